using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Pairs;

/// <summary>Traffic between all ends of whom nobody speaks, as a product of two vectors. What pairs that were
/// found carry was taken for such traffic before. Rates in bit/s. Not safe on several threads.</summary>
internal sealed class Background
{
    // What found pairs do not explain may be little, but not nothing.
    private const double LeastFraction = 0.05;

    private readonly EndpointIndex _index;
    private readonly PairPrior _fitted;
    private readonly double[] _sent;
    private readonly double[] _received;

    /// <summary>Begins with all that expected pairs leave.</summary>
    /// <param name="index">The ends.</param>
    /// <param name="fitted">The expected pairs with their rates, and all others, as they add up to the
    /// means.</param>
    /// <param name="means">Mean totals.</param>
    public Background(EndpointIndex index, PairPrior fitted, OpenRates means)
    {
        _index = index;
        _fitted = fitted;
        _sent = LeftOf(means.Sent, edge => edge.Source);
        _received = LeftOf(means.Received, edge => edge.Target);
        Sending = fitted.Sending;
        Receiving = fitted.Receiving;
    }

    /// <summary>Shape: one an end.</summary>
    public double[] Sending { get; private set; }

    /// <summary>Shape: one an end.</summary>
    public double[] Receiving { get; private set; }

    /// <summary>The rate of a pair; 0 where there is no way.</summary>
    public double RateOf(int source, int target) =>
        _index.Connects(source, target) ? Sending[source] * Receiving[target] : 0;

    /// <summary>Takes out what pairs carry that were found.</summary>
    /// <param name="found">The pairs with their rates.</param>
    public void Displace(IReadOnlyList<((int Source, int Target) Pair, double Rate)> found)
    {
        Sending = Without(_fitted.Sending, _sent, found, pair => pair.Source);
        Receiving = Without(_fitted.Receiving, _received, found, pair => pair.Target);
    }

    /// <summary>Takes out of changes what this traffic explains, if everybody's part in it is steady.</summary>
    /// <param name="sent">Changes of what adapters send.</param>
    /// <param name="received">Changes of what they receive.</param>
    /// <param name="edges">Pairs that do not belong to it.</param>
    public void Explain(ChangeSide sent, ChangeSide received, IReadOnlyList<(int Source, int Target)> edges)
    {
        Explain(received, Receiving, sent, Sending);
        Explain(sent, Sending, received, Receiving);
        foreach ((int source, int target) in edges)
        {
            if (source < _index.AdapterCount && target < _index.AdapterCount
                && _index.IsOpen(source) && _index.IsOpen(target))
            {
                double rate = Sending[source] * Receiving[target];
                received.Explain(target, -rate, sent.RelativeOf(source));
                sent.Explain(source, -rate, received.RelativeOf(target));
            }
        }
    }

    private void Explain(ChangeSide own, double[] masses, ChangeSide others, double[] otherMasses)
    {
        int[] open = Enumerable.Range(0, _index.AdapterCount).Where(_index.IsOpen).ToArray();
        if (open.Length == 0)
        {
            return;
        }

        double[] all = new double[others.RelativeOf(open[0]).Length];
        foreach (int end in open)
        {
            double[] relative = others.RelativeOf(end);
            for (int step = 0; step < all.Length; step++)
            {
                all[step] += otherMasses[end] * relative[step];
            }
        }

        foreach (int end in open)
        {
            own.Explain(end, masses[end], all);
            // Nobody sends to itself.
            own.Explain(end, -masses[end] * otherMasses[end], others.RelativeOf(end));
        }
    }

    // Shape: one an adapter.
    private double[] LeftOf(double[] totals, Func<(int Source, int Target), int> endOf)
    {
        double[] left = (double[])totals.Clone();
        for (int edge = 0; edge < _fitted.Rates.Length; edge++)
        {
            int end = endOf(_fitted.Edges[edge]);
            if (end < left.Length)
            {
                left[end] -= _fitted.Rates[edge];
            }
        }

        return left;
    }

    private static double[] Without(
        double[] masses,
        double[] left,
        IReadOnlyList<((int Source, int Target) Pair, double Rate)> found,
        Func<(int Source, int Target), int> endOf)
    {
        double[] taken = new double[masses.Length];
        foreach (((int, int) pair, double rate) in found)
        {
            taken[endOf(pair)] += rate;
        }

        return masses
            .Select((mass, end) => taken[end] <= 0 ? mass
                : mass * Math.Max(LeastFraction, (left[end] - taken[end]) / Math.Max(taken[end], left[end])))
            .ToArray();
    }
}
