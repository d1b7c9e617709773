using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NetUtil.Core.Pairs;

/// <summary>Learns mean pair rates from totals that rise and fall together. A pair whose share of its sender's
/// total is steady brings a share of every change of it to its receiver, and the other way round. Not safe on
/// several threads.</summary>
/// <remarks>Minimises, over rates of at least 0, the squares of those changes of totals that the pairs do not
/// explain, plus the squared deviations from the prior; changes far off the usual (a backup that begins) count
/// less. Pairs that nobody expected join where the changes that they explain beyond what everybody exchanges with
/// everybody are worth more than chance would give one of so many pairs. Source of steady shares: A. Gunnar, M.
/// Johansson, T. Telkamp, ACM IMC 2004, 149-160 (fanouts); of weights: K. L. Lange, R. J. A. Little, J. M. G.
/// Taylor, JASA 84 (1989), 881-896 (t-distributed errors); of joining one by one: S. G. Mallat, Z. Zhang, IEEE
/// Trans. Signal Processing 41 (1993), 3397-3415. Cost: O(adapters² x steps) once and O((edges + adapters) x
/// steps) a sweep.</remarks>
internal sealed class ChangeMatch
{
    // Shares of the prior. Measured on invented data centres (tools/Bench, pairs): flat from 0.25 to 0.5.
    private const double ExpectedDeviation = 0.25;
    private const double FoundDeviation = 0.5;

    // A rate is not brought to nothing by changes alone.
    private const double LeastShare = 0.02;
    private const int FirstSweeps = 20;
    private const int LaterSweeps = 5;
    private const int RoundLimit = 8;
    private const int Candidates = 32;

    private readonly int _adapters;
    private readonly double[] _meanSent;
    private readonly double[] _meanReceived;
    private readonly ChangeSide _sent;
    private readonly ChangeSide _received;
    private readonly List<(int Source, int Target)> _edges;
    private readonly List<double> _rates;
    private readonly List<double> _prior;
    private readonly int _expected;
    private readonly Background _background;
    private readonly IReadOnlyDictionary<(int Source, int Target), double> _measured;

    /// <summary>Begins with a prior.</summary>
    /// <param name="totals">How the totals went.</param>
    /// <param name="expected">The expected pairs with their rates.</param>
    /// <param name="background">All other pairs; those that are found displace it.</param>
    /// <param name="measured">Pairs whose rates are known; they explain changes and stay.</param>
    public ChangeMatch(
        TotalsTable totals,
        PairPrior expected,
        Background background,
        IReadOnlyDictionary<(int Source, int Target), double> measured)
    {
        _adapters = totals.MeanSent.Length;
        _meanSent = totals.MeanSent;
        _meanReceived = totals.MeanReceived;
        _sent = new ChangeSide(totals.Sent, _meanSent);
        _received = new ChangeSide(totals.Received, _meanReceived);
        _edges = expected.Edges.ToList();
        _rates = expected.Rates.ToList();
        _prior = expected.Rates.ToList();
        _expected = _edges.Count;
        _background = background;
        _measured = measured;
        Explain();
    }

    /// <summary>The pairs: the expected ones, then those found.</summary>
    public IReadOnlyList<(int Source, int Target)> Edges => _edges;

    /// <summary>Shape: one an edge. Unit: bit/s.</summary>
    public double[] Rates => _rates.ToArray();

    /// <summary>The pairs that nobody expected, with their rates.</summary>
    public IReadOnlyList<((int Source, int Target) Pair, double Rate)> Found => Enumerable
        .Range(_expected, _edges.Count - _expected)
        .Select(edge => (_edges[edge], _rates[edge]))
        .ToArray();

    /// <summary>Learns.</summary>
    /// <param name="isBarred">Pairs that are not to join: measured ones, or such without a way.</param>
    /// <param name="stopToken">Ends the work.</param>
    public void Learn(Func<int, int, bool> isBarred, CancellationToken stopToken)
    {
        Sweep(FirstSweeps, stopToken);
        int[][]? candidates = null;
        bool hasGrown = true;
        for (int round = 0; round < RoundLimit && hasGrown; round++)
        {
            candidates = Join(candidates, isBarred, out hasGrown, stopToken);
            Sweep(hasGrown ? LaterSweeps : 0, stopToken);
        }
    }

    // Each receiver gains its best new sender, if there is one; gives the senders that are worth another look.
    private int[][] Join(
        int[][]? candidates, Func<int, int, bool> isBarred, out bool hasGrown, CancellationToken stopToken)
    {
        _sent.Weigh();
        _received.Weigh();
        HashSet<(int, int)> known = new(_edges);
        // The best of so many pairs explains about this much by chance; natural logarithm of odds.
        double least = 2 * Math.Log(Math.Max(2, _adapters));
        int[] everybody = Enumerable.Range(0, _adapters).ToArray();
        int[][] next = new int[_adapters][];
        List<(int Source, int Target, double Rate)> joining = new();
        for (int target = 0; target < _adapters; target++)
        {
            stopToken.ThrowIfCancellationRequested();
            (int Source, double Gain, double Rate)[] gains = (candidates is null ? everybody : candidates[target])
                .Where(source => source != target
                    && !known.Contains((source, target))
                    && !isBarred(source, target))
                .Select(source => GainOf(source, target))
                .Where(one => one.Gain > 0)
                .OrderByDescending(one => one.Gain)
                .ThenBy(one => one.Source)
                .Take(Candidates)
                .ToArray();
            next[target] = gains.Select(one => one.Source).ToArray();
            if (gains.Length > 0 && gains[0].Gain > least)
            {
                joining.Add((gains[0].Source, target, gains[0].Rate));
            }
        }

        foreach ((int source, int target, double rate) in joining)
        {
            _edges.Add((source, target));
            _rates.Add(rate);
            _prior.Add(rate);
        }

        hasGrown = joining.Count > 0;
        if (hasGrown)
        {
            Explain();
        }

        return next;
    }

    private (int Source, double Gain, double Rate) GainOf(int source, int target)
    {
        (double slope, double curve) = SlopeOf(source, target);
        double most = Math.Min(_meanSent[source], _meanReceived[target]);
        if (!(slope > 0 && curve > 0 && most > 0))
        {
            return (source, 0, 0);
        }

        // What it carries beyond what everybody is taken to exchange with everybody.
        double usual = Math.Min(most, _background.RateOf(source, target));
        double rate = Math.Min(slope / curve, most - usual);
        return (source, (rate * slope) - (0.5 * rate * rate * curve), usual + rate);
    }

    private void Sweep(int count, CancellationToken stopToken)
    {
        for (int sweep = 0; sweep < count; sweep++)
        {
            stopToken.ThrowIfCancellationRequested();
            _sent.Weigh();
            _received.Weigh();
            for (int edge = 0; edge < _edges.Count; edge++)
            {
                if (_prior[edge] > 0 && IsInner(edge))
                {
                    (double slope, double curve) = SlopeOf(_edges[edge].Source, _edges[edge].Target);
                    double deviation = _prior[edge] * (edge < _expected ? ExpectedDeviation : FoundDeviation);
                    double pull = 1 / (deviation * deviation);
                    double step = (slope - (pull * (_rates[edge] - _prior[edge]))) / (curve + pull);
                    double rate = Math.Max(LeastShare * _prior[edge], _rates[edge] + step);
                    Move(_edges[edge], rate - _rates[edge]);
                    _rates[edge] = rate;
                }
            }
        }
    }

    private void Explain()
    {
        _sent.Restart();
        _received.Restart();
        _background.Displace(Found);
        _background.Explain(_sent, _received, _edges.Concat(_measured.Keys.Except(_edges)).ToArray());
        for (int edge = 0; edge < _edges.Count; edge++)
        {
            Move(_edges[edge], _rates[edge]);
        }

        foreach (KeyValuePair<(int Source, int Target), double> pair in _measured)
        {
            Move(pair.Key, pair.Value);
        }
    }

    private bool IsInner(int edge) => _edges[edge].Source < _adapters && _edges[edge].Target < _adapters;

    private (double Slope, double Curve) SlopeOf(int source, int target)
    {
        (double slope, double curve) = _received.SlopeOf(target, _sent.RelativeOf(source));
        (double otherSlope, double otherCurve) = _sent.SlopeOf(source, _received.RelativeOf(target));
        return (slope + otherSlope, curve + otherCurve);
    }

    private void Move((int Source, int Target) pair, double by)
    {
        if (pair.Source < _adapters && pair.Target < _adapters)
        {
            _received.Explain(pair.Target, by, _sent.RelativeOf(pair.Source));
            _sent.Explain(pair.Source, by, _received.RelativeOf(pair.Target));
        }
    }
}
