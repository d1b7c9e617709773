using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>How the rates of a window become one: the mean or a percentile. Immutable, compared by
/// value.</summary>
public sealed record WindowStatistic
{
    private WindowStatistic(int? percentile) => Percentile = percentile;

    /// <summary>The mean, weighted by the intervals' lengths.</summary>
    public static WindowStatistic Mean { get; } = new((int?)null);

    /// <summary>1 to 99; null for the mean.</summary>
    public int? Percentile { get; }

    /// <summary>A percentile over the intervals.</summary>
    /// <param name="percentile">1 to 99.</param>
    public static WindowStatistic OfPercentile(int percentile) =>
        new((int)Guard.InRange(percentile, 1, 99, nameof(percentile)));

    /// <summary>Reduces the rates of a window to one.</summary>
    /// <param name="rates">Shape: n >= 1.</param>
    /// <param name="seconds">Shape: n; each above 0. Unit: s. Lengths of the intervals.</param>
    public double Of(IReadOnlyList<double> rates, IReadOnlyList<double> seconds)
    {
        if (Percentile is int percentile)
        {
            return Reduction.PercentileOf(rates, percentile / 100d);
        }

        double moved = 0;
        for (int i = 0; i < rates.Count; i++)
        {
            moved += rates[i] * seconds[i];
        }

        return moved / seconds.Sum();
    }

    /// <summary>As a spec writes it: "mean" or "p95".</summary>
    public override string ToString() =>
        Percentile is int percentile ? "p" + percentile.ToString(CultureInfo.InvariantCulture) : "mean";
}
