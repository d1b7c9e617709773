using System;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using NetUtil.Core.Compliance;

namespace NetUtil.Formats;

/// <summary>Scales figures and chooses words for the module's views. Not for scripts: it may change.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewText
{
    private const double Mega = 1e6;
    private const double Gibi = 1024d * 1024 * 1024;

    /// <summary>A rate in Mbit/s with three decimals.</summary>
    /// <param name="bitsPerSecond">Unit: bit/s; null where unknown, infinite where nothing limits.</param>
    /// <returns>The number in the current culture; "" for null, "unlimited" for infinite.</returns>
    public static string Megabits(double? bitsPerSecond) => bitsPerSecond switch
    {
        null => "",
        double.PositiveInfinity => "unlimited",
        double rate => (rate / Mega).ToString("N3", CultureInfo.CurrentCulture),
    };

    /// <summary>Rates in Mbit/s, one beside the other.</summary>
    /// <param name="bitsPerSecond">Unit: bit/s.</param>
    /// <returns>Such as "1.000, 2.500".</returns>
    public static string MegabitsOfAll(double[] bitsPerSecond) =>
        string.Join(", ", Array.ConvertAll(bitsPerSecond, rate => Megabits(rate)));

    /// <summary>What was measured: a name, or a pair of names.</summary>
    /// <param name="name">The name.</param>
    /// <param name="remote">The other end of a pair; null or "" for what is no pair.</param>
    /// <returns>Such as "web-1" or "web-1 - db-1".</returns>
    public static string Way(string name, string? remote) =>
        string.IsNullOrEmpty(remote) ? name : name + " - " + remote;

    /// <summary>What is observed in Mbit/s: the figure, or the band that it lies in.</summary>
    /// <param name="observed">The figure; null where it is not measured. Unit: bit/s.</param>
    /// <param name="low">It is at least this. Unit: bit/s.</param>
    /// <param name="high">It is at most this; infinite where nothing is known. Unit: bit/s.</param>
    /// <returns>Such as "1.500", "1.000-2.500", ">= 1.000", or "" where nothing is known.</returns>
    public static string Band(double? observed, double low, double high)
    {
        if (observed is not null)
        {
            return Megabits(observed);
        }

        return !double.IsPositiveInfinity(high) ? Megabits(low) + "-" + Megabits(high)
            : low > 0 ? ">= " + Megabits(low)
            : "";
    }

    /// <summary>A verdict, and what an Unknown one likely is.</summary>
    /// <param name="status">The verdict.</param>
    /// <param name="likely">What it is by an estimate; null where there is none.</param>
    /// <returns>Such as "Met", or "Unknown, likely Met".</returns>
    public static string Verdict(ComplianceStatus status, ComplianceStatus? likely) =>
        likely is null ? status.ToString() : $"{status}, likely {likely}";

    /// <summary>Memory in GiB with one decimal.</summary>
    /// <param name="bytes">Unit: byte.</param>
    public static string Gibibytes(long bytes) => (bytes / Gibi).ToString("N1", CultureInfo.CurrentCulture);

    /// <summary>A share as a percentage without decimals.</summary>
    /// <param name="fraction">0 to 1.</param>
    public static string Percent(double fraction) =>
        (fraction * 100).ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A guarantee of a port: in Mbit/s, or its weight.</summary>
    /// <param name="bitsPerSecond">Unit: bit/s; null for none.</param>
    /// <param name="weight">1 to 100; null for none.</param>
    public static string Guarantee(double? bitsPerSecond, int? weight) => weight is int share
        ? string.Format(CultureInfo.CurrentCulture, "weight {0}", share)
        : Megabits(bitsPerSecond);

    /// <summary>A time in the zone of the machine, to the second.</summary>
    /// <param name="time">Any time; null where there is none.</param>
    public static string Local(DateTimeOffset? time) =>
        time is DateTimeOffset known ? known.ToLocalTime().ToString("G", CultureInfo.CurrentCulture) : "";

    /// <summary>A span of time in its largest fitting unit.</summary>
    /// <param name="span">At least 0; null where there is none.</param>
    /// <returns>Such as "45 s", "5 min", "1.5 h", "2 d"; "" for null.</returns>
    public static string Span(TimeSpan? span)
    {
        if (span is not TimeSpan known)
        {
            return "";
        }

        (double amount, string unit) = known switch
        {
            { TotalDays: >= 2 } => (known.TotalDays, "d"),
            { TotalHours: >= 2 } => (known.TotalHours, "h"),
            { TotalMinutes: >= 2 } => (known.TotalMinutes, "min"),
            _ => (known.TotalSeconds, "s"),
        };
        return amount.ToString("0.#", CultureInfo.CurrentCulture) + " " + unit;
    }

    /// <summary>Windows in which something is done.</summary>
    /// <param name="windows">The windows; null or none for any time.</param>
    public static string Windows(string[]? windows) =>
        windows is null || windows.Length == 0 ? "any time" : string.Join("; ", windows);

    /// <summary>Texts one below the other.</summary>
    /// <param name="lines">The texts; null for none.</param>
    public static string Lines(string[]? lines) => string.Join(Environment.NewLine, lines ?? []);

    /// <summary>The last part of a path.</summary>
    /// <param name="path">The path.</param>
    public static string FileName(string path) => Path.GetFileName(path);
}
