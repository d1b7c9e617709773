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

    // What pairs that were found do not explain may be less than that, but not nothing.
    private const double LeastUnexplainedFraction = 0.05;

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
        ChangeMatch match = new(totals, gravity.Edges, rates, measured);
        match.Learn((source, target) =>
            measured.ContainsKey((source, target)) || !_index.Connects(source, target), _stopToken);
        PairPrior learned = fit.With(match.Edges, match.Rates);
        double[] sent = Unexplained(means.Sent, learned, rates, edge => edge.Source);
        double[] received = Unexplained(means.Received, learned, rates, edge => edge.Target);
        return learned with
        {
            Sending = learned.Sending.Select((mass, end) => mass * sent[end]).ToArray(),
            Receiving = learned.Receiving.Select((mass, end) => mass * received[end]).ToArray(),
        };
    }

    // Pairs that were found carry what was taken for traffic with anybody: its share that is left, by end.
    private double[] Unexplained(
        double[] totals, PairPrior learned, double[] expected, Func<(int Source, int Target), int> endOf)
    {
        double[] others = new double[_index.Count];
        double[] found = new double[_index.Count];
        totals.CopyTo(others, 0);
        for (int edge = 0; edge < learned.Rates.Length; edge++)
        {
            int end = endOf(learned.Edges[edge]);
            others[end] -= edge < expected.Length ? expected[edge] : 0;
            found[end] += edge < expected.Length ? 0 : learned.Rates[edge];
        }

        return found
            .Select((rate, end) => rate <= 0 ? 1
                : Math.Max(LeastUnexplainedFraction, (others[end] - rate) / Math.Max(rate, others[end])))
            .ToArray();
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

    // What is not metered counts as much as a usual adapter, and everybody outside for what adapters exchange less
    // among each other.
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
