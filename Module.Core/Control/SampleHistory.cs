using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Control;

/// <summary>The stored samples of a fabric up to now, read as far back as somebody asks. Not safe on several
/// threads.</summary>
/// <remarks>A verdict looks at a window, and at how old the newest sample is: older than three intervals and the
/// window is stale. So it needs the samples of the longer of the two, and of one interval more that reaches into
/// it.</remarks>
internal sealed class SampleHistory
{
    private static readonly TimeSpan s_leastSpan = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromHours(24);

    private readonly IStatisticStore _statistics;
    private readonly string _fabricId;
    private readonly CancellationToken _stopToken;
    private TrafficSample[] _samples = [];
    private DateTimeOffset _from;

    /// <summary>Reads what a verdict now needs.</summary>
    /// <param name="statistics">Where the samples are.</param>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="now">The fabric's time.</param>
    /// <param name="longestWindow">The longest window of any requirement.</param>
    /// <param name="stopToken">Ends the reading.</param>
    public SampleHistory(
        IStatisticStore statistics,
        string fabricId,
        DateTimeOffset now,
        TimeSpan longestWindow,
        CancellationToken stopToken)
    {
        _statistics = statistics;
        _fabricId = fabricId;
        _stopToken = stopToken;
        _from = now;
        ReadFrom(now - longestWindow - s_leastSpan);
        if (_samples.Length == 0)
        {
            ReadFrom(now - longestWindow - s_longestSilence);
        }

        double[] seconds = _samples.Select(sample => sample.IntervalSeconds).OrderBy(length => length).ToArray();
        Interval = TimeSpan.FromSeconds(seconds.Length == 0 ? 60 : Math.Max(1, seconds[seconds.Length / 2]));
        TimeSpan stale = TimeSpan.FromTicks(3 * Interval.Ticks);
        Span = (longestWindow > stale ? longestWindow : stale) + Interval;
        ReadFrom(now - Span);
    }

    /// <summary>The usual time between two readings: the median interval of the samples.</summary>
    public TimeSpan Interval { get; }

    /// <summary>How far back a verdict looks.</summary>
    public TimeSpan Span { get; }

    /// <summary>The samples that a verdict at a time needs, and others.</summary>
    /// <param name="at">Now or earlier.</param>
    public IReadOnlyList<TrafficSample> For(DateTimeOffset at)
    {
        ReadFrom(at - Span);
        return _samples;
    }

    private void ReadFrom(DateTimeOffset from)
    {
        if (from < _from)
        {
            _samples = [.. _statistics.Read(_fabricId, from, _from, _stopToken), .. _samples];
            _from = from;
        }
    }
}
