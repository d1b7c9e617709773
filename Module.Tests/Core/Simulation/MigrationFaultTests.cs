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

public sealed class MigrationFaultTests
{
    [Theory]
    [InlineData(AdaptationFaultKind.Transient, true, "The host was busy (simulated).")]
    [InlineData(AdaptationFaultKind.Permanent, false, "The host refused the move (simulated).")]
    public void A_move_fails_at_once_and_the_next_one_works(
        AdaptationFaultKind kind, bool isTransient, string message)
    {
        using MigrationScene scene = Faulty(AdaptationFault.OfNext(kind, null, 1));
        AdaptationOutcome outcome = scene.Begin(Move("m"));
        Assert.Equal(
            (AdaptationState.Failed, isTransient, message),
            (outcome.State, outcome.IsTransient, outcome.Message));
        Assert.Equal(VirtualMachineState.Running, scene.Fabric.FindMachine("m")!.State);
        Assert.Equal(AdaptationState.Running, scene.Begin(Move("m"), "again").State);
        scene.Wait(11);
        Assert.Equal("h2", scene.HostOf("m"));
    }

    [Fact]
    public void A_move_that_breaks_off_leaves_the_VM_where_it_was_and_what_it_copied_is_lost()
    {
        using MigrationScene scene = Faulty(After(AdaptationFaultKind.Interrupted, 4));
        scene.Begin(Move("m"));
        scene.Wait(3.9);
        Assert.Equal(AdaptationState.Running, scene.StateOf("m"));
        scene.Wait(5);
        Assert.Equal(
            (AdaptationState.Failed, "The connection between the hosts broke off (simulated)."),
            (scene.Find("m").State, scene.Find("m").Message));
        VirtualMachine machine = scene.Fabric.FindMachine("m")!;
        Assert.Equal(
            ("h1", VirtualMachineState.Running, null), (machine.HostId, machine.State, machine.MovingToHostId));
        Assert.Equal(500_000_000UL, scene.Counter("h1-up").SentBytes);
        Assert.Equal("1", scene.Counter("m-nic").Life);
        scene.Begin(Move("m"), "again");
        scene.Wait(11);
        Assert.Equal(1_750_000_000UL, scene.Counter("h1-up").SentBytes);
    }

    [Fact]
    public void A_move_that_would_end_before_it_breaks_off_breaks_off_at_its_end()
    {
        using MigrationScene scene = Faulty(AdaptationFault.OfNext(AdaptationFaultKind.Interrupted, null, 1));
        scene.Begin(Move("m"));
        scene.Wait(10.2);
        Assert.Equal((AdaptationState.Failed, "h1"), (scene.StateOf("m"), scene.HostOf("m")));
        Assert.Empty(scene.File.State.Migrations);
    }

    [Fact]
    public void A_stuck_move_runs_for_ever_with_its_slot_and_its_memory_and_copies_nothing()
    {
        using MigrationScene scene = Faulty(AdaptationFault.OfNext(AdaptationFaultKind.Stuck, null, 1));
        AdaptationOutcome outcome = scene.Provider.CarryOut(Move("m"), "m", CancellationToken.None);
        Assert.Equal((AdaptationState.Running, 3600), (outcome.State, scene.Seconds));
        scene.Wait(86400);
        Assert.Equal(AdaptationState.Running, scene.StateOf("m"));
        Assert.Equal("h2", scene.Fabric.FindMachine("m")!.MovingToHostId);
        Assert.Equal(0UL, scene.Counter("h1-up").SentBytes);
    }

    [Fact]
    public void A_stuck_move_that_is_given_up_leaves_the_VM_where_it_was()
    {
        using MigrationScene scene = Faulty(After(AdaptationFaultKind.Stuck, 90));
        scene.Begin(Move("m"));
        scene.Wait(90);
        Assert.Equal(
            (AdaptationState.Failed, "It did not get on and was given up (simulated)."),
            (scene.Find("m").State, scene.Find("m").Message));
        Assert.Equal((VirtualMachineState.Running, "h1"), (
            scene.Fabric.FindMachine("m")!.State, scene.HostOf("m")));
    }

    [Fact]
    public void A_late_move_is_called_failed_and_moves_the_VM_all_the_same()
    {
        using MigrationScene scene = Faulty(After(AdaptationFaultKind.Late, 90));
        scene.Begin(Move("m"));
        scene.Wait(90);
        Assert.Equal(
            (AdaptationState.Failed, "It did not end in time (simulated)."),
            (scene.Find("m").State, scene.Find("m").Message));
        Assert.Equal("h2", scene.Fabric.FindMachine("m")!.MovingToHostId);
        Assert.True(scene.Begin(Move("m"), "again").IsTransient);
        scene.Wait(10.1);
        Assert.Equal("h1", scene.HostOf("m"));
        scene.Wait(0.1);
        Assert.Equal((AdaptationState.Failed, "h2"), (scene.StateOf("m"), scene.HostOf("m")));
        Assert.Equal("2", scene.Counter("m-nic").Life);
    }

    [Fact]
    public void A_move_without_effect_is_called_done_and_the_VM_has_not_moved()
    {
        using MigrationScene scene = Faulty(AdaptationFault.OfNext(AdaptationFaultKind.NoEffect, null, 1));
        scene.Begin(Move("m"));
        scene.Wait(11);
        Assert.Equal((AdaptationState.Done, "h1"), (scene.StateOf("m"), scene.HostOf("m")));
        Assert.Equal("1", scene.Counter("m-nic").Life);
    }

    [Fact]
    public void After_a_lost_answer_the_move_is_found_running()
    {
        using MigrationScene scene = Faulty(AdaptationFault.OfNext(AdaptationFaultKind.LostAnswer, null, 1));
        Assert.Throws<FabricException>(() => scene.Begin(Move("m")));
        Assert.Equal(AdaptationState.Running, scene.StateOf("m"));
        scene.Wait(11);
        Assert.Equal("h2", scene.HostOf("m"));
    }

    [Fact]
    public void A_fault_of_one_VM_spares_the_others_and_one_of_an_adapter_spares_moves()
    {
        using MigrationScene scene = Faulty(
            AdaptationFault.OfNext(AdaptationFaultKind.Permanent, null, 9) with { MachineId = "n" },
            AdaptationFault.OfNext(AdaptationFaultKind.Permanent, "m-nic", 9));
        Assert.Equal(AdaptationState.Running, scene.Begin(Move("m")).State);
        Assert.Equal(AdaptationState.Failed, scene.Begin(Move("n")).State);
    }

    [Theory]
    [InlineData(AdaptationFaultKind.Interrupted)]
    [InlineData(AdaptationFaultKind.Stuck)]
    [InlineData(AdaptationFaultKind.Late)]
    public void A_fault_of_moves_spares_changes_of_bandwidth(AdaptationFaultKind kind)
    {
        using MigrationScene scene = Faulty(AdaptationFault.OfNext(kind, null, 1));
        AdaptationOutcome outcome = scene.Provider.Start(
            Change("m", PortSettings.Unset, new PortSettings(maximumBitsPerSecond: M)), "s", CancellationToken.None);
        Assert.Equal(AdaptationState.Done, outcome.State);
        Assert.Equal(1, scene.File.State.Definition.AdaptationFaults[0].Next);
    }

    [Fact]
    public void By_chance_a_share_of_moves_is_hit()
    {
        VirtualMachine[] machines = [.. Enumerable.Range(0, 200).Select(index => Vm("v" + index, 0))];
        using MigrationScene scene = new(
            machines,
            change: definition => With(
                definition, AdaptationFault.OfChance(AdaptationFaultKind.Transient, null, 0.25)));
        int hit = machines.Count(machine => scene.Begin(Move(machine.Id)).State == AdaptationState.Failed);
        // 50 are expected; five standard deviations of 6.1 to each side.
        Assert.InRange(hit, 20, 80);
    }

    [Fact]
    public void A_fault_hits_some_time_after_the_start() => Assert.Throws<ArgumentOutOfRangeException>(
        () => AdaptationFault.OfNext(AdaptationFaultKind.Late, null, 1) with { After = TimeSpan.Zero });

    private static AdaptationFault After(AdaptationFaultKind kind, double seconds) =>
        AdaptationFault.OfNext(kind, null, 1) with { After = TimeSpan.FromSeconds(seconds) };

    private static MigrationScene Faulty(params AdaptationFault[] faults) =>
        new([Vm("m", 10), Vm("n", 10)], change: definition => With(definition, faults));
}
