using System;
using System.Globalization;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Units;

/// <summary>Writes memory for people, in steps of 1024.</summary>
public static class MemoryText
{
    private static readonly string[] s_units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>Writes an amount in the largest unit of which it has at least one, with up to one
    /// decimal.</summary>
    /// <param name="bytes">Unit: byte; finite, at least 0.</param>
    /// <param name="culture">Decides the decimal sign.</param>
    /// <returns>A text such as "1.5 GiB".</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or not finite.</exception>
    public static string Scaled(double bytes, CultureInfo culture)
    {
        double amount = Guard.NotNegative(bytes, nameof(bytes));
        int unit = 0;
        // What would be rounded to 1024.0 belongs to the next unit.
        while (amount >= 1023.95 && unit < s_units.Length - 1)
        {
            amount /= 1024;
            unit++;
        }

        return string.Format(Guard.NotNull(culture, nameof(culture)), "{0:0.#} {1}", amount, s_units[unit]);
    }
}
