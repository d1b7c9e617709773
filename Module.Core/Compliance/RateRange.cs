using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Compliance;

/// <summary>A rate that lies between two bounds. Unit: bit/s. Invariant: 0 &lt;= Low &lt;= High; High may be
/// infinite.</summary>
internal readonly record struct RateRange
{
    public RateRange(double low, double high, Evidence evidence)
    {
        Low = Guard.NotNegative(low, nameof(low));
        High = high >= low ? high : throw new ArgumentOutOfRangeException(nameof(high), high, $"Below {low}.");
        Evidence = evidence;
    }

    /// <summary>Nothing is known.</summary>
    public static RateRange Unknown { get; } = new(0, double.PositiveInfinity, Evidence.None);

    public double Low { get; }

    public double High { get; }

    public Evidence Evidence { get; }

    public static RateRange Exactly(double rate) => new(rate, rate, Evidence.Measured);

    /// <summary>Not measured, but likely.</summary>
    public static RateRange Likely(double rate) => new(rate, rate, Evidence.Estimated);

    public static RateRange operator +(RateRange left, RateRange right) =>
        new(left.Low + right.Low, left.High + right.High, Worse(left.Evidence, right.Evidence));

    /// <summary>The worse of two kinds of evidence.</summary>
    public static Evidence Worse(Evidence left, Evidence right) => left > right ? left : right;
}
