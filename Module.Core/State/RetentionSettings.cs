using System;
using System.Globalization;
using NetUtil.Core.Internals;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.State;

/// <summary>The retention of statistics as a setting of a store.</summary>
public static class RetentionSettings
{
    /// <summary>The setting's name.</summary>
    public const string Name = "statistics.retention";

    /// <summary>Reads what is set.</summary>
    /// <param name="settings">The store's settings.</param>
    /// <returns>What is set; the default where nothing is, or what nobody can read.</returns>
    public static StatisticRetention Read(ISettingStore settings) =>
        Parse(Guard.NotNull(settings, nameof(settings)).Read(Name)) ?? StatisticRetention.Default;

    /// <summary>Sets a retention, or takes it back.</summary>
    /// <param name="settings">The store's settings.</param>
    /// <param name="retention">How long things are kept; null for the default.</param>
    public static void Put(ISettingStore settings, StatisticRetention? retention) =>
        Guard.NotNull(settings, nameof(settings)).Put(Name, retention is null ? null : string.Join(
            " ",
            TextOf(retention.Raw),
            TextOf(retention.Minutes),
            TextOf(retention.Hours),
            TextOf(retention.Days)));

    private static string TextOf(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);

    private static StatisticRetention? Parse(string? text)
    {
        string[] parts = (text ?? "").Split(' ');
        TimeSpan[] spans = new TimeSpan[4];
        if (parts.Length != spans.Length)
        {
            return null;
        }

        for (int i = 0; i < spans.Length; i++)
        {
            if (!TimeSpan.TryParseExact(parts[i], "c", CultureInfo.InvariantCulture, out spans[i]))
            {
                return null;
            }
        }

        try
        {
            return new StatisticRetention(spans[0], spans[1], spans[2], spans[3]);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
