using System;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using Xunit;
using static NetUtil.Tests.Core.Simulation.MigrationScene;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

public sealed class MigrationTests
{
    [Fact]
    public void A_move_takes_the_time_of_its_memory_and_the_pause()
    {
        using MigrationScene scene = new([Vm("m", 10)]);
        Assert.True(scene.Provider.Capabilities.CanMigrate);
        Assert.Equal(AdaptationState.Running, scene.Begin(Move("m")).State);
        scene.Wait(10.199);
        VirtualMachine moving = scene.Fabric.FindMachine("m")!;
        Assert.Equal(
            ("h1", "h2", VirtualMachineState.Migrating), (moving.HostId, moving.MovingToHostId, moving.State));
        Assert.Equal(AdaptationState.Running, scene.StateOf("m"));
        scene.Wait(0.001);
        VirtualMachine moved = scene.Fabric.FindMachine("m")!;
        Assert.Equal(
            ("h2", null, VirtualMachineState.Running), (moved.HostId, moved.MovingToHostId, moved.State));
        Assert.Equal(
            (AdaptationState.Done, "Moved in 10.2 s: 1.2 GiB copied in 2 rounds; the VM stood still for 0.2 s."),
            (scene.Find("m").State, scene.Find("m").Message));
    }

    [Fact]
    public void What_is_copied_goes_out_of_one_uplink_and_into_the_other()
    {
        using MigrationScene scene = new([Vm("m", 10)]);
        scene.Begin(Move("m"));
        scene.Wait(4);
        Assert.Equal((500_000_000UL, 0UL), Bytes(scene.Counter("h1-up")));
        Assert.Equal((0UL, 500_000_000UL), Bytes(scene.Counter("h2-up")));
        scene.Wait(60);
        Assert.Equal((1_250_000_000UL, 0UL), Bytes(scene.Counter("h1-up")));
        Assert.Equal((0UL, 1_250_000_000UL), Bytes(scene.Counter("h2-up")));
        Assert.Equal((0UL, 0UL), Bytes(scene.Counter("m-nic")));
    }

    // Half of what a round copies is written to meanwhile. 1.25 GB / 2^13 is the first rest below 50 pages, so
    // all comes to 2.5 GB less 1.25 GB / 2^13.
    [Fact]
    public void What_is_written_to_meanwhile_is_copied_again_round_by_round()
    {
        using MigrationScene scene = new([Vm("m", 10, dirtyM: 500)]);
        scene.Begin(Move("m"));
        double rest = 1.25e9 / 8192;
        double seconds = (2.5e9 - rest) * 8 / 1e9;
        scene.Wait(seconds + 0.199);
        Assert.Equal(AdaptationState.Running, scene.StateOf("m"));
        scene.Wait(0.01);
        Assert.Equal(AdaptationState.Done, scene.StateOf("m"));
        // Each round and the rest may go on for up to a tick, 12.5 bytes, too long.
        Assert.Equal(2.5e9 - rest, scene.Counter("h1-up").SentBytes, 15 * 12.5);
        Assert.Contains("in 14 rounds", scene.Find("m").Message);
    }

    // The whole memory is written to in each round: no round leaves less, so the first is the last.
    [Fact]
    public void A_VM_that_writes_faster_than_the_network_is_paused_for_all_of_its_memory()
    {
        using MigrationScene scene = new(
            [Vm("m", 10, dirtyM: 3000), Vm("o", 1, "h2")], [Demand("m-nic", "o-nic", 8)]);
        scene.Begin(Move("m"));
        // The VM has 8 Mbit/s of the uplink while it runs: 10 Gbit at 992 Mbit/s, then 10 Gbit at 1 Gbit/s.
        scene.Wait(10.08);
        Assert.Equal([8], scene.CarriedM());
        scene.Wait(0.01);
        Assert.Equal([0], scene.CarriedM());
        scene.Wait(10.19);
        Assert.Equal(AdaptationState.Running, scene.StateOf("m"));
        scene.Wait(0.01);
        Assert.Equal(AdaptationState.Done, scene.StateOf("m"));
        Assert.Equal([8], scene.CarriedM());
    }

    [Fact]
    public void A_move_shares_an_uplink_with_VMs_like_one_more_adapter()
    {
        using MigrationScene scene = new(
            [Vm("m", 10), Vm("a", 1), Vm("b", 1), Vm("c", 1, "h3")],
            [Demand("a-nic", "c-nic", 900), Demand("b-nic", "c-nic", 100)]);
        Assert.Equal([900, 100], scene.CarriedM());
        scene.Begin(Move("m"));
        Assert.Equal([450, 100], scene.CarriedM());
        Assert.Equal(450e6, scene.File.State.Migrations[0].BitsPerSecond, 1e-3);
        scene.Wait(30);
        Assert.Equal([900, 100], scene.CarriedM());
    }

    [Fact]
    public void A_guarantee_holds_against_a_move()
    {
        VirtualMachine guarded = Vm("a", 1).With(new VirtualAdapter("a-nic", "vs")
        {
            Port = new PortSettings(minimumBitsPerSecond: 800 * M), Subnet = "s",
        });
        using MigrationScene scene = new(
            [Vm("m", 10), guarded, Vm("c", 1, "h3")], [Demand("a-nic", "c-nic", 900)]);
        scene.Begin(Move("m"));
        Assert.Equal([800], scene.CarriedM());
        Assert.Equal(200e6, scene.File.State.Migrations[0].BitsPerSecond, 1e-3);
    }

    [Fact]
    public void A_move_uses_one_member_of_a_team_and_known_links()
    {
        FabricHost[] hosts = [Host("h1", 1000, members: 2), Host("h2", 1000)];
        using MigrationScene team = new([Vm("m", 10)], hosts: hosts);
        team.Begin(Move("m"));
        Assert.Equal(500e6, team.File.State.Migrations[0].BitsPerSecond);

        SimulationDefinition linked = new(
            Inventory(hosts, [Vm("m", 10)], links: [new FabricLink("l", "h1-up", "h2-up", 100 * M)]), []);
        using MigrationScene link = new([], change: _ => linked);
        link.Begin(Move("m"));
        Assert.Equal(100e6, link.File.State.Migrations[0].BitsPerSecond);
        link.Wait(8);
        Assert.Equal(100_000_000UL, link.Counter("l").SentBytes);
    }

    [Fact]
    public void A_network_for_migrations_is_shared_by_them_alone_and_spares_the_uplinks()
    {
        using MigrationScene scene = new(
            [Vm("m", 10), Vm("n", 10), Vm("a", 1), Vm("c", 1, "h3")],
            [Demand("a-nic", "c-nic", 1000)],
            [WithNetwork(Host("h1", 1000), 400), WithNetwork(Host("h2", 1000), 300), Host("h3", 1000)]);
        scene.Begin(Move("m"));
        Assert.Equal(300e6, scene.File.State.Migrations[0].BitsPerSecond);
        scene.Begin(Move("n", to: "h3"));
        Assert.Equal([200e6, 200e6], scene.File.State.Migrations.Select(one => one.BitsPerSecond));
        Assert.Equal([800], scene.CarriedM());
        scene.Wait(8);
        Assert.Equal(800_000_000UL, scene.Counter("h1-up").SentBytes);
        Assert.Equal(0UL, scene.Counter("h2-up").ReceivedBytes);
        Assert.Equal(1_000_000_000UL, scene.Counter("h3-up").ReceivedBytes);
    }

    [Fact]
    public void Port_settings_travel_and_counters_begin_again()
    {
        PortSettings port = new(minimumBitsPerSecond: 10 * M, maximumBitsPerSecond: 80 * M);
        VirtualMachine machine = Vm("m", 10).With(
            new VirtualAdapter("m-nic", "vs") { Port = port, Subnet = "s" });
        using MigrationScene scene = new(
            [machine, Vm("c", 1, "h3")],
            [Demand("m-nic", "c-nic", 8), Demand("c-nic", "m-nic", 80)],
            change: definition => definition with { PairMeteredAdapters = ["m-nic"] });
        scene.Begin(Move("m"));
        scene.Wait(9);
        Assert.Equal((9_000_000UL, 90_000_000UL, "1"), Reading(scene.Counter("m-nic")));
        // 10 Gbit beside 8 Mbit/s out of h1 take 10.08 s or a bit more, and the pause 0.2 s.
        scene.Wait(5);
        Assert.Equal("h2", scene.HostOf("m"));
        double since = scene.Seconds - (1e10 / 992e6) - 0.2;
        CounterReading after = scene.Counter("m-nic");
        Assert.Equal("2", after.Life);
        Assert.Equal(since * 1e6, after.SentBytes, 2.0);
        Assert.Equal(since * 1e7, after.ReceivedBytes, 20.0);
        CounterReading pair = scene.Provider.ReadMeters(CancellationToken.None).Counters
            .Single(one => one.Kind == TrafficKind.Pair);
        Assert.Equal((after.SentBytes, after.ReceivedBytes, "2"), Reading(pair));
        Assert.Equal("1", scene.Counter("c-nic").Life);
        Assert.Equal(port, scene.Fabric.FindAdapter("m-nic")!.Port);
    }

    [Fact]
    public void Waiting_for_the_answer_lets_the_time_pass_that_the_move_takes()
    {
        using MigrationScene scene = new([Vm("m", 10)]);
        AdaptationOutcome outcome = scene.Provider.CarryOut(Move("m"), "s", CancellationToken.None);
        Assert.Equal(AdaptationState.Done, outcome.State);
        Assert.Equal(20, scene.Seconds);
        Assert.Equal(outcome.Message, scene.Provider.CarryOut(Move("m"), "s", CancellationToken.None).Message);
        Assert.Equal(20, scene.Seconds);
    }

    [Fact]
    public void A_VM_without_memory_moves_in_its_pause()
    {
        using MigrationScene scene = new([Vm("m", 0)]);
        scene.Begin(Move("m"));
        scene.Wait(0.2);
        Assert.Equal("h2", scene.HostOf("m"));
    }

    [Fact]
    public void A_cancelled_wait_does_not_end_the_move()
    {
        using MigrationScene scene = new([Vm("m", 10)]);
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => scene.Provider.CarryOut(Move("m"), "s", stop.Token));
        Assert.Equal(AdaptationState.NotStarted, scene.StateOf("s"));
        scene.Begin(Move("m"));
        Assert.Throws<OperationCanceledException>(
            () => scene.Provider.Clock.Wait(TimeSpan.FromDays(1), stop.Token));
        scene.Wait(11);
        Assert.Equal("h2", scene.HostOf("m"));
    }

    private static FabricHost WithNetwork(FabricHost host, double rateM) =>
        new(host.Id, host.Name, host.Switches, host.MemoryBytes, host.ProcessorCount)
        {
            MigrationNetworkBitsPerSecond = rateM * M,
        };

    private static (ulong Sent, ulong Received) Bytes(CounterReading reading) =>
        (reading.SentBytes, reading.ReceivedBytes);

    private static (ulong Sent, ulong Received, string Life) Reading(CounterReading reading) =>
        (reading.SentBytes, reading.ReceivedBytes, reading.Life);
}
