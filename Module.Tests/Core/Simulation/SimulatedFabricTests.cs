using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

public sealed class SimulatedFabricTests
{
    [Fact]
    public void VMs_on_one_host_switch_and_subnet_use_no_uplink() => Expect(
        [500, 100],
        [Host("h1", 100), Host("h2", 1000)],
        [Machine("a", "h1"), Machine("b", "h1"), Machine("c", "h2")],
        [Demand("a-nic", "b-nic", 500), Demand("a-nic", "c-nic", 500)]);

    [Fact]
    public void VMs_on_one_host_in_two_subnets_use_its_uplink_both_ways() => Expect(
        [100],
        [Host("h1", 100)],
        [Machine("a", "h1"), Machine("b", "h1", subnet: "other")],
        [Demand("a-nic", "b-nic", 500)]);

    [Fact]
    public void A_maximum_is_shared_by_all_that_the_adapter_sends() => Expect(
        [20, 10, 60],
        [Host("h1", 100), Host("h2", 1000)],
        [Machine("a", "h1", new(maximumBitsPerSecond: 30 * M)), Machine("b", "h1"), Machine("c", "h2")],
        [Demand("a-nic", "b-nic", 80), Demand("a-nic", "c-nic", 40), Demand("b-nic", "c-nic", 60)]);

    [Fact]
    public void Adapters_share_an_uplink_alike_whatever_they_ask_and_however_many_flows_they_have() => Expect(
        [25, 25, 50],
        [Host("h1", 100), Host("h2", 1000)],
        [Machine("a", "h1"), Machine("b", "h1"), Machine("c", "h2"), Machine("d", "h2")],
        [Demand("a-nic", "c-nic", 300), Demand("a-nic", "d-nic", 300), Demand("b-nic", "c-nic", 70)]);

    [Fact]
    public void Weights_count_on_a_switch_in_weight_mode_and_an_unset_one_is_1() => Expect(
        [90, 10],
        [Host("h1", 100, MinimumBandwidthMode.Weight), Host("h2", 1000)],
        [Machine("a", "h1", new(minimumWeight: 9)), Machine("b", "h1"), Machine("c", "h2")],
        [Demand("a-nic", "c-nic", 500), Demand("b-nic", "c-nic", 500)]);

    [Theory]
    [InlineData(MinimumBandwidthMode.Absolute, 70, 30)]
    [InlineData(MinimumBandwidthMode.None, 50, 50)]
    [InlineData(MinimumBandwidthMode.Weight, 50, 50)]
    public void A_minimum_in_bits_counts_on_a_switch_in_absolute_mode(
        MinimumBandwidthMode mode, double first, double second) => Expect(
        [first, second],
        [Host("h1", 100, mode), Host("h2", 1000)],
        [Machine("a", "h1", new(minimumBitsPerSecond: 70 * M)), Machine("b", "h1"), Machine("c", "h2")],
        [Demand("a-nic", "c-nic", 80), Demand("b-nic", "c-nic", 80)]);

    [Fact]
    public void A_minimum_is_split_by_demand_over_the_flows_that_leave_the_host() => Expect(
        [60, 30, 200, 10],
        [Host("h1", 100), Host("h2", 1000)],
        [
            Machine("a", "h1", new(minimumBitsPerSecond: 90 * M)), Machine("b", "h1"), Machine("c", "h2"),
            Machine("d", "h2"),
        ],
        [
            Demand("a-nic", "c-nic", 160), Demand("a-nic", "d-nic", 80), Demand("a-nic", "b-nic", 200),
            Demand("b-nic", "c-nic", 500),
        ]);

    [Fact]
    public void An_adapter_that_leaves_its_host_uses_one_member_of_the_team_each_way() => Expect(
        [50, 50, 25],
        [Host("h1", 100, members: 2), Host("h2", 100, members: 2)],
        [Machine("a", "h1"), Machine("b", "h1"), Machine("c", "h2"), Machine("d", "h2")],
        [Demand("a-nic", "c-nic", 200), Demand("b-nic", "d-nic", 100), Demand("d-nic", "b-nic", 25)]);

    [Fact]
    public void Two_senders_fill_one_member_of_the_receivers_team() => Expect(
        [50 / 3.0, 100 / 3.0, 50],
        [Host("h1", 1000), Host("h2", 100, members: 2)],
        [Machine("a", "h1"), Machine("b", "h1"), Machine("c", "h2"), Machine("d", "h2")],
        [Demand("a-nic", "c-nic", 200), Demand("b-nic", "c-nic", 200), Demand("a-nic", "d-nic", 200)]);

    [Fact]
    public void An_external_and_a_link_hold_what_passes_them() => Expect(
        [30, 30, 20],
        [Host("h1", 1000), Host("h2", 1000)],
        [Machine("a", "h1"), Machine("b", "h1"), Machine("c", "h2")],
        [Demand("a-nic", "net", 300), Demand("b-nic", "net", 300), Demand("c-nic", "a-nic", 50)],
        [new ExternalPeer("net", "Internet", [], 60 * M)],
        [new FabricLink("l", "h1-up", "h2-up", 20 * M)]);

    [Fact]
    public void What_has_no_way_is_offered_and_does_not_arrive()
    {
        FabricHost inner = new("h1", "H1", [new VirtualSwitch("vs", null)], 0, 0);
        VirtualMachine loose = new(
            "x", "x", "h1", [new VirtualAdapter("x-nic", null), new VirtualAdapter("y-nic", null)]);
        Expect(
            [5, 0, 0, 0],
            [inner, Host("h2", 100)],
            [Machine("a", "h1"), Machine("b", "h1"), Machine("c", "h2"), loose],
            [
                Demand("a-nic", "b-nic", 5), Demand("a-nic", "c-nic", 5), Demand("x-nic", "c-nic", 5),
                Demand("x-nic", "y-nic", 5),
            ]);
    }

    [Theory]
    [InlineData(VirtualMachineState.Running, 40)]
    [InlineData(VirtualMachineState.Migrating, 40)]
    [InlineData(VirtualMachineState.Stopped, 0)]
    [InlineData(VirtualMachineState.Paused, 0)]
    public void A_VM_that_does_not_run_neither_offers_nor_gets(VirtualMachineState state, double expected)
    {
        VirtualMachine other = new("b", "b", "h2", [new VirtualAdapter("b-nic", "vs")]) { State = state };
        SimulatedFabric fabric = Fabric(new SimulationDefinition(
            Inventory([Host("h1", 100), Host("h2", 100)], [Machine("a", "h1"), other]),
            [Demand("a-nic", "b-nic", 40), Demand("b-nic", "a-nic", 40)]));
        Assert.All(fabric.Flows, flow => Assert.Equal(
            (expected * M, expected * M), (flow.OfferedBitsPerSecond, flow.CarriedBitsPerSecond)));
    }

    [Fact]
    public void A_recorded_demand_moves_with_time()
    {
        RateSeries recorded = new(Start, TimeSpan.FromMinutes(1), [8 * M, 80 * M, 0], SeriesEnd.Stop);
        SimulatedFabric fabric = Fabric(new SimulationDefinition(
            Inventory([Host("h1", 40), Host("h2", 100)], [Machine("a", "h1"), Machine("b", "h2")]),
            [new TrafficDemand("a-nic", "b-nic", recorded)]));
        fabric.Step(TimeSpan.FromMinutes(3), CancellationToken.None);
        IReadOnlyList<CounterTotal> totals = fabric.State.Counters;
        Assert.Equal(60e6 + 600e6, totals.Single(total => total.SubjectId == "a-nic").SentBytes, 1e-3);
        Assert.Equal(60e6 + 300e6, totals.Single(total => total.SubjectId == "b-nic").ReceivedBytes, 1e-3);
        Assert.Equal(0, fabric.Flows[0].OfferedBitsPerSecond);
    }

    [Fact]
    public void Demands_hold_from_the_begin_of_a_step_to_its_end()
    {
        RateSeries jump = new(Start, TimeSpan.FromSeconds(15), [8 * M, 16 * M]);
        SimulatedFabric fabric = Fabric(new SimulationDefinition(
            Inventory([Host("h1", 40), Host("h2", 100)], [Machine("a", "h1"), Machine("b", "h2")]),
            [new TrafficDemand("a-nic", "b-nic", jump)]));
        fabric.Step(TimeSpan.FromSeconds(19), CancellationToken.None);
        Assert.Equal(19e6, Sent(fabric.State, "a-nic"), 1e-3);
        fabric.Step(TimeSpan.FromSeconds(2), CancellationToken.None);
        Assert.Equal(22e6, Sent(fabric.State, "a-nic"), 1e-3);
    }

    [Fact]
    public void Two_demands_of_one_pair_add_up() => Expect(
        [25, 75],
        [Host("h1", 100), Host("h2", 1000)],
        [Machine("a", "h1"), Machine("b", "h2")],
        [Demand("a-nic", "b-nic", 50), Demand("a-nic", "b-nic", 150)]);

    [Fact]
    public void A_demand_of_an_unknown_end_or_to_itself_is_refused()
    {
        FabricInventory inventory = Inventory([Host("h1", 100)], [Machine("a", "h1")]);
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => new SimulationDefinition(inventory, [Demand("a-nic", "b-nic", 1)]));
        Assert.StartsWith("A demand names 'b-nic', which is neither", refused.Message);
        Assert.Throws<ArgumentException>(() => Demand("a-nic", "a-nic", 1));
    }

    private static void Expect(
        double[] carriedM,
        FabricHost[] hosts,
        VirtualMachine[] machines,
        TrafficDemand[] demands,
        ExternalPeer[]? externals = null,
        FabricLink[]? links = null)
    {
        SimulatedFabric fabric = Fabric(
            new SimulationDefinition(Inventory(hosts, machines, externals, links), demands));
        Assert.Equal(
            carriedM,
            fabric.Flows.Select(flow => flow.CarriedBitsPerSecond / M),
            (expected, actual) => Math.Abs(expected - actual) < 1e-9);
        Assert.Equal(
            demands.Select(demand => demand.Rate.BitsPerSecond[0]),
            fabric.Flows.Select(flow => flow.OfferedBitsPerSecond));
    }

    private static SimulatedFabric Fabric(SimulationDefinition definition) =>
        new(SimulationState.Begin(definition));

    private static double Sent(SimulationState state, string id) =>
        state.Counters.Single(total => total.SubjectId == id).SentBytes;
}
