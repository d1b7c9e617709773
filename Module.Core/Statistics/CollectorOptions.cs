using System;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>What a collector is told about the meters. Immutable.</summary>
public sealed class CollectorOptions
{
    private readonly TimeSpan? _usualInterval;
    private readonly double _longFactor = 1.5;
    private readonly double _clockTolerance = 0.05;
    private readonly Func<CounterReading, double?> _maximum = _ => null;

    /// <summary>The time between two readings when none is missing; above 0. Null, the default, stands for the
    /// median of the intervals of one reading of all meters.</summary>
    public TimeSpan? UsualInterval
    {
        get => _usualInterval;
        init => _usualInterval = value is TimeSpan interval && interval <= TimeSpan.Zero
            ? throw new ArgumentOutOfRangeException(nameof(value), value, "The usual interval is above 0.")
            : value;
    }

    /// <summary>An interval is long where it is above this many usual ones; 1 to 100, 1.5 by default: one missing
    /// reading makes two.</summary>
    public double LongFactor
    {
        get => _longFactor;
        init => _longFactor = Guard.InRange(value, 1, 100, nameof(value));
    }

    /// <summary>How far a meter's clock and the clock of whoever asked may differ about the time between two
    /// readings, as a share of the shorter; 0 to 0.5, 0.05 by default. No rate is further from the truth for a
    /// clock that was set.</summary>
    public double ClockTolerance
    {
        get => _clockTolerance;
        init => _clockTolerance = Guard.InRange(value, 0, 0.5, nameof(value));
    }

    /// <summary>The most that a counter's adapter, uplink or link can carry each way, or null where that is not
    /// known, as by default. It decides whether a counter that fell wrapped or started again, and whether one of
    /// 32 bits can have wrapped twice. Unit: bit/s.</summary>
    public Func<CounterReading, double?> MaximumBitsPerSecond
    {
        get => _maximum;
        init => _maximum = Guard.NotNull(value, nameof(value));
    }
}
