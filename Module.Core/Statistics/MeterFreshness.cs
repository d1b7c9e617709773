using System;

namespace NetUtil.Core.Statistics;

/// <summary>How new the samples of an adapter, uplink, link or pair are: says why a window has no rate.
/// Immutable.</summary>
public sealed class MeterFreshness
{
    internal MeterFreshness(DateTimeOffset newest, TimeSpan interval, int fullIntervals, bool isStale)
    {
        Newest = newest;
        Interval = interval;
        FullIntervals = fullIntervals;
        IsStale = isStale;
    }

    /// <summary>End of the newest sample, UTC.</summary>
    public DateTimeOffset Newest { get; }

    /// <summary>Median length of the intervals.</summary>
    public TimeSpan Interval { get; }

    /// <summary>How many intervals lie fully within the window; with none its rate is unknown.</summary>
    public int FullIntervals { get; }

    /// <summary>True where the newest sample is older than three intervals and older than the window.</summary>
    public bool IsStale { get; }
}
