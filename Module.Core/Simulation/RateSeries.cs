using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>A rate over time: constant, or a recording in equal intervals. Immutable, safe on any
/// thread.</summary>
public sealed class RateSeries
{
    /// <summary>Makes a series.</summary>
    /// <param name="start">Begin of the first interval, UTC.</param>
    /// <param name="interval">Length of each interval; above 0.</param>
    /// <param name="bitsPerSecond">Shape: n >= 1 rates, oldest first. Unit: bit/s; finite, at least 0.</param>
    /// <param name="end">What happens when the last interval is over.</param>
    /// <exception cref="ArgumentException">The interval is not above 0, or there is no rate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is negative or not finite.</exception>
    public RateSeries(
        DateTimeOffset start,
        TimeSpan interval,
        IReadOnlyList<double> bitsPerSecond,
        SeriesEnd end = SeriesEnd.Repeat)
    {
        if (interval <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "An interval is longer than 0.");
        }

        if (Guard.NotNull(bitsPerSecond, nameof(bitsPerSecond)).Count == 0)
        {
            throw new ArgumentException("A series has at least one rate.", nameof(bitsPerSecond));
        }

        foreach (double rate in bitsPerSecond)
        {
            Guard.NotNegative(rate, nameof(bitsPerSecond));
        }

        Start = start.ToUniversalTime();
        Interval = interval;
        BitsPerSecond = bitsPerSecond;
        End = end;
    }

    /// <summary>Begin of the first interval, UTC.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Length of each interval.</summary>
    public TimeSpan Interval { get; }

    /// <summary>The rates, oldest first. Unit: bit/s.</summary>
    public IReadOnlyList<double> BitsPerSecond { get; }

    /// <summary>What happens when the last interval is over.</summary>
    public SeriesEnd End { get; }

    /// <summary>True where the rate never changes.</summary>
    public bool IsConstant => BitsPerSecond.Count == 1 && End == SeriesEnd.Repeat;

    /// <summary>Makes a rate that never changes.</summary>
    /// <param name="bitsPerSecond">Unit: bit/s; finite, at least 0.</param>
    public static RateSeries Constant(double bitsPerSecond) =>
        new(DateTimeOffset.FromUnixTimeSeconds(0), TimeSpan.FromDays(1), [bitsPerSecond]);

    /// <summary>Gives the rate at a time.</summary>
    /// <param name="time">Any time.</param>
    /// <returns>Unit: bit/s.</returns>
    public double At(DateTimeOffset time)
    {
        if (IsConstant)
        {
            return BitsPerSecond[0];
        }

        long elapsed = (time - Start).Ticks;
        long index = elapsed / Interval.Ticks;
        if (elapsed < 0 && elapsed % Interval.Ticks != 0)
        {
            index--;
        }

        long count = BitsPerSecond.Count;
        return End == SeriesEnd.Repeat
            ? BitsPerSecond[(int)(((index % count) + count) % count)]
            : index >= 0 && index < count ? BitsPerSecond[(int)index] : 0;
    }
}
