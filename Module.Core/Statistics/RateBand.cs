using System;
using System.Globalization;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Statistics;

/// <summary>Bounds of a rate that is not measured, and the likeliest rate between them. Immutable.</summary>
public sealed class RateBand
{
    /// <summary>Makes a band.</summary>
    /// <param name="lowBitsPerSecond">The rate is at least this. Unit: bit/s; finite, at least 0.</param>
    /// <param name="highBitsPerSecond">The rate is at most this; positive infinity where nothing bounds it. Unit:
    /// bit/s; at least the low bound.</param>
    /// <param name="likelyBitsPerSecond">The likeliest rate, within the bounds; null where nothing hints at it.
    /// Unit: bit/s.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure breaks these rules.</exception>
    public RateBand(double lowBitsPerSecond, double highBitsPerSecond, double? likelyBitsPerSecond)
    {
        LowBitsPerSecond = Guard.NotNegative(lowBitsPerSecond, nameof(lowBitsPerSecond));
        if (!(highBitsPerSecond >= lowBitsPerSecond))
        {
            throw new ArgumentOutOfRangeException(nameof(highBitsPerSecond), highBitsPerSecond, string.Format(
                CultureInfo.InvariantCulture, "The high bound is at least the low one, {0}.", lowBitsPerSecond));
        }

        HighBitsPerSecond = highBitsPerSecond;
        LikelyBitsPerSecond = likelyBitsPerSecond is double likely
            ? Guard.InRange(likely, lowBitsPerSecond, highBitsPerSecond, nameof(likelyBitsPerSecond))
            : null;
    }

    /// <summary>The rate is at least this. Unit: bit/s; finite, at least 0.</summary>
    public double LowBitsPerSecond { get; }

    /// <summary>The rate is at most this; positive infinity where nothing bounds it. Unit: bit/s.</summary>
    public double HighBitsPerSecond { get; }

    /// <summary>The likeliest rate; null where nothing hints at it. Unit: bit/s.</summary>
    public double? LikelyBitsPerSecond { get; }
}
