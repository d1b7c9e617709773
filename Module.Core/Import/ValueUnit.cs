using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetUtil.Core.Units;

namespace NetUtil.Core.Import;

/// <summary>The unit of values in a plain CSV: a rate over the interval, or bytes moved in it.
/// Immutable.</summary>
public sealed class ValueUnit
{
    private static readonly Regex s_inHeader = new(
        @"^(?<name>.*?)\s*[(\[]\s*(?<unit>[^()\[\]]+?)\s*[)\]]\s*$", RegexOptions.CultureInvariant);

    private ValueUnit(string symbol, double bytes, bool isRate)
    {
        Symbol = symbol;
        Bytes = bytes;
        IsRate = isRate;
    }

    /// <summary>Every unit: those of bandwidth, bit/s to Gbit/s as views write them, and bytes.</summary>
    public static IReadOnlyList<ValueUnit> All { get; } =
    [
        .. BandwidthUnit.All.Select(unit => new ValueUnit(unit.Symbol, unit.BitsPerSecond / 8, true)),
        new("bit/s", 1d / 8, true), new("kbit/s", 1e3 / 8, true), new("Mbit/s", 1e6 / 8, true),
        new("Gbit/s", 1e9 / 8, true),
        new("B", 1, false), new("bytes", 1, false), new("kB", 1e3, false), new("MB", 1e6, false),
        new("GB", 1e9, false), new("KiB", 1024, false), new("MiB", 1024 * 1024, false),
        new("GiB", 1024 * 1024 * 1024, false),
    ];

    /// <summary>The unit as it is written; its case counts.</summary>
    public string Symbol { get; }

    /// <summary>One of the unit. Unit: B/s for a rate, else B.</summary>
    public double Bytes { get; }

    /// <summary>True for a rate, false for bytes moved in the interval.</summary>
    public bool IsRate { get; }

    /// <summary>Finds a unit by its symbol, case and all.</summary>
    /// <param name="symbol">The symbol as written.</param>
    /// <returns>The unit, or null where none is written so.</returns>
    public static ValueUnit? Find(string? symbol) => All.FirstOrDefault(unit => unit.Symbol == symbol);

    /// <summary>Takes a header such as "sent (Mbit/s)" or "sent [MB/s]" apart.</summary>
    /// <param name="header">The header.</param>
    /// <returns>The name, and what stands in brackets at the end; null for nothing.</returns>
    internal static (string Name, string? Unit) Split(string header)
    {
        Match match = s_inHeader.Match(header);
        return match.Success && match.Groups["name"].Value.Length > 0
            ? (match.Groups["name"].Value, match.Groups["unit"].Value)
            : (header.Trim(), null);
    }

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}
