using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Core.Simulation;
using Xunit;

namespace NetUtil.Tests.Core.Simulation;

public sealed class BandwidthSharingTests
{
    // Worked out by hand. One capacity; demand, weight, guarantee of each flow; then the rates.
    public static TheoryData<string, double, double[][], double[]> OneCapacity => new()
    {
        { "no flow", 10, [], [] },
        { "one that fits", 10, [[4, 1, 0]], [4] },
        { "one that exactly fits", 10, [[10, 1, 0]], [10] },
        { "one that does not fit", 10, [[11, 1, 0]], [10] },
        { "nothing wanted", 10, [[0, 1, 0]], [0] },
        { "no capacity", 0, [[5, 1, 0], [5, 1, 5]], [0, 0] },
        { "equal shares", 10, [[8, 1, 0], [9, 1, 0]], [5, 5] },
        { "what one leaves the other takes", 10, [[2, 1, 0], [9, 1, 0]], [2, 8] },
        { "shares by weight", 12, [[9, 1, 0], [9, 2, 0]], [4, 8] },
        { "a guarantee above the share", 10, [[9, 1, 8], [9, 1, 0]], [8, 2] },
        { "a guarantee below the share", 10, [[9, 1, 3], [9, 1, 0]], [5, 5] },
        { "a guarantee at the share", 10, [[9, 1, 5], [9, 1, 0]], [5, 5] },
        { "two guarantees and the rest", 10, [[9, 1, 6], [9, 1, 2], [9, 1, 0]], [6, 2, 2] },
        { "guarantees that fill it", 10, [[9, 1, 6], [9, 1, 4], [9, 1, 0]], [6, 4, 0] },
        { "guarantees too large by half", 10, [[9, 1, 9], [9, 5, 6], [9, 1, 0]], [6, 4, 0] },
    };

    [Theory]
    [MemberData(nameof(OneCapacity))]
    public void One_capacity_is_shared_as_worked_out(
        string what, double capacity, double[][] flows, double[] rates)
    {
        double[] shared = BandwidthSharing.Share(
            flows.Select(flow => new SharedFlow(flow[0], flow[1], [0], flow[2])).ToArray(), [capacity]);
        Assert.True(shared.Length == rates.Length, what);
        Assert.Equal(rates, shared, (expected, actual) => Math.Abs(expected - actual) < 1e-9);
    }

    [Fact]
    public void A_long_flow_is_held_by_its_narrowest_capacity_and_leaves_the_rest_to_others()
    {
        // Bertsekas and Gallager's line: the long flow gets 5 of the narrow one, the others what is left.
        SharedFlow[] flows = [new(100, 1, [0, 1]), new(100, 1, [0]), new(100, 1, [1])];
        Assert.Equal([5, 5, 15], BandwidthSharing.Share(flows, [10, 20]));
    }

    [Fact]
    public void A_flow_over_no_capacity_gets_what_it_wants() =>
        Assert.Equal([1e12], BandwidthSharing.Share([new SharedFlow(1e12, 1, [])], [0]));

    [Fact]
    public void A_guarantee_that_does_not_fit_further_on_is_cut_there_alone()
    {
        // Of 8 guaranteed, 4 get through the second capacity; the first gives what is left to the other.
        SharedFlow[] flows = [new(9, 1, [0, 1], 8), new(9, 1, [0])];
        Assert.Equal([4, 6], BandwidthSharing.Share(flows, [10, 4]));
    }

    [Fact]
    public void Rates_are_those_of_the_linear_programs() => RandomNetworks.Any.Sample(
        network =>
        {
            double[] expected = FairnessOracle.Share(network.Flows, network.Capacities);
            double[] actual = BandwidthSharing.Share(network.Flows, network.Capacities);
            Assert.Equal(expected, actual, (left, right) => Math.Abs(left - right) < 1e-4);
        },
        iter: 400,
        seed: "0000KDVYAZM3",
        threads: 1,
        print: RandomNetworks.Print);

    [Fact]
    public void No_capacity_no_demand_is_exceeded_and_nobody_lacks_what_is_free() => RandomNetworks.Any.Sample(
        network =>
        {
            double[] rates = BandwidthSharing.Share(network.Flows, network.Capacities);
            double[] used = Used(network.Flows, rates, network.Capacities.Length);
            for (int capacity = 0; capacity < used.Length; capacity++)
            {
                Assert.True(used[capacity] <= network.Capacities[capacity] * (1 + 1e-9));
            }

            for (int flow = 0; flow < rates.Length; flow++)
            {
                double demand = network.Flows[flow].DemandBitsPerSecond;
                Assert.InRange(rates[flow], 0, demand);
                Assert.True(
                    rates[flow] >= demand * (1 - 1e-9)
                    || network.Flows[flow].Capacities.Any(
                        capacity => used[capacity] >= network.Capacities[capacity] * (1 - 1e-9)));
            }
        },
        print: RandomNetworks.Print);

    [Fact]
    public void Whoever_gets_less_per_weight_is_held_where_nobody_above_his_guarantee_gets_more() =>
        RandomNetworks.Any.Sample(
            network =>
            {
                SharedFlow[] flows = network.Flows;
                double[] rates = BandwidthSharing.Share(flows, network.Capacities);
                double[] used = Used(flows, rates, network.Capacities.Length);
                foreach (int held in Enumerable.Range(0, rates.Length)
                    .Where(flow => rates[flow] < flows[flow].DemandBitsPerSecond * (1 - 1e-9)))
                {
                    double level = rates[held] / flows[held].Weight;
                    Assert.Contains(flows[held].Capacities, capacity =>
                        used[capacity] >= network.Capacities[capacity] * (1 - 1e-9)
                        && Enumerable.Range(0, rates.Length)
                            .Where(other => flows[other].Capacities.Contains(capacity))
                            .All(other => rates[other] / flows[other].Weight <= level + 1e-6
                                || rates[other] <= flows[other].GuaranteeBitsPerSecond * (1 + 1e-9)));
                }
            },
            print: RandomNetworks.Print);

    [Fact]
    public void Guarantees_that_fit_are_kept() => RandomNetworks.Any.Sample(
        network =>
        {
            double[] guarantees = network.Flows.Select(flow => flow.GuaranteeBitsPerSecond).ToArray();
            double[] wide = Used(network.Flows, guarantees, network.Capacities.Length)
                .Zip(network.Capacities, Math.Max).ToArray();
            double[] rates = BandwidthSharing.Share(network.Flows, wide);
            Assert.All(rates.Zip(guarantees), pair => Assert.True(pair.First >= pair.Second * (1 - 1e-9)));
        },
        print: RandomNetworks.Print);

    [Fact]
    public void Units_do_not_matter() => Gen.Select(RandomNetworks.Any, Gen.Double[1e-6, 1e11]).Sample(
        (network, factor) =>
        {
            double[] rates = BandwidthSharing.Share(network.Flows, network.Capacities);
            SharedFlow[] scaled = network.Flows.Select(flow => new SharedFlow(
                flow.DemandBitsPerSecond * factor,
                flow.Weight * 1e-3,
                flow.Capacities,
                Math.Min(flow.DemandBitsPerSecond, flow.GuaranteeBitsPerSecond) * factor)).ToArray();
            double[] scaledRates = BandwidthSharing.Share(
                scaled, network.Capacities.Select(capacity => capacity * factor).ToArray());
            Assert.Equal(
                rates, scaledRates.Select(rate => rate / factor), (left, right) => Math.Abs(left - right) < 1e-8);
        });

    [Fact]
    public void The_smallest_rate_per_weight_grows_with_a_capacity() =>
        Gen.Select(RandomNetworks.Any, Gen.Double[0, 20]).Sample((network, more) =>
        {
            SharedFlow[] plain = network.Flows.Where(flow => flow.DemandBitsPerSecond > 0)
                .Select(flow => new SharedFlow(flow.DemandBitsPerSecond, flow.Weight, flow.Capacities)).ToArray();
            double[] larger = network.Capacities.ToArray();
            larger[0] += more;
            Assert.True(Smallest(plain, larger) >= Smallest(plain, network.Capacities) - 1e-9);
        });

    [Fact]
    public void A_flow_over_a_missing_capacity_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => BandwidthSharing.Share([new SharedFlow(1, 1, [1])], [10]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BandwidthSharing.Share([], [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharedFlow(1, 0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SharedFlow(1, 1, [], 2));
    }

    private static double Smallest(SharedFlow[] flows, double[] capacities) =>
        BandwidthSharing.Share(flows, capacities)
            .Select((rate, flow) => rate / flows[flow].Weight)
            .DefaultIfEmpty(0)
            .Min();

    private static double[] Used(IReadOnlyList<SharedFlow> flows, double[] rates, int capacityCount) =>
        Enumerable.Range(0, capacityCount)
            .Select(capacity => rates.Where((_, flow) => flows[flow].Capacities.Contains(capacity)).Sum())
            .ToArray();
}
