using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Pairs;

/// <summary>What the totals of a window force of pair rates that no meter counts. Rates in bit/s. Not safe on
/// several threads, since figures are kept once asked for.</summary>
/// <remarks>The mean of a window has the bounds that its totals allow. Percentiles of totals do not add up, so
/// there each interval of the window is bounded by its own totals first; the percentile of a pair then lies
/// between the percentiles of its bounds.</remarks>
internal sealed class PairBounds
{
    private readonly TotalsBounds? _whole;
    private readonly IntervalBounds? _intervals;

    /// <summary>Makes bounds.</summary>
    /// <param name="fabric">The fabric that was metered.</param>
    /// <param name="rates">The rates. What was not measured but foreseen gives high bounds only.</param>
    /// <param name="statistic">How the intervals become one figure.</param>
    /// <param name="known">The exact rate of a pair, or null where the meters do not tell.</param>
    public PairBounds(
        FabricInventory fabric,
        ITrafficRates rates,
        WindowStatistic statistic,
        Func<(string Source, string Target), double?> known)
    {
        IMeasuredRates? measured = rates as IMeasuredRates;
        if (statistic == WindowStatistic.Mean)
        {
            _whole = new TotalsBounds(new PairTotals(fabric, rates, known), measured is not null);
        }
        else if (measured is not null)
        {
            _intervals = new IntervalBounds(fabric, measured, statistic);
        }
    }

    /// <summary>Bounds of one pair's rate.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>From 0 to infinity where nothing is known.</returns>
    public (double Low, double High) Of((string Source, string Target) pair) =>
        _whole?.Of(pair) ?? _intervals?.Of(pair) ?? (0, double.PositiveInfinity);

    /// <summary>Bounds of a weighted sum of pair rates.</summary>
    /// <param name="pairs">Shape: n >= 1; each pair once, with a weight above 0.</param>
    /// <returns>From 0 to infinity where nothing is known.</returns>
    public (double Low, double High) Of(IReadOnlyList<((string Source, string Target) Pair, double Weight)> pairs) =>
        _whole?.Of(pairs) ?? _intervals?.Of(pairs) ?? (0, double.PositiveInfinity);
}
