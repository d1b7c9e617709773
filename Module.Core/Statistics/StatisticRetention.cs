using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Statistics;

/// <summary>How long samples are kept as they are, and how long as minutes, hours and days. Ages count from the
/// newest sample of the fabric, or from its clock where that is earlier. Immutable, compared by value.</summary>
public sealed record StatisticRetention
{
    private static readonly TimeSpan s_leastRaw = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(36_500);

    /// <summary>What holds where nothing else was set: samples for 48 hours, minutes for 30 days, hours for 400
    /// days (13 months), days for 1827 days (5 years).</summary>
    public static StatisticRetention Default { get; } = new(
        TimeSpan.FromHours(48), TimeSpan.FromDays(30), TimeSpan.FromDays(400), TimeSpan.FromDays(1827));

    /// <summary>Makes a retention.</summary>
    /// <param name="raw">How long each sample stays; at least 1 hour.</param>
    /// <param name="minutes">How long minutes stay; at least as long as samples.</param>
    /// <param name="hours">How long hours stay; at least as long as minutes.</param>
    /// <param name="days">How long days stay; at least as long as hours, at most 36 500 days. What is older is
    /// deleted.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument breaks the limits above.</exception>
    public StatisticRetention(TimeSpan raw, TimeSpan minutes, TimeSpan hours, TimeSpan days)
    {
        Raw = Between(raw, s_leastRaw, s_longest, nameof(raw));
        Minutes = Between(minutes, raw, s_longest, nameof(minutes));
        Hours = Between(hours, minutes, s_longest, nameof(hours));
        Days = Between(days, hours, s_longest, nameof(days));
    }

    /// <summary>How long each sample stays.</summary>
    public TimeSpan Raw { get; }

    /// <summary>How long minutes stay.</summary>
    public TimeSpan Minutes { get; }

    /// <summary>How long hours stay.</summary>
    public TimeSpan Hours { get; }

    /// <summary>How long days stay; what is older is deleted.</summary>
    public TimeSpan Days { get; }

    private static TimeSpan Between(TimeSpan value, TimeSpan least, TimeSpan most, string name)
    {
        Guard.InRange(value.TotalDays, least.TotalDays, most.TotalDays, name);
        return value;
    }
}
