using System;
using System.Diagnostics;

namespace NetUtil.Bases;

/// <summary>Says when a report of progress may be shown: at once, then at most five times a second.</summary>
internal sealed class ProgressPace
{
    /// <summary>The least time between two reports.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Func<TimeSpan> _elapsed;
    private TimeSpan? _last;

    /// <summary>Starts with the machine's own timer.</summary>
    internal ProgressPace()
        : this(Timer())
    {
    }

    /// <summary>Starts with a timer.</summary>
    /// <param name="elapsed">The time since some start; never goes back.</param>
    internal ProgressPace(Func<TimeSpan> elapsed)
    {
        _elapsed = elapsed;
    }

    /// <summary>Says whether a report may be shown now, and counts it as shown if so.</summary>
    internal bool IsDue()
    {
        TimeSpan now = _elapsed();
        bool isDue = _last is null || now - _last.Value >= Pause;
        _last = isDue ? now : _last;
        return isDue;
    }

    private static Func<TimeSpan> Timer()
    {
        Stopwatch watch = Stopwatch.StartNew();
        return () => watch.Elapsed;
    }
}
