using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Pairs;

/// <summary>Bounds of percentiles over the intervals of a window. Rates in bit/s. Not safe on several threads,
/// since figures are kept once asked for.</summary>
/// <remarks>A pair's rate is that over the intervals of its receiver's meter, or of its sender's where only
/// that is read. In each of them it lies between the bounds that the interval's totals allow, and a percentile
/// grows with every value. Percentiles of several pairs add up at most to the bounds added up; and since a pair
/// is at or above its percentile in a known number of intervals, at most to a multiple of what the intervals'
/// totals allow for the sum (A. A. Markov's inequality).</remarks>
internal sealed class IntervalBounds
{
    private readonly ITrafficRates _rates;
    private readonly WindowStatistic _statistic;
    private readonly (ITrafficRates Rates, TotalsBounds Bounds)[] _intervals;

    /// <summary>Makes bounds.</summary>
    /// <param name="fabric">The fabric that was metered.</param>
    /// <param name="rates">The window.</param>
    /// <param name="statistic">A percentile.</param>
    public IntervalBounds(FabricInventory fabric, IMeasuredRates rates, WindowStatistic statistic)
    {
        _rates = rates;
        _statistic = statistic;
        _intervals = rates.Intervals
            .Select(interval => ((ITrafficRates)interval, new TotalsBounds(
                new PairTotals(fabric, interval, PairTotals.Arrivals(interval, WindowStatistic.Mean)),
                areExact: true)))
            .ToArray();
    }

    /// <summary>Bounds of one pair's percentile.</summary>
    /// <param name="pair">The pair.</param>
    public (double Low, double High) Of((string Source, string Target) pair)
    {
        TotalsBounds[]? intervals = Metered(pair.Target) ?? Metered(pair.Source);
        if (intervals is null)
        {
            return (0, double.PositiveInfinity);
        }

        (double Low, double High)[] bounds = intervals.Select(one => one.Of(pair)).ToArray();
        double[] weights = bounds.Select(_ => 1d).ToArray();
        return (
            _statistic.Of(bounds.Select(one => one.Low).ToArray(), weights),
            _statistic.Of(bounds.Select(one => one.High).ToArray(), weights));
    }

    /// <summary>Bounds of a weighted sum of percentiles.</summary>
    /// <param name="pairs">Shape: n >= 1; each pair once, with a weight above 0.</param>
    public (double Low, double High) Of(IReadOnlyList<((string Source, string Target) Pair, double Weight)> pairs)
    {
        double low = 0;
        double high = 0;
        foreach (((string Source, string Target) pair, double weight) in pairs)
        {
            (double one, double other) = Of(pair);
            low += one * weight;
            high += other * weight;
        }

        bool isEverywhere = pairs.All(one =>
            (Metered(one.Pair.Target) ?? Metered(one.Pair.Source))?.Length == _intervals.Length);
        return isEverywhere && !double.IsInfinity(high)
            ? (low, Math.Min(high, LargestShare() * _intervals.Sum(one => one.Bounds.Of(pairs).High)))
            : (low, high);
    }

    // Of n values that add up to 1, the most that the percentile can be.
    private double LargestShare()
    {
        int count = _intervals.Length;
        double position = (count - 1) * (_statistic.Percentile!.Value / 100d);
        int below = (int)Math.Floor(position);
        double fraction = position - below;
        double all = 1d / (count - below);
        return fraction > 0 ? Math.Max(all, fraction / (count - below - 1)) : all;
    }

    // The intervals of an adapter's meter; null where it has none, or one that is no interval of its own: a
    // reading was missed.
    private TotalsBounds[]? Metered(string endpointId)
    {
        TotalsBounds[] own = _intervals
            .Where(one => one.Rates.Adapter(endpointId, WindowStatistic.Mean)?.Samples == 1)
            .Select(one => one.Bounds)
            .ToArray();
        return own.Length > 0 && own.Length == _rates.Adapter(endpointId, _statistic)?.Samples ? own : null;
    }
}
