using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Pairs;
using NetUtil.Core.Statistics;
using Xunit;

namespace NetUtil.Tests.Core.Pairs;

/// <summary>What holds of every estimate: on random fabrics with measured pairs, unmetered ends, externals,
/// throttled senders and closed switches.</summary>
public sealed class PairEstimatorPropertyTests
{
    [Fact]
    public void An_estimate_lies_within_the_tightest_bounds()
    {
        int open = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            RandomTraffic traffic = new(seed, intervals: 9);
            TrafficWindow window = traffic.Window();
            using PairOracle oracle = new(traffic, window);
            IPairEstimate estimate = Estimate(traffic, window, HistoryOf(traffic.Samples()));
            foreach ((string, string) pair in traffic.SomePairs(8))
            {
                (double low, double high) = oracle.Of([(pair, 1)]);
                if (estimate.SumOf([pair]).LikelyBitsPerSecond is double likely)
                {
                    // The oracle's own tolerance.
                    Assert.InRange(likely / RandomTraffic.M, low - 1e-4, high + 1e-4);
                    open += high > low + 1 ? 1 : 0;
                }
            }
        }

        Assert.True(open > 150, $"only {open} pairs were open");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(95)]
    public void A_measured_pair_stays_as_it_is(int? percentile)
    {
        WindowStatistic statistic =
            percentile is int share ? WindowStatistic.OfPercentile(share) : WindowStatistic.Mean;
        int measured = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            RandomTraffic traffic = new(seed, intervals: 5);
            TrafficWindow window = traffic.Window();
            IPairEstimate estimate = Estimate(traffic, window, null, statistic);
            foreach ((string source, string target) in window.PairsSeen)
            {
                if (window.Pair(source, target, statistic)?.ArrivedBitsPerSecond is double arrived
                    && traffic.Fabric.Routes.Connects(source, target))
                {
                    double likely = estimate.SumOf([(source, target)]).LikelyBitsPerSecond!.Value;
                    Assert.Equal(arrived, likely, arrived * 1e-9);
                    measured++;
                }
            }
        }

        Assert.True(measured > 100, $"only {measured} pairs were measured");
    }

    [Fact]
    public void A_fit_adds_up_to_the_totals()
    {
        Random random = new(7);
        for (int i = 0; i < 50; i++)
        {
            (EndpointIndex index, TrafficWindow window, (string, string)[] pairs) = Matrix(random);
            OpenRates totals = OpenRates.Of(index, window);
            PriorLearner learner = new(index, i % 2 == 0 ? [] : pairs, CancellationToken.None);
            PairPrior prior = learner.Gravity(totals);
            GravityFit fit = GravityFit.Of(index, prior, totals, CancellationToken.None);
            Dictionary<(int, int), int> edges = prior.Edges
                .Select((edge, n) => (edge, n))
                .ToDictionary(one => one.edge, one => one.n);
            double RateOf(int from, int to) =>
                edges.TryGetValue((from, to), out int edge) ? fit.RateOf(edge) : fit.RateOf(from, to);
            for (int end = 0; end < index.AdapterCount; end++)
            {
                int[] others = [.. Enumerable.Range(0, index.Count).Where(other => other != end)];
                double sent = others.Sum(to => RateOf(end, to));
                double received = others.Sum(from => RateOf(from, end));
                Assert.Equal(totals.Sent[end], sent, totals.Sent[end] * 1e-3);
                Assert.Equal(totals.Received[end], received, totals.Received[end] * 1e-6);
            }
        }
    }

    [Fact]
    public void Without_specs_and_history_an_estimate_is_gravity_fitted_over_all_pairs_that_have_a_way()
    {
        Random random = new(3);
        for (int i = 0; i < 30; i++)
        {
            (EndpointIndex index, TrafficWindow window, _) = Matrix(random);
            OpenRates totals = OpenRates.Of(index, window);
            double[,] plain = FittedGravity(totals.Sent, totals.Received);
            IPairEstimate estimate = new PairEstimator().Estimate(
                index.Fabric, window, WindowStatistic.Mean, [], null, CancellationToken.None);
            for (int from = 0; from < index.AdapterCount; from++)
            {
                for (int to = 0; to < index.AdapterCount; to++)
                {
                    RateBand band = estimate.SumOf([(index.IdOf(from), index.IdOf(to))]);
                    double expected = Math.Min(
                        band.HighBitsPerSecond, Math.Max(band.LowBitsPerSecond, plain[from, to]));
                    Assert.Equal(expected, band.LikelyBitsPerSecond!.Value, 1e-5 * expected);
                }
            }
        }
    }

    [Fact]
    public void The_order_of_machines_and_samples_changes_nothing()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            RandomTraffic traffic = new(seed, intervals: 12);
            Random random = new(seed);
            FabricInventory shuffled = new(
                traffic.Fabric.FabricId,
                traffic.Fabric.Time,
                traffic.Fabric.Hosts,
                [.. traffic.Fabric.VirtualMachines.OrderBy(_ => random.Next())],
                traffic.Fabric.Externals,
                [],
                traffic.Fabric.Links);
            (string, string)[] pairs = traffic.SomePairs(20);
            Assert.Equal(
                LikelyOf(traffic.Fabric, traffic.Samples(), pairs, pairs),
                LikelyOf(shuffled, traffic.Samples().OrderBy(_ => random.Next()), [.. pairs.Reverse()], pairs));
        }
    }

    [Fact]
    public void Totals_of_another_unit_give_the_same_estimate_in_that_unit()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            RandomTraffic traffic = new(seed, intervals: 12);
            (string, string)[] pairs = traffic.SomePairs(20);
            double?[] plain = LikelyOf(WithoutLimits(traffic.Fabric), traffic.Samples(), pairs, pairs);
            double?[] scaled = LikelyOf(
                WithoutLimits(traffic.Fabric),
                traffic.Samples().Select(sample => Scaled(sample, 1 / 1024d)),
                pairs,
                pairs);
            for (int i = 0; i < pairs.Length; i++)
            {
                Assert.Equal(plain[i] is null, scaled[i] is null);
                Assert.Equal(plain[i] ?? 0, 1024 * (scaled[i] ?? 0), 1e-6 * Math.Max(1, plain[i] ?? 0));
            }
        }
    }

    private static IPairEstimate Estimate(
        RandomTraffic traffic, TrafficWindow window, TotalsHistory? history, WindowStatistic? statistic = null) =>
        new PairEstimator().Estimate(
            traffic.Fabric,
            window,
            statistic ?? WindowStatistic.Mean,
            traffic.SomePairs(6),
            history,
            CancellationToken.None);

    private static TotalsHistory HistoryOf(IEnumerable<TrafficSample> samples) => TotalsHistory.From(
        samples.OrderBy(sample => sample.End).ThenBy(sample => sample.SubjectId, StringComparer.Ordinal),
        samples.Max(sample => sample.End),
        TimeSpan.FromMinutes(1));

    private static double?[] LikelyOf(
        FabricInventory fabric,
        IEnumerable<TrafficSample> samples,
        (string, string)[] expected,
        (string, string)[] asked)
    {
        TrafficSample[] all = [.. samples];
        if (all.Length == 0)
        {
            return [];
        }

        DateTimeOffset end = all.Max(sample => sample.End);
        IPairEstimate estimate = new PairEstimator().Estimate(
            fabric,
            TrafficWindow.From(all, end, TimeSpan.FromMinutes(3)),
            WindowStatistic.Mean,
            expected,
            HistoryOf(all),
            CancellationToken.None);
        return [.. asked.Select(pair => estimate.SumOf([pair]).LikelyBitsPerSecond)];
    }

    // Limits of ports and uplinks would not scale along.
    private static FabricInventory WithoutLimits(FabricInventory fabric) => new(
        fabric.FabricId,
        fabric.Time,
        [.. fabric.Hosts.Select(host => new FabricHost(
            host.Id,
            host.Name,
            [.. host.Switches.Select(one => new VirtualSwitch(
                one.Name, one.Uplink is null ? null : new Uplink(one.Uplink.Id, [new UplinkMember("m", 1e15)])))],
            0,
            1))],
        [.. fabric.VirtualMachines.Select(machine => new VirtualMachine(
            machine.Id,
            machine.Name,
            machine.HostId,
            [.. machine.Adapters.Select(adapter => new VirtualAdapter(adapter.Id, adapter.SwitchName)
            {
                Subnet = adapter.Subnet,
            })]))],
        [new ExternalPeer("net", "Net")]);

    private static TrafficSample Scaled(TrafficSample sample, double by) => new(
        sample.Kind,
        sample.SubjectId,
        sample.Start,
        sample.End,
        sample.SentBytes * by,
        sample.ReceivedBytes * by,
        sample.Source)
    {
        RemoteId = sample.RemoteId,
        PairCoverage = sample.PairCoverage,
    };

    // Adapters of different hosts that exchange something with each other, and nothing with anybody else.
    private static (EndpointIndex Index, TrafficWindow Window, (string, string)[] Pairs) Matrix(Random random)
    {
        int count = random.Next(3, 9);
        FabricInventory fabric = new(
            "matrix",
            RandomTraffic.Start,
            [.. Enumerable.Range(0, count).Select(i => new FabricHost(
                $"h{i}",
                $"H{i}",
                [new VirtualSwitch("vs", new Uplink($"up{i}", [new UplinkMember("m", 1e12)]))],
                0,
                1))],
            [.. Enumerable.Range(0, count).Select(i => new VirtualMachine(
                $"v{i}", $"V{i}", $"h{i}", [new VirtualAdapter($"v{i}", "vs")]))]);
        double[] sent = new double[count];
        double[] received = new double[count];
        List<(string, string)> pairs = [];
        for (int i = 0; i < count * count; i++)
        {
            // Everybody talks with the next one, and with every other one at random.
            bool isPair = i / count != i % count && ((i + 1) % count == i / count || random.Next(2) == 0);
            double rate = isPair ? random.Next(1, 100) * RandomTraffic.M : 0;
            sent[i / count] += rate;
            received[i % count] += rate;
            if (isPair)
            {
                pairs.Add(($"v{i / count}", $"v{i % count}"));
            }
        }

        TrafficWindow window = TrafficWindow.From(
            Enumerable.Range(0, count).Select(i => new TrafficSample(
                TrafficKind.Adapter,
                $"v{i}",
                RandomTraffic.Start,
                RandomTraffic.Start.AddMinutes(1),
                sent[i] * 7.5,
                received[i] * 7.5,
                "meter")),
            RandomTraffic.Start.AddMinutes(1),
            TimeSpan.FromMinutes(1));
        return (new EndpointIndex(fabric, []), window, [.. pairs]);
    }

    // Gravity over all pairs but an end with itself, the last end outside, for 1 % of all; then fitted, rows and
    // columns in turn, until nothing changes.
    private static double[,] FittedGravity(double[] sent, double[] received)
    {
        int count = sent.Length;
        double[] from = [.. sent, 0.01 * sent.Sum()];
        double[] to = [.. received, 0.01 * received.Sum()];
        double[,] rates = new double[count + 1, count + 1];
        for (int i = 0; i <= count; i++)
        {
            for (int j = 0; j <= count; j++)
            {
                rates[i, j] = i == j ? 0 : from[i] * to[j] / sent.Sum();
            }
        }

        for (int round = 0; round < 5000; round++)
        {
            for (int i = 0; i < count; i++)
            {
                double factor = sent[i] / Enumerable.Range(0, count + 1).Sum(j => rates[i, j]);
                Enumerable.Range(0, count + 1).ToList().ForEach(j => rates[i, j] *= factor);
            }

            for (int j = 0; j < count; j++)
            {
                double factor = received[j] / Enumerable.Range(0, count + 1).Sum(i => rates[i, j]);
                Enumerable.Range(0, count + 1).ToList().ForEach(i => rates[i, j] *= factor);
            }
        }

        return rates;
    }
}
