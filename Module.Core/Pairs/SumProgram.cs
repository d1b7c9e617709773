using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Pairs;

/// <summary>A linear program over some pairs that finds the least and the largest weighted sum of their rates. It
/// begins with the totals that the pairs share, and gains an inequality whenever the rates it finds leave a
/// receiver short. Rates in bit/s. Not safe on several threads.</summary>
/// <remarks>Cost: a few runs of the simplex method with as many columns as pairs. Source of adding broken
/// inequalities only: J. F. Benders, Numerische Mathematik 4 (1962), 238-252.</remarks>
internal sealed class SumProgram
{
    private const double Megabit = 1e6;
    private const int RoundLimit = 60;

    // What the simplex method may be wrong by.
    private const double RelativeTolerance = 1e-9;

    private readonly LinearProgram _program = new();
    private readonly PairTotals _totals;
    private readonly IReadOnlyList<UplinkPart> _parts;
    private readonly IReadOnlyList<((string Source, string Target) Pair, double Weight)> _pairs;
    private readonly (double Low, double High)[] _singles;
    private readonly GivenPairs _given;

    /// <summary>Makes a program.</summary>
    /// <param name="totals">What is left of the totals.</param>
    /// <param name="parts">The parts in which the pairs begin or end; none where only the shared totals
    /// count.</param>
    /// <param name="pairs">The pairs, none of them known.</param>
    /// <param name="singleOf">Bounds of one pair.</param>
    public SumProgram(
        PairTotals totals,
        IReadOnlyList<UplinkPart> parts,
        IReadOnlyList<((string Source, string Target) Pair, double Weight)> pairs,
        Func<(string Source, string Target), (double Low, double High)> singleOf)
    {
        _totals = totals;
        _parts = parts;
        _pairs = pairs;
        _singles = pairs.Select(one => singleOf(one.Pair)).ToArray();
        _given = new GivenPairs(
            pairs.Select(one => one.Pair).ToArray(), pair => !double.IsInfinity(totals.Offered(pair)));
        for (int i = 0; i < pairs.Count; i++)
        {
            _program.AddVariable();
        }

        AddRows();
    }

    /// <summary>Finds both bounds.</summary>
    public (double Low, double High) Solve()
    {
        double low = Sum(single => single.Low);
        double high = Sum(single => single.High);
        double most = double.IsInfinity(high) ? high : Extreme(1) is double best ? Math.Min(high, best) : high;
        bool mayBeLow = _parts.Count > 0 && _pairs.Any(one => _totals.IsInside(one.Pair));
        double least = mayBeLow && Extreme(-1) is double worst ? Math.Max(low, -worst) : low;
        return (Math.Min(least, most), most);
    }

    private double Sum(Func<(double Low, double High), double> boundOf) =>
        Enumerable.Range(0, _pairs.Count).Sum(i => boundOf(_singles[i]) * _pairs[i].Weight);

    private double? Extreme(int sign)
    {
        LinearTerm[] objective = _pairs.Select((one, i) => new LinearTerm(i, sign * one.Weight)).ToArray();
        double? bound = null;
        for (int round = 0; round < RoundLimit; round++)
        {
            LinearSolution solution = _program.Maximize(objective);
            if (solution.Status != LinearStatus.Optimal)
            {
                return bound;
            }

            double found = solution.Objective * Megabit;
            bound = found + (RelativeTolerance * Math.Abs(found));
            _given.Set(solution.Values.Select(value => Math.Max(0, value * Megabit)).ToArray());
            PairCut[] cuts = _parts.Select(part => part.Check(_given)).OfType<PairCut>().ToArray();
            if (cuts.Length == 0)
            {
                return bound;
            }

            foreach (PairCut cut in cuts)
            {
                AddRow(cut.Coefficients.Select((factor, i) => new LinearTerm(i, factor)), cut.Right);
            }
        }

        return bound;
    }

    private void AddRows()
    {
        bool[] isBounded = new bool[_pairs.Count];
        AddShared<string>(i => [_pairs[i].Pair.Source], id => _totals.Open(id).Sent, isBounded);
        AddShared<string>(
            i => _given.IsLimited(i) ? [] : [_pairs[i].Pair.Source], id => _totals.Open(id).SentElsewhere, isBounded);
        AddShared<string>(
            i => _totals.IsInside(_pairs[i].Pair) ? [] : [_pairs[i].Pair.Source],
            id => _totals.Open(id).Left,
            isBounded);
        AddShared<string>(i => [_pairs[i].Pair.Target], id => _totals.Open(id).Received, isBounded);
        AddShared(i => _totals.RouteOf(_pairs[i].Pair), _totals.Through, isBounded);
        for (int i = 0; i < _pairs.Count; i++)
        {
            if (!isBounded[i])
            {
                AddRow([new LinearTerm(i, 1)], _singles[i].High);
            }
        }
    }

    private void AddShared<T>(
        Func<int, IReadOnlyList<T>> sharesOf, Func<T, double> totalOf, bool[] isBounded)
    {
        foreach (IGrouping<T, int> share in Enumerable.Range(0, _pairs.Count)
            .SelectMany(i => sharesOf(i).Select(share => (Share: share, Pair: i)))
            .GroupBy(one => one.Share, one => one.Pair))
        {
            double total = totalOf(share.Key);
            if (share.Sum(i => _singles[i].High) > total)
            {
                AddRow(share.Select(i => new LinearTerm(i, 1)), total);
                foreach (int pair in share)
                {
                    isBounded[pair] |= total <= _singles[pair].High;
                }
            }
        }
    }

    private void AddRow(IEnumerable<LinearTerm> terms, double right)
    {
        if (!double.IsInfinity(right))
        {
            _program.AddRow(terms, RowSense.AtMost, right / Megabit);
        }
    }
}
