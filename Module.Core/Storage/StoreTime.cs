using System;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Numbers the minutes, hours and days of a store from 0, the first of the year 1. A time belongs to the
/// one that ends with it or after it, so that a sample that ends on the hour counts in the hour before.</summary>
internal static class StoreTime
{
    /// <summary>Length of a minute, an hour or a day. Unit: tick of 100 ns.</summary>
    public static long LengthOf(StatisticResolution resolution) => resolution switch
    {
        StatisticResolution.Minute => TimeSpan.TicksPerMinute,
        StatisticResolution.Hour => TimeSpan.TicksPerHour,
        StatisticResolution.Day => TimeSpan.TicksPerDay,
        _ => throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "It has no length."),
    };

    /// <summary>The minute, hour or day to which a time belongs.</summary>
    /// <param name="ticks">The time; above 0.</param>
    /// <param name="resolution">Which of them.</param>
    public static long NumberOf(long ticks, StatisticResolution resolution) =>
        (ticks - 1) / LengthOf(resolution);

    /// <summary>The hour to which a time belongs.</summary>
    /// <param name="ticks">The time; above 0.</param>
    public static long HourOf(long ticks) => NumberOf(ticks, StatisticResolution.Hour);

    /// <summary>The first minute, hour or day that is not wholly before a time.</summary>
    /// <param name="ticks">The time; at least 0.</param>
    /// <param name="resolution">Which of them.</param>
    public static long FirstFrom(long ticks, StatisticResolution resolution) => ticks / LengthOf(resolution);
}
