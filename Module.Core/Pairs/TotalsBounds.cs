using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Pairs;

/// <summary>The tightest bounds that one set of totals allows for sums of pair rates. Rates in bit/s. Not safe on
/// several threads, since figures are kept once asked for.</summary>
/// <remarks>A set of pair rates fits the totals where what arrives from a sender adds up to no more than it
/// offered, what arrives at a receiver to just its total, and what passes an uplink, a link or a line to no
/// more than that carried. Anything may also be exchanged with somebody outside of whom nothing is known; so
/// pairs of other hosts never matter, and the search keeps to the hosts where the asked pairs begin and
/// end.</remarks>
internal sealed class TotalsBounds
{
    private const int CutLimit = 200;

    private readonly PairTotals _totals;
    private readonly bool _areExact;
    private readonly UplinkParts _parts;
    private readonly Dictionary<(string, string), (double Low, double High)> _singles = new();

    /// <summary>Makes bounds.</summary>
    /// <param name="totals">What is left of the totals.</param>
    /// <param name="areExact">False where totals are only the most that may be: then nothing has a low
    /// bound.</param>
    public TotalsBounds(PairTotals totals, bool areExact)
    {
        _totals = totals;
        _areExact = areExact;
        _parts = new UplinkParts(totals);
    }

    /// <summary>Bounds of one pair's rate.</summary>
    /// <param name="pair">The pair.</param>
    public (double Low, double High) Of((string Source, string Target) pair)
    {
        if (!_singles.TryGetValue(pair, out (double Low, double High) bounds))
        {
            _singles.Add(pair, bounds = _totals.Known(pair) is double known ? (known, known) : Find(pair));
        }

        return bounds;
    }

    /// <summary>Bounds of a weighted sum of pair rates.</summary>
    /// <param name="pairs">Shape: n >= 1; each pair once, with a weight above 0.</param>
    public (double Low, double High) Of(IReadOnlyList<((string Source, string Target) Pair, double Weight)> pairs)
    {
        double known = 0;
        List<((string Source, string Target) Pair, double Weight)> open = new();
        foreach (((string Source, string Target) pair, double weight) in pairs)
        {
            (double low, double high) = Of(pair);
            if (low == high)
            {
                known += low * weight;
            }
            else
            {
                open.Add((pair, weight));
            }
        }

        if (open.Count < 2)
        {
            (double low, double high) = open.Count == 0 ? (0, 0) : Of(open[0].Pair);
            double weight = open.Count == 0 ? 1 : open[0].Weight;
            return (known + (low * weight), known + (high * weight));
        }

        SumProgram program = new(_totals, _areExact ? _parts.Of(open.Select(one => one.Pair)) : [], open, Of);
        (double least, double most) = program.Solve();
        return (known + least, known + most);
    }

    private (double Low, double High) Find((string Source, string Target) pair)
    {
        double high = MostOf(pair);
        if (!_areExact)
        {
            return (0, high);
        }

        GivenPairs given = new([pair], one => !double.IsInfinity(_totals.Offered(one)));
        IReadOnlyList<UplinkPart> parts = _parts.Of([pair]);
        high = double.IsInfinity(high) ? high : Walk(given, parts, high, isDown: true);
        double low = _totals.IsInside(pair) ? Walk(given, parts, 0, isDown: false) : 0;
        return (Math.Min(low, high), high);
    }

    // Each cut moves the rate to the nearest one that obeys it, until nothing is broken any more. Whatever is
    // reached is a true bound.
    private static double Walk(GivenPairs given, IReadOnlyList<UplinkPart> parts, double rate, bool isDown)
    {
        for (int i = 0; i < CutLimit; i++)
        {
            given.Set([rate]);
            PairCut? cut = parts.Select(part => part.Check(given)).FirstOrDefault(one => one is not null);
            double coefficient = cut?.Coefficients[0] ?? 0;
            if (coefficient == 0 || (coefficient > 0) != isDown)
            {
                return rate;
            }

            rate = Math.Max(0, cut!.Right / coefficient);
        }

        return rate;
    }

    // The smallest of all that limits a pair alone.
    private double MostOf((string Source, string Target) pair)
    {
        OpenTotals source = _totals.Open(pair.Source);
        double offered = _totals.Offered(pair);
        double sent = double.IsInfinity(offered) ? source.SentElsewhere : Math.Min(offered, source.Sent);
        double most = Math.Min(sent, _totals.Open(pair.Target).Received);
        if (!_totals.IsInside(pair))
        {
            most = Math.Min(most, source.Left);
            foreach (RouteStep step in _totals.RouteOf(pair))
            {
                most = Math.Min(most, _totals.Through(step));
            }
        }

        return most;
    }
}
