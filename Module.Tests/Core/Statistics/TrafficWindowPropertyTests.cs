using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using Xunit;
using static NetUtil.Tests.Core.Statistics.Traffic;

namespace NetUtil.Tests.Core.Statistics;

public sealed class TrafficWindowPropertyTests
{
    private static readonly Gen<TrafficSample> s_sample = Gen.Select(
        Gen.Int[0, 400], Gen.Int[1, 120], Gen.Double[0, 1e9], Gen.Double[0, 1e9], Gen.Int[0, 2], Gen.Int[0, 2],
        (start, length, sent, received, remote, coverage) => remote == 0
            ? Sample("a", start, start + length, sent, received, (PairCoverage)coverage)
            : PairSample("a", "r" + remote, start, start + length, sent, received));

    [Fact]
    public void Rates_lie_between_the_smallest_and_the_largest_of_the_window() =>
        Gen.Select(s_sample.List[0, 30], Gen.Int[0, 99]).Sample((samples, percentile) =>
        {
            TrafficWindow window = TrafficWindow.From(samples, At(400), TimeSpan.FromMinutes(5));
            WindowStatistic statistic =
                percentile == 0 ? WindowStatistic.Mean : WindowStatistic.OfPercentile(percentile);
            double[] rates = samples
                .Where(one => one.Kind == TrafficKind.Adapter && one.Start >= At(100) && one.End <= At(400))
                .Select(one => one.SentBitsPerSecond)
                .ToArray();
            if (window.Adapter("a", statistic) is { } rate)
            {
                Assert.InRange(rate.SentBitsPerSecond, rates.Min() * (1 - 1e-12), rates.Max() * (1 + 1e-12));
                Assert.True(rate.ReceivedBitsPerSecond >= 0);
            }
        });

    [Fact]
    public void The_order_of_samples_does_not_matter() =>
        s_sample.List[0, 30].Sample(samples =>
        {
            TrafficWindow one = TrafficWindow.From(samples, At(400), TimeSpan.FromMinutes(5));
            TrafficWindow other = TrafficWindow.From(
                Enumerable.Reverse(samples), At(400), TimeSpan.FromMinutes(5));
            foreach (string remote in new[] { "r1", "r2", "r3" })
            {
                Assert.Equal(
                    one.Pair("a", remote, WindowStatistic.Mean)?.OfferedBitsPerSecond,
                    other.Pair("a", remote, WindowStatistic.Mean)?.OfferedBitsPerSecond);
            }

            Assert.Equal(one.CoverageOf("a"), other.CoverageOf("a"));
            Assert.Equal(one.PairsSeen.OrderBy(pair => pair), other.PairsSeen.OrderBy(pair => pair));
        });

    [Fact]
    public void Collected_pairs_add_up_to_the_adapter_where_all_are_counted() =>
        Gen.Int[0, 1000].Array[4].List[1, 10].Sample(steps =>
        {
            // Four remotes from nothing; one that has exchanged nothing so far has no reading.
            List<CounterReading> last = [Adapter("a", 0, 0, 0, PairCoverage.All)];
            List<TrafficSample> samples = [];
            ulong[] sent = new ulong[4];
            for (int i = 0; i < steps.Count; i++)
            {
                double at = (i + 1) * 10;
                sent = sent.Zip(steps[i], (before, more) => before + (ulong)Math.Max(0, more - 500)).ToArray();
                ulong total = sent.Aggregate((left, right) => left + right);
                List<CounterReading> now = [Adapter("a", at, total, 0, PairCoverage.All)];
                now.AddRange(sent
                    .Select((bytes, remote) => Pair("a", "r" + remote, at, bytes, 0))
                    .Where(pair => pair.SentBytes > 0));
                CollectedTraffic result = ReadingCollector.Collect(
                    new MeterReading(At(at), now), last, new CollectorOptions());
                Assert.Empty(result.Dropped);
                samples.AddRange(result.Samples);
                last = [.. last.Where(old => result.LastReadings.All(
                    one => one.RemoteId != old.RemoteId)).Concat(result.LastReadings)];
            }

            TrafficWindow window = TrafficWindow.From(samples, At(100), TimeSpan.FromSeconds(100));
            double pairs = Enumerable.Range(0, 4).Sum(
                remote => window.Pair("a", "r" + remote, WindowStatistic.Mean)!.OfferedBitsPerSecond!.Value);
            Assert.Equal(window.Adapter("a", WindowStatistic.Mean)!.SentBitsPerSecond, pairs, 6);
        });
}
