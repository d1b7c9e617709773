using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Pairs;
using NetUtil.Core.Statistics;
using Xunit;

namespace NetUtil.Tests.Core.Pairs;

/// <summary>A bound is true whatever the true matrix: on random fabrics with measured pairs, unmetered ends,
/// externals, throttled senders and closed switches.</summary>
public sealed class PairBoundsPropertyTests
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData(null, 5)]
    [InlineData(50, 5)]
    [InlineData(95, 5)]
    [InlineData(95, 1)]
    [InlineData(10, 4)]
    public void What_is_true_lies_within_the_bounds(int? percentile, int intervals)
    {
        WindowStatistic statistic =
            percentile is int share ? WindowStatistic.OfPercentile(share) : WindowStatistic.Mean;
        List<string> wrong = [];
        int bounded = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            RandomTraffic traffic = new(seed, intervals, mostAdapters: 10);
            PairBounds bounds = BoundsOf(traffic, statistic);
            (string, string)[] pairs = traffic.SomePairs(9);
            foreach ((string, string) pair in pairs)
            {
                (double low, double high) = bounds.Of(pair);
                bounded += double.IsInfinity(high) ? 0 : 1;
                Expect(wrong, $"seed {seed} {pair}", traffic.Arrived(pair, statistic), low, high);
            }

            if (pairs.Length > 0)
            {
                ((string, string) Pair, double Weight)[] sum =
                    [.. pairs.Select((pair, i) => (pair, seed % 2 == 0 ? 1d : (i % 3) + 0.5))];
                (double low, double high) = bounds.Of(sum);
                Expect(
                    wrong,
                    $"seed {seed} sum",
                    sum.Sum(one => one.Weight * traffic.Arrived(one.Pair, statistic)),
                    low,
                    high);
                Assert.True(high <= sum.Sum(one => one.Weight * bounds.Of(one.Pair).High) * (1 + 1e-9));
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}: " + string.Join("\n", wrong.Take(10)));
        Assert.True(bounded > 1000, $"only {bounded} pairs had a bound");
    }

    [Fact]
    public void Totals_that_contradict_each_other_bound_a_pair_all_the_same()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            RandomTraffic traffic = new(seed, mostAdapters: 10);
            Random noise = new(seed);
            TrafficSample[] samples = [.. traffic.Samples().Select(sample => new TrafficSample(
                sample.Kind,
                sample.SubjectId,
                sample.Start,
                sample.End,
                sample.SentBytes * noise.NextDouble(),
                sample.ReceivedBytes * noise.NextDouble(),
                sample.Source)
            {
                RemoteId = sample.RemoteId,
                PairCoverage = sample.PairCoverage,
            })];
            TrafficWindow window = TrafficWindow.From(samples, RandomTraffic.Start.AddMinutes(1), TimeSpan.FromMinutes(1));
            PairBounds bounds = new(
                traffic.Fabric, window, WindowStatistic.Mean, PairTotals.Arrivals(window, WindowStatistic.Mean));
            foreach ((string, string) pair in traffic.SomePairs(9))
            {
                (double low, double high) = bounds.Of(pair);
                Assert.InRange(low, 0, high);
                WindowRate? sender = window.Adapter(pair.Item1, WindowStatistic.Mean);
                WindowRate? receiver = window.Adapter(pair.Item2, WindowStatistic.Mean);
                if (window.Pair(pair.Item1, pair.Item2, WindowStatistic.Mean) is null)
                {
                    Assert.True(high <= (sender?.SentBitsPerSecond ?? double.PositiveInfinity));
                    Assert.True(high <= (receiver?.ReceivedBitsPerSecond ?? double.PositiveInfinity));
                }
            }
        }
    }

    private static PairBounds BoundsOf(RandomTraffic traffic, WindowStatistic statistic)
    {
        TrafficWindow window = traffic.Window();
        return new PairBounds(traffic.Fabric, window, statistic, PairTotals.Arrivals(window, statistic));
    }

    private static void Expect(List<string> wrong, string what, double truth, double low, double high)
    {
        // Rates are sums of others, so they may differ from them in the last digits.
        double rounding = 1e-6 * Math.Max(RandomTraffic.M, truth);
        if (truth < low - rounding || truth > high + rounding)
        {
            wrong.Add($"{what}: {truth} is not within {low} to {high}");
        }
    }
}
