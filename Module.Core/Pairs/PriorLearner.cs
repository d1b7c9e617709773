using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NetUtil.Core.Pairs;

/// <summary>Learns what pair rates are likely from what specs speak of and from some hours of totals.</summary>
internal sealed class PriorLearner
{
    // All pairs that no spec speaks of together are taken for this share of those that specs speak of. Measured
    // (tools/Bench, pairs): a third of it does about as well, ten times as much does worse.
    private const double BackgroundFraction = 0.003;

    // At least this share of all is taken to come from outside, and to go there.
    private const double LeastOutsideFraction = 0.01;
    private const int LeastSteps = 8;

    private readonly EndpointIndex _index;
    private readonly (int Source, int Target)[] _edges;
    private readonly CancellationToken _stopToken;

    /// <summary>Begins with what specs speak of.</summary>
    /// <param name="index">The ends.</param>
    /// <param name="expected">Pairs that specs speak of; their answers are likely as well.</param>
    /// <param name="stopToken">Ends the work.</param>
    public PriorLearner(
        EndpointIndex index,
        IReadOnlyCollection<(string Source, string Target)> expected,
        CancellationToken stopToken)
    {
        _index = index;
        _stopToken = stopToken;
        _edges = EdgesOf(index, expected);
    }

    /// <summary>What is likely of a window's totals alone.</summary>
    /// <param name="totals">The totals.</param>
    public PairPrior Gravity(OpenRates totals)
    {
        double[] sending = MassesOf(totals.Sent, totals.Received);
        double[] receiving = MassesOf(totals.Received, totals.Sent);
        double all = totals.Sent.Where(rate => !double.IsNaN(rate)).Sum();
        double scale = all > 0 ? 1 / all : 0;
        double[] rates = _edges
            .Select(pair => sending[pair.Source] * receiving[pair.Target] * scale)
            .ToArray();
        double[] from = Background(totals.Sent, sending);
        double[] to = Background(totals.Received, receiving);
        double product = from.Sum() * to.Sum() * scale;
        double share = _edges.Length == 0 || product <= 0
            ? 1
            : Math.Min(1, BackgroundFraction * rates.Sum() / product);
        return new PairPrior(_edges, rates, from, to.Select(mass => mass * share * scale).ToArray());
    }

    /// <summary>What is likely by some hours of totals.</summary>
    /// <param name="totals">How they went.</param>
    /// <param name="measured">Pairs that are measured, with their rates now.</param>
    /// <returns>Null where the hours are too short to tell.</returns>
    public PairPrior? Learn(
        TotalsTable totals, IReadOnlyDictionary<(int Source, int Target), double> measured)
    {
        if (totals.Steps < LeastSteps)
        {
            return null;
        }

        OpenRates means = OpenRates.Of(_index, totals, measured);
        PairPrior gravity = Gravity(means);
        GravityFit fit = GravityFit.Of(_index, gravity, means, _stopToken);
        double[] rates = gravity.Edges
            .Select((edge, i) => measured.ContainsKey(edge) ? 0 : fit.RateOf(i))
            .ToArray();
        PairPrior fitted = fit.With(gravity.Edges, rates);
        Background background = new(_index, fitted, means);
        ChangeMatch match = new(totals, fitted, background, measured);
        match.Learn((source, target) =>
            measured.ContainsKey((source, target)) || !_index.Connects(source, target), _stopToken);
        background.Displace(match.Found);
        return new PairPrior(match.Edges, match.Rates, background.Sending, background.Receiving);
    }

    // Whoever is asked also answers.
    private static (int Source, int Target)[] EdgesOf(
        EndpointIndex index, IReadOnlyCollection<(string Source, string Target)> expected)
    {
        HashSet<(int Source, int Target)> edges = new();
        foreach ((string source, string target) in expected)
        {
            if (index.Find(source) is int from && index.Find(target) is int to && index.Connects(from, to))
            {
                edges.Add((from, to));
                edges.Add((to, from));
            }
        }

        return edges.OrderBy(edge => edge).ToArray();
    }

    // What is not metered counts as much as a usual adapter, and everybody outside for what adapters exchange
    // less among each other.
    private double[] MassesOf(double[] own, double[] others)
    {
        double[] known = own.Where(rate => !double.IsNaN(rate)).ToArray();
        double sum = known.Sum();
        double usual = known.Length == 0 ? 1 : sum / known.Length;
        double missing = others.Where(rate => !double.IsNaN(rate)).Sum() - sum;
        double outside = Math.Max(LeastOutsideFraction * sum, missing);
        return Enumerable.Range(0, _index.Count)
            .Select(end => end >= _index.AdapterCount ? outside : double.IsNaN(own[end]) ? usual : own[end])
            .ToArray();
    }

    // Metered adapters, and whoever is elsewhere, may exchange something of which nobody speaks.
    private double[] Background(double[] totals, double[] masses) => Enumerable.Range(0, _index.Count)
        .Select(end => end == _index.Elsewhere || (end < _index.AdapterCount && !double.IsNaN(totals[end]))
            ? masses[end]
            : 0)
        .ToArray();
}
