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

public sealed class MigrationSlotTests
{
    // Two at 500 Mbit/s each take 20 s and the pause; the third has 1 Gbit/s then.
    [Fact]
    public void A_third_move_waits_until_a_slot_is_free_on_both_hosts()
    {
        using MigrationScene scene = new([Vm("a", 10), Vm("b", 10), Vm("c", 10)]);
        foreach (string id in new[] { "a", "b", "c" })
        {
            Assert.Equal(AdaptationState.Running, scene.Begin(Move(id)).State);
        }

        Assert.Equal("It waits for a free slot on both hosts.", scene.Find("c").Message);
        Assert.Equal("", scene.Find("a").Message);
        Assert.Equal(VirtualMachineState.Running, scene.Fabric.FindMachine("c")!.State);
        Assert.Equal(2, MigrationRules.MigrationsOf(scene.Fabric, "h2"));
        scene.Wait(20.2);
        Assert.Equal(("h2", "h2", "h1"), (scene.HostOf("a"), scene.HostOf("b"), scene.HostOf("c")));
        Assert.Equal("h2", scene.Fabric.FindMachine("c")!.MovingToHostId);
        scene.Wait(10.2);
        Assert.Equal(AdaptationState.Done, scene.StateOf("c"));
    }

    [Fact]
    public void One_that_waits_does_not_hold_up_another_whose_hosts_are_free()
    {
        using MigrationScene scene = new(
            [Vm("a", 10), Vm("b", 10), Vm("c", 10), Vm("d", 10, "h3")],
            hosts: [Slots("h1", 9), Slots("h2", 2), Slots("h3", 1), Host("h4", 1000)]);
        scene.Begin(Move("a"));
        scene.Begin(Move("b"));
        scene.Begin(Move("c"));
        scene.Begin(Move("d", "h3", "h4"));
        Assert.Equal(
            [MigrationPhase.Copying, MigrationPhase.Copying, MigrationPhase.Waiting, MigrationPhase.Copying],
            scene.File.State.Migrations.Select(one => one.Phase));
    }

    [Fact]
    public void One_that_waits_too_long_fails_as_one_that_may_pass()
    {
        using MigrationScene scene = new(
            [Vm("a", 100), Vm("b", 10)],
            hosts: [Slots("h1", 1), Host("h2", 1000)],
            change: definition => definition with
            {
                Migrations = new MigrationSettings { QueueTimeout = TimeSpan.FromSeconds(30) },
            });
        scene.Begin(Move("a"));
        scene.Begin(Move("b"));
        scene.Wait(29.9);
        Assert.Equal(AdaptationState.Running, scene.StateOf("b"));
        scene.Wait(0.1);
        AdaptationOutcome outcome = scene.Find("b");
        Assert.Equal(
            (AdaptationState.Failed, true, "The hosts had no free slot for it in time."),
            (outcome.State, outcome.IsTransient, outcome.Message));
        scene.Wait(71);
        Assert.Equal(("h2", "h1"), (scene.HostOf("a"), scene.HostOf("b")));
    }

    // The target has room for one of the two. The second waits for its slot while there is room still.
    [Fact]
    public void The_memory_of_the_target_is_looked_at_again_when_a_move_starts()
    {
        using MigrationScene scene = new(
            [Vm("a", 10), Vm("b", 10)],
            hosts:
            [
                Host("h1", 1000),
                new FabricHost("h2", "H2", Host("h2", 1000).Switches, 2_000_000_000, 16) { MigrationSlots = 1 },
            ]);
        scene.Begin(Move("a"));
        AdaptationOutcome atOnce = scene.Begin(Move("b"), "b1");
        Assert.Equal(AdaptationState.Failed, atOnce.State);
        Assert.Equal("H2 has 715.3 MiB of memory left for VMs, and b needs 1.2 GiB.", atOnce.Message);

        // Here b waits for the slot of h1 that c has, and d comes in from h3 meanwhile.
        using MigrationScene later = new(
            [Vm("c", 10), Vm("b", 10), Vm("d", 10, "h3")],
            hosts:
            [
                Slots("h1", 1), Host("h3", 1000), Host("h4", 1000),
                new FabricHost("h2", "H2", Host("h2", 1000).Switches, 2_000_000_000, 16),
            ]);
        later.Begin(Move("c", to: "h4"));
        Assert.Equal("It waits for a free slot on both hosts.", later.Begin(Move("b")).Message);
        later.Begin(Move("d", "h3", "h2"));
        later.Wait(60);
        Assert.Equal(("h4", "h1", "h2"), (later.HostOf("c"), later.HostOf("b"), later.HostOf("d")));
        Assert.Equal(
            (AdaptationState.Failed, "H2 has 715.3 MiB of memory left for VMs, and b needs 1.2 GiB."),
            (later.StateOf("b"), later.Find("b").Message));
    }

    [Fact]
    public void While_a_VM_is_moved_no_other_change_of_it_is_taken()
    {
        using MigrationScene scene = new([Vm("a", 10)]);
        scene.Begin(Move("a"));
        BandwidthAdaptation limit = Change("a", PortSettings.Unset, new PortSettings(maximumBitsPerSecond: M));
        foreach (Adaptation change in new Adaptation[] { limit, Move("a", to: "h3") })
        {
            AdaptationOutcome outcome = scene.Provider.Start(
                change, "other " + change.Description, CancellationToken.None);
            Assert.Equal(
                (AdaptationState.Failed, true, "VM 'a' is locked by a move to 'H2'."),
                (outcome.State, outcome.IsTransient, outcome.Message));
        }

        scene.Wait(11);
        Assert.Equal(
            AdaptationState.Done, scene.Provider.Start(limit, "later", CancellationToken.None).State);
    }

    public static TheoryData<string, MigrationAdaptation, string> Refusals => new()
    {
        { "an unknown VM", Move("x"), "The fabric has no VM 'x'." },
        { "an unknown host", Move("a", to: "h9"), "The fabric has no host 'h9'." },
        {
            "a VM that lies elsewhere", Move("a", "h3"),
            "VM 'a' lies on host 'h1', not on 'h3' as the move expects."
        },
        { "a rule", Move("s"), "s does not run (Stopped); only a running VM can be moved live." },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_moved_is_refused_for_good(string what, MigrationAdaptation move, string reason)
    {
        Assert.NotEmpty(what);
        VirtualMachine stopped = new("s", "s", "h1", []) { State = VirtualMachineState.Stopped };
        using MigrationScene scene = new([Vm("a", 10), stopped]);
        AdaptationOutcome outcome = scene.Begin(move, "step");
        Assert.Equal(
            (AdaptationState.Failed, false, reason), (outcome.State, outcome.IsTransient, outcome.Message));
        Assert.Equal(reason, scene.Find("step").Message);
        Assert.Empty(scene.File.State.Migrations);
    }

    private static FabricHost Slots(string id, int slots) =>
        new(id, id.ToUpperInvariant(), Host(id, 1000).Switches, 64L << 30, 16) { MigrationSlots = slots };
}
