using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

/// <summary>All ports of a switch that have no minimum or weight share its default flow: weight 1, or a tenth
/// of the link. Senders of host h1, whose uplink has 100 Mbit/s, unless something else is said. Rates in
/// Mbit/s.</summary>
public sealed class DefaultFlowTests
{
    // Weight (or minimum) of each port, 0 for none; demands; what each gets.
    [Theory]
    [InlineData(new[] { 3, 0, 0 }, new double[] { 150, 150, 150 }, new[] { 75, 12.5, 12.5 })]
    [InlineData(new[] { 1, 0, 0 }, new double[] { 150, 5, 150 }, new double[] { 50, 5, 45 })]
    [InlineData(new[] { 1, 0, 0 }, new double[] { 150, 5, 6 }, new double[] { 89, 5, 6 })]
    [InlineData(new[] { 1, 0, 0 }, new double[] { 20, 150, 150 }, new double[] { 20, 40, 40 })]
    // What idle ports could have the others share by their weights.
    [InlineData(new[] { 4, 3, 0, 0 }, new double[] { 0, 150, 150, 150 }, new[] { 0, 75, 12.5, 12.5 })]
    [InlineData(new[] { 4, 1, 0, 0 }, new double[] { 30, 150, 150, 150 }, new[] { 30, 35, 17.5, 17.5 })]
    // Where nobody has a weight, or nobody with one sends, all share alike.
    [InlineData(new[] { 0, 0, 0 }, new double[] { 150, 150, 10 }, new double[] { 45, 45, 10 })]
    [InlineData(new[] { 9, 0, 0 }, new double[] { 0, 150, 150 }, new double[] { 0, 50, 50 })]
    public void In_weight_mode_they_have_one_weight_of_1_together(int[] weights, double[] demands, double[] rates) =>
        Assert.Equal(rates, Shared(
            MinimumBandwidthMode.Weight,
            demands,
            [.. weights.Select(weight => new PortSettings(minimumWeight: weight > 0 ? weight : null))]), Close);

    [Theory]
    [InlineData(new double[] { 60, 0, 0 }, new double[] { 150, 150, 3 }, new double[] { 60, 37, 3 })]
    [InlineData(new double[] { 45, 45, 0, 0 }, new double[] { 150, 150, 150, 3 }, new double[] { 45, 45, 7, 3 })]
    // 95 and a tenth do not fit: 95 and 10 parts of 105.
    [InlineData(new double[] { 47, 48, 0 }, new double[] { 150, 150, 150 }, new[] { 4700 / 105d, 4800 / 105d, 1000 / 105d })]
    // Only what is asked for counts: 95 and 2.
    [InlineData(new double[] { 47, 48, 0 }, new double[] { 150, 150, 2 }, new double[] { 49, 49, 2 })]
    public void In_absolute_mode_they_are_sure_of_a_tenth_of_the_link_together(
        double[] minimums, double[] demands, double[] rates) => Assert.Equal(rates, Shared(
            MinimumBandwidthMode.Absolute, demands, [.. minimums.Select(minimum => new PortSettings(minimum * M))]), Close);

    [Fact]
    public void The_tenth_is_one_of_the_link_and_not_of_what_the_host_leaves()
    {
        FabricHost host = new("h1", "H1", [new("vs", new Uplink("h1-up", [
            new("n1", 60 * M), new("n2", 40 * M), new("n3", 900 * M, isConnected: false)], 0.5))], 1, 1);
        Assert.Equal(10 * M, DefaultFlow.MinimumOf(host.Switches[0].Uplink!), 3);
        // Of 50 the minimum of 45 and the 10 of the default flow get 45 and 10 parts of 55.
        Assert.Equal(
            [45 * 50 / 55d, 10 * 50 / 55d],
            Shared(MinimumBandwidthMode.Absolute, [150, 150], [new PortSettings(45 * M), PortSettings.Unset], host), Close);
        Assert.Equal(5 * M, DefaultFlow.MinimumOf(new Uplink("u", [new("n1", 100 * M)], 0.95)), 3);
    }

    [Fact]
    public void Without_minimums_there_is_no_default_flow() => Assert.Equal(
        [30, 40, 30],
        Shared(MinimumBandwidthMode.None, [30, 150, 30], [PortSettings.Unset, PortSettings.Unset, PortSettings.Unset]), Close);

    [Fact]
    public void What_one_of_them_cannot_use_further_on_the_others_of_them_get()
    {
        // a has weight 1; b and c share the other half, of which b can use 4, since its receiver has no more.
        SimulationDefinition definition = new(
            Inventory(
                [Host("h1", 100, MinimumBandwidthMode.Weight), Host("h2", 1000), Host("h3", 4)],
                [Machine("a", "h1", new(minimumWeight: 1)), Machine("b", "h1"), Machine("c", "h1"),
                    Machine("y", "h2"), Machine("z", "h3")]),
            [Demand("a-nic", "y-nic", 150), Demand("b-nic", "z-nic", 150), Demand("c-nic", "y-nic", 150)]);
        Assert.Equal([50, 4, 46], Carried(definition), Close);
    }

    [Fact]
    public void What_stays_inside_the_host_takes_nothing_of_a_ports_weight()
    {
        SimulationDefinition definition = new(
            Inventory(
                [Host("h1", 100, MinimumBandwidthMode.Weight), Host("h2", 1000)],
                [Machine("a", "h1", new(minimumWeight: 1)), Machine("b", "h1", new(minimumWeight: 1)), Machine("n", "h1"),
                    Machine("y", "h2")]),
            [Demand("a-nic", "y-nic", 150), Demand("b-nic", "y-nic", 150), Demand("a-nic", "n-nic", 450)]);
        Assert.Equal([50, 50, 450], Carried(definition), Close);
    }

    [Fact]
    public void Rates_are_those_of_an_independent_filling()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            int count = random.Next(2, 8);
            int?[] weights = [.. Enumerable.Range(0, count).Select(_ => random.Next(2) == 0 ? random.Next(1, 6) : (int?)null)];
            double[] demands = [.. weights.Select(_ => (random.Next(0, 4) * 10) + (random.NextDouble() * 60))];
            double?[] maximums = [.. weights.Select(_ => random.Next(4) == 0 ? random.Next(1, 30) : (double?)null)];
            double[] shared = Shared(MinimumBandwidthMode.Weight, demands, [.. weights.Select((weight, i) =>
                new PortSettings(null, weight, maximums[i] * M))]);
            double[] expected = Filled(
                100, weights, [.. demands.Select((demand, i) => Math.Min(demand, maximums[i] ?? demand))]);
            Assert.True(
                shared.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6),
                $"seed {seed}: {string.Join(" ", shared)}, not {string.Join(" ", expected)}");
        }
    }

    // By halving: each weight and the default flow rise together, and inside it its ports alike.
    private static double[] Filled(double capacity, int?[] weights, double[] most)
    {
        int[] bare = [.. Enumerable.Range(0, most.Length).Where(i => weights[i] is null)];
        bool isAlike = Enumerable.Range(0, most.Length).All(i => weights[i] is null || most[i] == 0);
        double height = Halved(level => most.Select((_, i) => At(i, level)).Sum(), capacity);
        return [.. most.Select((_, i) => At(i, height))];

        double At(int i, double level) => Math.Min(most[i], weights[i] is int weight ? level * weight
            : isAlike ? level
            : Halved(each => bare.Sum(one => Math.Min(each, most[one])), level));
    }

    private static double Halved(Func<double, double> takenAt, double capacity)
    {
        double low = 0;
        double high = 1e4;
        for (int round = 0; round < 70; round++)
        {
            double level = (low + high) / 2;
            (low, high) = takenAt(level) <= capacity ? (level, high) : (low, level);
        }

        return low;
    }

    private static double[] Shared(
        MinimumBandwidthMode mode, double[] demands, PortSettings[] ports, FabricHost? host = null) => Carried(new(
            Inventory(
                [host ?? Host("h1", 100, mode), Host("h2", 10_000)],
                [.. ports.Select((port, i) => Machine("p" + i, "h1", port)), Machine("y", "h2")]),
            [.. demands.Select((demand, i) => Demand($"p{i}-nic", "y-nic", demand))]));

    private static double[] Carried(SimulationDefinition definition) =>
        [.. new SimulatedFabric(SimulationState.Begin(definition)).Flows.Select(flow => flow.CarriedBitsPerSecond / M)];

    private static bool Close(double left, double right) => Math.Abs(left - right) < 1e-6;
}
