using System;
using System.Collections.Generic;

namespace NetUtil.Core.Units;

/// <summary>A unit of bandwidth as it is written. Immutable.</summary>
/// <remarks>Source: SI decimal prefixes (BIPM brochure, 9th ed.), IEC 80000-13 binary prefixes; BS to GBS are the
/// bytes per second of network specs.</remarks>
public sealed class BandwidthUnit
{
    private BandwidthUnit(string symbol, double bitsPerSecond)
    {
        Symbol = symbol;
        BitsPerSecond = bitsPerSecond;
    }

    /// <summary>Every unit, spec units first.</summary>
    public static IReadOnlyList<BandwidthUnit> All { get; } = Array.AsReadOnly(new BandwidthUnit[]
    {
        new("BS", 8), new("KBS", 8e3), new("MBS", 8e6), new("GBS", 8e9),
        new("B/s", 8), new("kB/s", 8e3), new("MB/s", 8e6), new("GB/s", 8e9),
        new("KiB/s", 8d * 1024), new("MiB/s", 8d * 1024 * 1024), new("GiB/s", 8d * 1024 * 1024 * 1024),
        new("bps", 1), new("kbps", 1e3), new("Mbps", 1e6), new("Gbps", 1e9),
    });

    /// <summary>The unit as it is written; its case counts.</summary>
    public string Symbol { get; }

    /// <summary>One of the unit. Unit: bit/s.</summary>
    public double BitsPerSecond { get; }

    /// <summary>Finds a unit by its symbol, case and all.</summary>
    /// <param name="symbol">The symbol as written.</param>
    /// <returns>The unit, or null where none is written so.</returns>
    public static BandwidthUnit? Find(string? symbol)
    {
        foreach (BandwidthUnit unit in All)
        {
            if (string.Equals(unit.Symbol, symbol, StringComparison.Ordinal))
            {
                return unit;
            }
        }

        return null;
    }

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}
