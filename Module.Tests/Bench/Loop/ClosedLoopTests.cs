using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Bench.Loop;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.State;
using NetUtil.Storage;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Bench.Loop;

/// <summary>Web on h1 sends SQL on h2 40 of the 100 Mbit/s of their uplinks. Two VMs beside web send 90 each for
/// an hour, from minute 15; three beside SQL receive 90 each, from minute 25. Of the full uplink outwards web
/// gets a third, of the one inwards a quarter. h3 is empty.</summary>
public sealed class ClosedLoopTests
{
    private const string Spec = """
        <application name="Shop" xmlns="urn:netutil:app-network-spec:1">
          <components>
            <component vm="web">Web</component>
            <component vm="sql">SQL</component>
          </components>
          <capacitySpecifications>
            <capacitySpecification id="orders">Each(Web, SQL) ge 5 MBS</capacitySpecification>
          </capacitySpecifications>
        </application>
        """;

    private static readonly LoopSetting s_alone = new(0.15, HasRival: false);
    private static readonly LoopSetting s_rivalled = new(0.15, HasRival: true);

    [Fact]
    public void Doing_nothing_leaves_the_requirement_violated_as_long_as_an_uplink_is_full()
    {
        LoopFigures nothing = Run(s_rivalled, new IdleBalancer());

        Assert.Equal(105, nothing.Minutes);
        Assert.Equal((60, 60), (nothing.RequirementMinutes, nothing.FabricMinutes));

        // 20/3 Mbit/s for ten minutes, then 15 for fifty.
        double bits = 60 * M * ((10 * (40 - (100 / 3d))) + (50 * (40 - 25)));
        Assert.Equal(bits / 8, nothing.UndeliveredBytes, 1);
        Assert.Equal(
            (0, 0, 0, 0),
            (nothing.Moves.Done, nothing.Moves.ByOthers, nothing.MostChangedPorts, nothing.PortsLeft));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NetUtil_mends_what_is_violated_sends_no_VM_back_and_leaves_no_limit_behind(bool hasRival)
    {
        List<RunResult> runs = [];
        LoopFigures nothing = Run(s_alone, new IdleBalancer());
        LoopFigures ours = Run(hasRival ? s_rivalled : s_alone, new NetUtilBalancer(runs.Add));

        Assert.InRange(ours.RequirementMinutes, 1, nothing.RequirementMinutes / 2);
        Assert.InRange(ours.UndeliveredBytes, 1, nothing.UndeliveredBytes / 2);
        Assert.Equal((0, 0), (ours.Moves.SentBack, ours.PortsLeft));
        Assert.Contains(runs, run => run.Run.State == RunState.Completed);
        Assert.NotEqual(0, ours.Moves.Done);
        Assert.NotEqual(0, ours.MostChangedPorts);
        Assert.Equal(hasRival, ours.Moves.ByOthers > 0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures()
    {
        LoopScene scene = Scene(busyMinutes: 20, calmMinutes: 0);
        LoopFigures one = Run(s_rivalled, new NetUtilBalancer(), scene);
        LoopFigures other = Run(s_rivalled, new NetUtilBalancer(), scene);

        Assert.NotEqual(0, one.Moves.Done);
        Assert.Equal(one with { SecondsPerDecision = 0 }, other with { SecondsPerDecision = 0 });
    }

    private static LoopFigures Run(LoopSetting setting, IBalancer balancer, LoopScene? scene = null)
    {
        using TemporaryFolder folder = new();
        using IStateStore store = new StorageEntry().OpenStore(folder.FullName, StoreAccess.Write);
        return LoopRun.Of(scene ?? Scene(), setting, balancer, store, default);
    }

    private static LoopScene Scene(int busyMinutes = 60, int calmMinutes = 45) => new(
        "small",
        Fabric(),
        [Spec],
        new LoopTimes(
            TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(busyMinutes), TimeSpan.FromMinutes(calmMinutes)));

    private static SimulationDefinition Fabric()
    {
        string[] senders = ["out1", "out2"];
        string[] receivers = ["in1", "in2", "in3"];
        VirtualMachine[] machines =
        [
            MachineOn("h1", "web", "Shop"),
            MachineOn("h2", "sql", "Shop"),
            .. senders.Select(id => MachineOn("h1", id)),
            .. receivers.Select(id => MachineOn("h2", id)),
        ];
        return new SimulationDefinition(
            Inventory(
                [Host("h1", 100), Host("h2", 100), Host("h3", 100)],
                machines,
                [.. senders.Concat(receivers).Select((id, index) => new ExternalPeer(
                    "of-" + id, "of-" + id, [$"10.0.0.{index + 1}"]))]),
            [
                Demand("web-nic", "sql-nic", 40),
                .. senders.Select(id => new TrafficDemand(id + "-nic", "of-" + id, Bulk(15))),
                .. receivers.Select(id => new TrafficDemand("of-" + id, id + "-nic", Bulk(25))),
            ])
        {
            PairMeteredAdapters = [.. machines.Select(one => one.Adapters[0].Id)],
            StepLength = TimeSpan.FromMinutes(1),
        };
    }

    private static VirtualMachine MachineOn(string hostId, string id, string? service = null) =>
        new(id, id, hostId, [new VirtualAdapter(id + "-nic", "vs")])
        {
            MemoryBytes = 512L << 20, Service = service,
        };

    private static RateSeries Bulk(int minute) => new(
        Start.AddMinutes(minute),
        TimeSpan.FromMinutes(75 - minute),
        [90 * M],
        SeriesEnd.Stop);
}
