using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A reduction of several rates to one. Immutable, compared by value.</summary>
public sealed record Reduction
{
    private Reduction(ReductionKind kind, int percentile = 0)
    {
        Kind = kind;
        Percentile = percentile;
    }

    /// <summary>Every one must satisfy the comparison.</summary>
    public static Reduction Each { get; } = new(ReductionKind.Each);

    /// <summary>The smallest.</summary>
    public static Reduction Min { get; } = new(ReductionKind.Min);

    /// <summary>The largest.</summary>
    public static Reduction Max { get; } = new(ReductionKind.Max);

    /// <summary>The arithmetic mean.</summary>
    public static Reduction Average { get; } = new(ReductionKind.Average);

    /// <summary>The sum.</summary>
    public static Reduction Sum { get; } = new(ReductionKind.Sum);

    /// <summary>Which kind.</summary>
    public ReductionKind Kind { get; }

    /// <summary>For a percentile 50 to 99; otherwise 0.</summary>
    public int Percentile { get; }

    /// <summary>A percentile.</summary>
    /// <param name="percentile">50 to 99.</param>
    public static Reduction OfPercentile(int percentile) =>
        new(ReductionKind.Percentile, (int)Guard.InRange(percentile, 50, 99, nameof(percentile)));

    /// <summary>Reduces rates to one; for Each, to the smallest.</summary>
    /// <param name="rates">Shape: n >= 1. Unit: any.</param>
    /// <exception cref="ArgumentException">There is no rate.</exception>
    /// <remarks>A percentile p lies at position 1 + (n - 1) p of the sorted rates, interpolated linearly. Source:
    /// R. J. Hyndman, Y. Fan, "Sample Quantiles in Statistical Packages", American Statistician 50 (1996),
    /// definition 7.</remarks>
    public double Of(IReadOnlyList<double> rates)
    {
        if (Guard.NotNull(rates, nameof(rates)).Count == 0)
        {
            throw new ArgumentException("There is nothing to reduce.", nameof(rates));
        }

        return Kind switch
        {
            ReductionKind.Each or ReductionKind.Min => rates.Min(),
            ReductionKind.Max => rates.Max(),
            ReductionKind.Average => rates.Average(),
            ReductionKind.Sum => rates.Sum(),
            _ => PercentileOf(rates, Percentile / 100d),
        };
    }

    /// <summary>The name as a spec writes it.</summary>
    public override string ToString() => Kind == ReductionKind.Percentile
        ? "P" + Percentile.ToString(CultureInfo.InvariantCulture)
        : Kind.ToString();

    /// <summary>A percentile by linear interpolation between order statistics.</summary>
    /// <param name="values">Shape: n >= 1; any order.</param>
    /// <param name="fraction">0 to 1.</param>
    internal static double PercentileOf(IReadOnlyList<double> values, double fraction)
    {
        double[] sorted = values.OrderBy(value => value).ToArray();
        double position = (sorted.Length - 1) * fraction;
        int below = (int)Math.Floor(position);
        int above = Math.Min(below + 1, sorted.Length - 1);
        // Unknown rates are infinite, and infinity less infinity is no number.
        return position == below || double.IsInfinity(sorted[below])
            ? sorted[below]
            : sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
