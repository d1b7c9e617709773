using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NetUtil.Core.Pairs;

/// <summary>The pair rates nearest to a prior that add up to totals. Rates in bit/s. Immutable once
/// fitted.</summary>
/// <remarks>Nearest by relative entropy, found by iterative proportional fitting to what adapters send, to what
/// stays on a virtual switch, and to what adapters receive; the last is met best where totals contradict each
/// other. Pairs that are no edges are never listed: they are a product of two vectors, so a round costs O(ends +
/// edges). Sources: W. E. Deming and F. F. Stephan, Annals of Mathematical Statistics 11 (1940), 427-444; I.
/// Csiszar, Annals of Probability 3 (1975), 146-158; as a way from totals to pairs: Y. Zhang, M. Roughan, N.
/// Duffield, A. Greenberg, SIGMETRICS 2003, 206-217.</remarks>
internal sealed class GravityFit
{
    private const int RoundLimit = 300;
    private const double Tolerance = 1e-7;

    private readonly EndpointIndex _index;
    private readonly PairPrior _prior;
    private readonly double[] _sending;
    private readonly double[] _receiving;
    private readonly double[] _inside;
    private readonly bool[] _edgeIsInside;

    private GravityFit(EndpointIndex index, PairPrior prior)
    {
        _index = index;
        _prior = prior;
        _sending = Ones(index.Count);
        _receiving = Ones(index.Count);
        _inside = Ones(index.Places.SwitchCount);
        _edgeIsInside = prior.Edges.Select(edge => index.IsInside(edge.Source, edge.Target)).ToArray();
    }

    /// <summary>Fits.</summary>
    /// <param name="index">The ends.</param>
    /// <param name="prior">The prior.</param>
    /// <param name="totals">Totals; ends without one keep what the prior gives them.</param>
    /// <param name="stopToken">Ends the work.</param>
    public static GravityFit Of(
        EndpointIndex index, PairPrior prior, OpenRates totals, CancellationToken stopToken)
    {
        GravityFit fit = new(index, prior);
        int[] sources = prior.Edges.Select(edge => edge.Source).ToArray();
        int[] targets = prior.Edges.Select(edge => edge.Target).ToArray();
        Side sending = new(prior.Sending, fit._sending, sources, totals.Sent);
        Side receiving = new(prior.Receiving, fit._receiving, targets, totals.Received);
        for (int round = 0; round < RoundLimit; round++)
        {
            stopToken.ThrowIfCancellationRequested();
            double change = fit.Scale(sending, receiving);
            change = Math.Max(change, fit.ScaleInside(sending, receiving, totals));
            if (Math.Max(change, fit.Scale(receiving, sending)) < Tolerance)
            {
                break;
            }
        }

        return fit;
    }

    /// <summary>The rate of an edge.</summary>
    /// <param name="edge">Its place among the prior's edges.</param>
    public double RateOf(int edge) => _prior.Rates[edge] * FactorOf(
        _prior.Edges[edge].Source, _prior.Edges[edge].Target, _edgeIsInside[edge]);

    /// <summary>The rate of a pair that is no edge.</summary>
    /// <param name="source">Number of its sender.</param>
    /// <param name="target">Number of its receiver.</param>
    public double RateOf(int source, int target) => _index.Connects(source, target)
        ? _prior.Sending[source] * _prior.Receiving[target]
            * FactorOf(source, target, _index.IsInside(source, target))
        : 0;

    /// <summary>The prior with the fitted rates of all pairs that are no edges, and other edges.</summary>
    /// <param name="edges">The edges.</param>
    /// <param name="rates">Shape: one an edge. Unit: bit/s.</param>
    public PairPrior With(IReadOnlyList<(int Source, int Target)> edges, double[] rates) =>
        new(edges, rates, Product(_prior.Sending, _sending), Product(_prior.Receiving, _receiving));

    private double FactorOf(int source, int target, bool isInside) => _sending[source] * _receiving[target]
        * (isInside ? _inside[_index.Places.SwitchOf(source)] : 1);

    // Brings one side to its totals; says by which share it missed them at most.
    private double Scale(Side own, Side other)
    {
        double[] weights = Product(other.Prior, other.Factors);
        double[] inside = new double[_index.Places.GroupCount];
        double open = 0;
        for (int end = 0; end < weights.Length; end++)
        {
            open += _index.IsOpen(end) ? weights[end] : 0;
            if (end < _index.AdapterCount)
            {
                inside[_index.Places.GroupOf(end)] += weights[end];
            }
        }

        double[] sums = new double[own.Totals.Length];
        for (int end = 0; end < sums.Length; end++)
        {
            // Nobody sends to itself; who has no way out reaches its own group only.
            double near = inside[_index.Places.GroupOf(end)];
            double kept = _inside[_index.Places.SwitchOf(end)];
            double far = _index.IsOpen(end) ? open - near : 0;
            sums[end] = own.Prior[end] * (Math.Max(0, far) + (kept * Math.Max(0, near - weights[end])));
        }

        for (int edge = 0; edge < own.Ends.Length; edge++)
        {
            if (own.Ends[edge] < sums.Length)
            {
                double kept = _edgeIsInside[edge] ? _inside[_index.Places.SwitchOf(own.Ends[edge])] : 1;
                sums[own.Ends[edge]] += kept * other.Factors[other.Ends[edge]] * Beyond(own, other, edge);
            }
        }

        double most = 0;
        for (int end = 0; end < sums.Length; end++)
        {
            if (!double.IsNaN(own.Totals[end]) && sums[end] > 0)
            {
                double factor = own.Totals[end] / sums[end];
                most = Math.Max(most, own.Factors[end] > 0 ? Math.Abs((factor / own.Factors[end]) - 1) : 0);
                own.Factors[end] = factor;
            }
        }

        return most;
    }

    // An edge's prior beyond what the pair would have if it were none.
    private double Beyond(Side own, Side other, int edge) => _prior.Rates[edge]
        - (_index.Connects(own.Ends[edge], other.Ends[edge])
            ? own.Prior[own.Ends[edge]] * other.Prior[other.Ends[edge]]
            : 0);

    private double ScaleInside(Side sending, Side receiving, OpenRates totals)
    {
        double[] sent = Product(sending.Prior, sending.Factors);
        double[] received = Product(receiving.Prior, receiving.Factors);
        double[] sums = new double[_inside.Length];
        double[] groupSent = new double[_index.Places.GroupCount];
        double[] groupReceived = new double[_index.Places.GroupCount];
        int[] switches = new int[_index.Places.GroupCount];
        for (int i = 0; i < _index.AdapterCount; i++)
        {
            groupSent[_index.Places.GroupOf(i)] += sent[i];
            groupReceived[_index.Places.GroupOf(i)] += received[i];
            switches[_index.Places.GroupOf(i)] = _index.Places.SwitchOf(i);
            sums[_index.Places.SwitchOf(i)] -= sent[i] * received[i];
        }

        for (int group = 0; group < groupSent.Length; group++)
        {
            sums[switches[group]] += groupSent[group] * groupReceived[group];
        }

        for (int edge = 0; edge < sending.Ends.Length; edge++)
        {
            if (_edgeIsInside[edge])
            {
                sums[_index.Places.SwitchOf(sending.Ends[edge])] += sending.Factors[sending.Ends[edge]]
                    * receiving.Factors[receiving.Ends[edge]] * Beyond(sending, receiving, edge);
            }
        }

        double most = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            double now = sums[i] * _inside[i];
            double wanted = Math.Min(totals.InsideHigh[i], Math.Max(totals.InsideLow[i], now));
            if (now > 0 && wanted > 0)
            {
                most = Math.Max(most, Math.Abs((wanted / now) - 1));
                _inside[i] *= wanted / now;
            }
        }

        return most;
    }

    private static double[] Ones(int count) => Enumerable.Repeat(1d, count).ToArray();

    private static double[] Product(double[] left, double[] right)
    {
        double[] product = new double[left.Length];
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = left[i] * right[i];
        }

        return product;
    }

    private sealed record Side(double[] Prior, double[] Factors, int[] Ends, double[] Totals);
}
