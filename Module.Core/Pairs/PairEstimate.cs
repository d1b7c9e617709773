using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Pairs;

/// <summary>Bounds and likely rates of pairs in one window.</summary>
internal sealed class PairEstimate : IPairEstimate
{
    private readonly EndpointIndex _index;
    private readonly PairPrior _prior;
    private readonly Dictionary<(int, int), int> _edges = new();
    private readonly GravityFit[] _fits;
    private readonly double[] _weights;
    private readonly PairBounds _bounds;
    private readonly ITrafficRates _rates;
    private readonly WindowStatistic _statistic;
    private readonly object _lock = new();

    /// <summary>Makes an estimate.</summary>
    /// <param name="index">The ends.</param>
    /// <param name="prior">What the fits began with.</param>
    /// <param name="fits">One for the window, or one for each of its intervals.</param>
    /// <param name="bounds">The bounds.</param>
    /// <param name="rates">What was metered.</param>
    /// <param name="statistic">How the intervals become one figure.</param>
    public PairEstimate(
        EndpointIndex index,
        PairPrior prior,
        GravityFit[] fits,
        PairBounds bounds,
        ITrafficRates rates,
        WindowStatistic statistic)
    {
        _index = index;
        _prior = prior;
        _fits = fits;
        _bounds = bounds;
        _rates = rates;
        _statistic = statistic;
        _weights = fits.Select(_ => 1d).ToArray();
        for (int edge = 0; edge < prior.Edges.Count; edge++)
        {
            _edges.Add(prior.Edges[edge], edge);
        }
    }

    /// <inheritdoc/>
    public TimeSpan LearnedOver { get; init; }

    /// <inheritdoc/>
    public RateBand SumOf(IReadOnlyList<(string Source, string Target)> pairs)
    {
        Guard.NotNull(pairs, nameof(pairs));
        (double low, double high) = BoundsOf(pairs);
        double likely = 0;
        foreach ((string source, string target) in pairs)
        {
            if (LikelyOf(source, target) is not double rate)
            {
                return new RateBand(low, high, low == high ? low : null);
            }

            likely += rate;
        }

        return new RateBand(low, high, Math.Min(high, Math.Max(low, likely)));
    }

    private (double Low, double High) BoundsOf(IReadOnlyList<(string Source, string Target)> pairs)
    {
        lock (_lock)
        {
            return pairs.Count == 1
                ? _bounds.Of(pairs[0])
                : _bounds.Of(pairs.Select(pair => (pair, 1d)).ToArray());
        }
    }

    private double? LikelyOf(string source, string target)
    {
        if (!_index.Fabric.Routes.Connects(source, target))
        {
            return 0;
        }

        if (OpenRates.RateOf(_rates.Pair(source, target, _statistic)) is double measured)
        {
            return measured;
        }

        bool isMetered = _rates.Adapter(source, _statistic) is not null
            || _rates.Adapter(target, _statistic) is not null;
        return isMetered && _fits.Length > 0
            && _index.Find(source) is int from && _index.Find(target) is int to
            && (_edges.ContainsKey((from, to)) || (_prior.Sending[from] > 0 && _prior.Receiving[to] > 0))
                ? _statistic.Of(_fits.Select(fit => RateOf(fit, from, to)).ToArray(), _weights)
                : null;
    }

    private double RateOf(GravityFit fit, int source, int target) =>
        _edges.TryGetValue((source, target), out int edge) ? fit.RateOf(edge) : fit.RateOf(source, target);
}
