using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Pairs;
using NetUtil.Core.Statistics;
using Xunit;

namespace NetUtil.Tests.Core.Pairs;

/// <summary>Bounds are as tight as a linear program over every pair of the fabric finds them, on random fabrics
/// with measured pairs, unmetered ends, externals, throttled senders and closed switches.</summary>
public sealed class PairBoundsOracleTests
{
    [Fact]
    public void One_pair_has_the_bounds_that_all_totals_together_allow()
    {
        List<string> wrong = [];
        int open = 0;
        int forced = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            RandomTraffic traffic = new(seed);
            TrafficWindow window = traffic.Window();
            using PairOracle oracle = new(traffic, window);
            PairBounds bounds = Bounds(traffic, window);
            foreach ((string, string) pair in traffic.SomePairs(6))
            {
                (double low, double high) = bounds.Of(pair);
                (double Low, double High) best = oracle.Of([(pair, 1)]);
                open += best.High - best.Low > 1e-3 ? 1 : 0;
                forced += best.Low > 1e-3 && best.High - best.Low > 1e-3 ? 1 : 0;
                Compare(wrong, $"seed {seed} {pair}", (low, high), best);
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}: " + string.Join("\n", wrong.Take(10)));
        Assert.True(open > 1200 && forced > 40, $"{open} open, {forced} forced");
    }

    [Fact]
    public void A_weighted_sum_has_the_bounds_that_all_totals_together_allow()
    {
        List<string> wrong = [];
        int tighter = 0;
        for (int seed = 1000; seed < 1300; seed++)
        {
            RandomTraffic traffic = new(seed);
            TrafficWindow window = traffic.Window();
            using PairOracle oracle = new(traffic, window);
            PairBounds bounds = Bounds(traffic, window);
            for (int ask = 0; ask < 3; ask++)
            {
                bool isPlain = traffic.Next(2) == 0;
                ((string, string), double)[] pairs =
                    [.. traffic.SomePairs(8).Select(pair => (pair, isPlain ? 1d : traffic.Next(3) + 1))];
                if (pairs.Length > 0)
                {
                    (double low, double high) = bounds.Of(pairs);
                    Compare(wrong, $"seed {seed} ask {ask}", (low, high), oracle.Of(pairs));
                    double added = pairs.Sum(one => one.Item2 * bounds.Of(one.Item1).High);
                    tighter += high < added * (1 - 1e-6) ? 1 : 0;
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}: " + string.Join("\n", wrong.Take(10)));
        Assert.True(tighter > 250, $"only {tighter} sums were tighter than their pairs");
    }

    private static PairBounds Bounds(RandomTraffic traffic, TrafficWindow window) => new(
        traffic.Fabric, window, WindowStatistic.Mean, PairTotals.Arrivals(window, WindowStatistic.Mean));

    private static void Compare(
        List<string> wrong, string what, (double Low, double High) found, (double Low, double High) best)
    {
        if (!IsClose(found.Low / RandomTraffic.M, best.Low) || !IsClose(found.High / RandomTraffic.M, best.High))
        {
            wrong.Add($"{what}: {found.Low / RandomTraffic.M} to {found.High / RandomTraffic.M}, not {best.Low} to {best.High}");
        }
    }

    private static bool IsClose(double one, double other) =>
        one.Equals(other) || Math.Abs(one - other) <= 1e-5 * Math.Max(1, Math.Abs(other));
}
