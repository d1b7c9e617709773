using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Forecasting;

/// <summary>The lengths a forecast works with. Unit: minutes. Immutable.</summary>
internal sealed class ForecastTimes
{
    /// <summary>Windows that are foreseen at most: each costs an evaluation a future.</summary>
    public const int MostSteps = 12;

    private static readonly int s_day = (int)TimeSpan.FromDays(1).TotalMinutes;

    /// <param name="now">When the futures begin.</param>
    /// <param name="window">Length of the windows.</param>
    /// <param name="horizon">How far they reach.</param>
    public ForecastTimes(DateTimeOffset now, TimeSpan window, TimeSpan horizon)
    {
        Now = MinuteSpan.EndAt(now);
        Window = MinuteSpan.Length(window);
        Horizon = MinuteSpan.Length(horizon);
        int steps = Math.Min(MostSteps, (Horizon + Window - 1) / Window);
        int step = steps < MostSteps ? Window : 0;
        Ends = Enumerable.Range(1, steps)
            .Select(i => step > 0 ? Math.Min(i * step, Horizon) : (int)((long)Horizon * i / steps))
            .ToArray();
        Stride = Math.Max(1, Window / 10);
    }

    /// <summary>The minute before which the present window ends.</summary>
    public long Now { get; }

    public int Window { get; }

    public int Horizon { get; }

    /// <summary>When the foreseen windows end, from now, nearest first. They follow one another; the last one
    /// ends at the horizon and may overlap with the one before. Where there would be more than
    /// <see cref="MostSteps"/>, that many lie evenly over the horizon.</summary>
    public IReadOnlyList<int> Ends { get; }

    /// <summary>Between two times that a past course may begin at.</summary>
    public int Stride { get; }

    /// <summary>What has to be known before a past course begins: the window and the one before it.</summary>
    public int Before => 2 * Window;

    /// <summary>What is searched for courses that are like the present: the last day, and where a course is long,
    /// four of it.</summary>
    public MinuteSpan Recent
    {
        get
        {
            int length = Math.Max(s_day, 4 * (Before + Horizon));
            return new MinuteSpan(Now - length, length);
        }
    }

    /// <summary>What at least is searched: of fewer times the nearest ones are not near.</summary>
    public int LeastSearched => Math.Max(120, 4 * Window);

    /// <summary>The windows of a course that began at a time.</summary>
    public MinuteSpan Course(long start) => new(start - Window, Window + Horizon);

    /// <summary>These, and the window before.</summary>
    public MinuteSpan Around(long start) => new(start - Before, Before + Horizon);

    /// <summary>The same time of day on earlier days, newest first, a week back.</summary>
    public IEnumerable<long> SameTimeOfDay() => Enumerable.Range(1, 7).Select(days => Now - ((long)days * s_day));

    /// <summary>Times that recent courses may begin at, newest first.</summary>
    public IEnumerable<long> RecentStarts()
    {
        for (long start = Now - Horizon; start >= Recent.First + Before; start -= Stride)
        {
            yield return start;
        }
    }
}
