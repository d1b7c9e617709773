using System;
using System.Globalization;
using NetUtil.Core.Internals;
using NetUtil.Core.Units;

namespace NetUtil.Core.Model;

/// <summary>The bandwidth settings of a virtual port; all of them act on what the VM sends. Immutable, compared
/// by value.</summary>
public sealed record PortSettings
{
    /// <summary>Makes settings.</summary>
    /// <param name="minimumBitsPerSecond">Guarantee on a switch in absolute mode; null for none. Unit: bit/s;
    /// at least 0.</param>
    /// <param name="minimumWeight">Guarantee on a switch in weight mode; null for none; 1 to 100.</param>
    /// <param name="maximumBitsPerSecond">Limit in every mode; null for none. Unit: bit/s; above 0 and not below
    /// the minimum.</param>
    /// <exception cref="ArgumentException">A value breaks its range, or the minimum is above the
    /// maximum.</exception>
    public PortSettings(
        double? minimumBitsPerSecond = null, int? minimumWeight = null, double? maximumBitsPerSecond = null)
    {
        if (minimumBitsPerSecond is double minimum)
        {
            Guard.NotNegative(minimum, nameof(minimumBitsPerSecond));
        }

        if (minimumWeight is int weight)
        {
            Guard.InRange(weight, 1, 100, nameof(minimumWeight));
        }

        if (maximumBitsPerSecond is double maximum)
        {
            Guard.InRange(maximum, double.Epsilon, double.MaxValue, nameof(maximumBitsPerSecond));
            if (minimumBitsPerSecond > maximum)
            {
                throw new ArgumentException(
                    $"The minimum of {minimumBitsPerSecond} bit/s is above the maximum of {maximum} bit/s.",
                    nameof(minimumBitsPerSecond));
            }
        }

        MinimumBitsPerSecond = minimumBitsPerSecond;
        MinimumWeight = minimumWeight;
        MaximumBitsPerSecond = maximumBitsPerSecond;
    }

    /// <summary>No guarantee and no limit.</summary>
    public static PortSettings Unset { get; } = new();

    /// <summary>Guarantee on a switch in absolute mode; null for none. Unit: bit/s.</summary>
    public double? MinimumBitsPerSecond { get; }

    /// <summary>Guarantee on a switch in weight mode; null for none; 1 to 100.</summary>
    public int? MinimumWeight { get; }

    /// <summary>Limit in every mode; null for none. Unit: bit/s.</summary>
    public double? MaximumBitsPerSecond { get; }

    /// <summary>The settings in words, such as "minimum 40 Mbit/s, no maximum".</summary>
    public override string ToString()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        string minimum = (MinimumBitsPerSecond, MinimumWeight) switch
        {
            (double bits, _) => "minimum " + BandwidthText.Scaled(bits, culture),
            (_, int weight) => string.Format(culture, "weight {0}", weight),
            _ => "no minimum",
        };
        return MaximumBitsPerSecond is double maximum
            ? minimum + ", maximum " + BandwidthText.Scaled(maximum, culture)
            : minimum + ", no maximum";
    }
}
