using System;
using System.Globalization;

namespace NetUtil.Core.Units;

/// <summary>Writes rates for people and for specs.</summary>
public static class BandwidthText
{
    private static readonly string[] s_specUnits = ["GBS", "MBS", "KBS", "BS"];

    /// <summary>Writes a rate in the unit that leaves one to three digits before the decimal sign.</summary>
    /// <param name="bitsPerSecond">Unit: bit/s; any finite number.</param>
    /// <param name="culture">Its decimal sign is used.</param>
    public static string Scaled(double bitsPerSecond, IFormatProvider culture)
    {
        double size = Math.Abs(bitsPerSecond);
        return size switch
        {
            // The limits are where rounding to three digits would give 1000 of the smaller unit.
            >= 999.5e6 => (bitsPerSecond / 1e9).ToString("0.###", culture) + " Gbit/s",
            >= 999.5e3 => (bitsPerSecond / 1e6).ToString("0.###", culture) + " Mbit/s",
            >= 999.5 => (bitsPerSecond / 1e3).ToString("0.###", culture) + " kbit/s",
            _ => bitsPerSecond.ToString("0.###", culture) + " bit/s",
        };
    }

    /// <summary>Writes a rate so that a spec reads back the same number.</summary>
    /// <param name="bitsPerSecond">Unit: bit/s; finite, at least 0.</param>
    public static string ForSpec(double bitsPerSecond)
    {
        foreach (string symbol in s_specUnits)
        {
            BandwidthUnit unit = BandwidthUnit.Find(symbol)!;
            double amount = bitsPerSecond / unit.BitsPerSecond;
            string text = amount.ToString("R", CultureInfo.InvariantCulture);
            bool isPlain = text.IndexOf('E') < 0 && (amount >= 0.1 || symbol == "BS" || bitsPerSecond == 0);
            if (isPlain && double.Parse(text, CultureInfo.InvariantCulture) * unit.BitsPerSecond == bitsPerSecond)
            {
                return text + " " + symbol;
            }
        }

        return WithoutExponent(bitsPerSecond.ToString("R", CultureInfo.InvariantCulture)) + " bps";
    }

    // Specs have no exponents; the digits stay the same.
    private static string WithoutExponent(string text)
    {
        int mark = text.IndexOf('E');
        if (mark < 0)
        {
            return text;
        }

        int exponent = int.Parse(text.Substring(mark + 1), CultureInfo.InvariantCulture);
        int point = text.IndexOf('.');
        string digits = text.Substring(0, mark).Replace(".", string.Empty);
        int whole = (point < 0 ? mark : point) + exponent;
        return whole <= 0
            ? "0." + new string('0', -whole) + digits
            : digits.PadRight(whole, '0').Insert(whole, digits.Length > whole ? "." : string.Empty);
    }
}
