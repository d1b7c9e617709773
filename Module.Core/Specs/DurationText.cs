using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetUtil.Core.Specs;

/// <summary>Reads and writes spans of time as specs have them: "5 min", "90s", "1.5 h", "2 d" or
/// "00:05:00".</summary>
public static class DurationText
{
    /// <summary>The longest span that a spec may name.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(31);

    private static readonly Regex s_amount = new(
        @"^(?<amount>[0-9]{1,9}(\.[0-9]{1,7})?)\s*(?<unit>s|min|h|d)$", RegexOptions.CultureInvariant);

    private static readonly Regex s_clock = new(
        @"^((?<d>[0-9]{1,2})\.)?(?<h>[0-9]{1,2}):(?<m>[0-5][0-9]):(?<s>[0-5][0-9])$",
        RegexOptions.CultureInvariant);

    private static readonly KeyValuePair<string, long>[] s_units =
    [
        new("d", TimeSpan.TicksPerDay), new("h", TimeSpan.TicksPerHour),
        new("min", TimeSpan.TicksPerMinute), new("s", TimeSpan.TicksPerSecond),
    ];

    /// <summary>Reads a span: a number and s, min, h or d, or [days.]hours:minutes:seconds.</summary>
    /// <param name="text">The text; white space around it is free.</param>
    /// <param name="duration">The span, or zero.</param>
    /// <returns>True where the text is a span above 0 and of at most <see cref="Longest"/>.</returns>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        string trimmed = (text ?? string.Empty).Trim();
        decimal ticks = TicksOfClock(trimmed) ?? TicksOfAmount(trimmed) ?? 0;
        bool isInRange = ticks >= 1 && ticks <= Longest.Ticks;
        duration = isInRange ? new TimeSpan((long)ticks) : TimeSpan.Zero;
        return isInRange;
    }

    /// <summary>Writes a span in the largest unit that it is a whole number of, else in seconds.</summary>
    /// <param name="duration">The span; above 0.</param>
    public static string Write(TimeSpan duration)
    {
        foreach (KeyValuePair<string, long> unit in s_units)
        {
            if (duration.Ticks % unit.Value == 0)
            {
                return (duration.Ticks / unit.Value).ToString(CultureInfo.InvariantCulture) + " " + unit.Key;
            }
        }

        decimal seconds = (decimal)duration.Ticks / TimeSpan.TicksPerSecond;
        return seconds.ToString("0.#######", CultureInfo.InvariantCulture) + " s";
    }

    private static decimal? TicksOfAmount(string text)
    {
        Match match = s_amount.Match(text);
        if (!match.Success)
        {
            return null;
        }

        decimal amount = decimal.Parse(
            match.Groups["amount"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return amount * Array.Find(s_units, unit => unit.Key == match.Groups["unit"].Value).Value;
    }

    private static decimal? TicksOfClock(string text)
    {
        Match match = s_clock.Match(text);
        if (!match.Success)
        {
            return null;
        }

        int Part(string name) => match.Groups[name].Success
            ? int.Parse(match.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;
        return new TimeSpan(Part("d"), Part("h"), Part("m"), Part("s")).Ticks;
    }
}
