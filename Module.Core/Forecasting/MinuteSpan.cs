using System;

namespace NetUtil.Core.Forecasting;

/// <summary>Whole minutes one after the other. Immutable.</summary>
/// <param name="First">The first minute: minutes since the begin of the calendar, UTC.</param>
/// <param name="Count">How many; at least 0.</param>
internal readonly record struct MinuteSpan(long First, int Count)
{
    public DateTimeOffset Start => TimeOf(First);

    public DateTimeOffset End => TimeOf(First + Count);

    /// <summary>The last whole minute that has ended by a time, as the number of the one after it.</summary>
    public static long EndAt(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerMinute;

    /// <summary>When a minute begins.</summary>
    public static DateTimeOffset TimeOf(long minute) => new(minute * TimeSpan.TicksPerMinute, TimeSpan.Zero);

    /// <summary>A length in whole minutes, rounded up; at least 1.</summary>
    public static int Length(TimeSpan length) =>
        (int)Math.Max(1, (length.Ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute);
}
