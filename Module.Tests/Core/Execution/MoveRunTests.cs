using System;
using System.Linq;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.MigrationScene;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Execution;

/// <summary>Runs that move VMs.</summary>
public sealed class MoveRunTests
{
    [Fact]
    public void A_move_is_made_once_and_verified_on_its_target()
    {
        using MoveRunScene scene = new();
        RunResult result = scene.Run("run", ("m", "h2"));
        RunStep step = Assert.Single(result.Steps);
        Assert.Equal(
            (StepState.Verified,
                "It lies on H2, and its meters count there: 8 Mbit/s sent, 0 bit/s received."),
            (step.State, step.Message));
        Assert.Equal((RunState.Completed, "m h2, n h1, o h3"), (result.Run.State, scene.Places));
        Assert.Equal(["run/1"], scene.Provider.Calls.Where(call => call[0] == 'r'));
    }

    [Fact]
    public void Moves_of_a_wave_go_at_once_and_the_next_wave_begins_when_they_have_ended()
    {
        using MoveRunScene scene = new([Vm("a", 10), Vm("b", 10), Vm("c", 10)]);
        RebalancePlan plan = Plans.OfMoves(scene.Fabric, [("a", "h2"), ("b", "h3"), ("c", "h2")]);
        Assert.Equal([1, 1, 2], plan.Steps.Select(step => step.Wave));
        Assert.Equal(RunState.Completed, scene.Run(plan).Run.State);
        // Two share the uplink of h1, 20 s and a bit; then one has it for itself, 10 s and a bit.
        Assert.Equal(
            ["run/1", "run/2", "wait 10", "wait 10", "wait 10", "run/3", "wait 10", "wait 10"],
            scene.Provider.Calls.Take(8));
    }

    [Fact]
    public void A_move_waits_while_others_hold_the_slots_of_its_hosts()
    {
        using MoveRunScene scene = new(
            [Vm("a", 10), Vm("b", 10)],
            hosts: [Slots("h1", 1), Slots("h2", 1), Slots("h3", 1)]);
        RebalancePlan plan = Plans.OfMoves(scene.Fabric, [("a", "h2")]);
        scene.Provider.Start(Move("b", to: "h3"), "somebody", default);
        scene.Provider.Calls.Clear();
        Assert.Equal(RunState.Completed, scene.Run(plan).Run.State);
        Assert.Equal(["wait 10", "wait 10", "run/1", "wait 10", "wait 10"], scene.Provider.Calls.Take(5));
        Assert.Equal("a h2, b h3", scene.Places);
    }

    [Fact]
    public void A_slot_that_never_becomes_free_is_not_waited_for_without_end()
    {
        using MoveRunScene scene = new(
            [Vm("a", 10), Vm("b", 10)],
            [AdaptationFault.OfNext(AdaptationFaultKind.Stuck, null, 1)],
            [Slots("h1", 1), Slots("h2", 1), Slots("h3", 1)]);
        RebalancePlan plan = Plans.OfMoves(scene.Fabric, [("a", "h2")]);
        scene.Provider.Start(Move("b", to: "h3"), "somebody", default);
        RunStep step = Assert.Single(scene.Run(plan).Steps);
        Assert.Equal(
            (StepState.Dropped, "No slot for a migration became free on H1 in time."), (step.State, step.Message));
    }

    // 64 GiB each: a and b of 40 GiB cannot lie side by side, and c goes after b.
    [Fact]
    public void VMs_that_change_places_go_through_a_third_host()
    {
        using MoveRunScene scene = new([Big("a", "h1"), Big("b", "h2")]);
        RunResult result = scene.Run("run", ("a", "h3"), ("b", "h1"), ("a", "h2"));
        Assert.Equal(
            [
                "It was on H3: a later step moved it on from there.",
                "It lies on H1, and its meters count there: 0 bit/s sent, 0 bit/s received.",
                "It lies on H2, and its meters count there: 0 bit/s sent, 0 bit/s received.",
            ],
            result.Steps.Select(step => step.Message));
        Assert.Equal([[], [1], [1, 2]], result.Steps.Select(step => step.DependsOn.ToArray()));
        Assert.Equal((RunState.Completed, "a h2, b h1"), (result.Run.State, scene.Places));
    }

    [Fact]
    public void What_depends_on_a_move_that_failed_is_dropped_and_the_rest_is_done()
    {
        using MoveRunScene scene = new(
            [Big("a", "h1"), Big("b", "h2"), Vm("c", 1)], [Of(AdaptationFaultKind.Permanent, "a")]);
        RunResult result = scene.Run("run", ("a", "h3"), ("b", "h1"), ("c", "h2"));
        Assert.Equal(
            [
                (StepState.Failed, "The host refused the move (simulated)."),
                (StepState.Dropped, "It depends on step 1 (a), which was not done."),
                (StepState.Verified,
                    "It lies on H2, and its meters count there: 0 bit/s sent, 0 bit/s received."),
            ],
            result.Steps.Select(step => (step.State, step.Message)));
        Assert.Equal((RunState.Partial, "a h1, b h2, c h2"), (result.Run.State, scene.Places));
    }

    [Fact]
    public void Nothing_is_moved_once_a_step_that_lowers_was_not_done()
    {
        using MoveRunScene scene = new(Of(AdaptationFaultKind.Permanent, "n"));
        RebalancePlan plan = Plans.OfMoves(
            scene.Fabric,
            [("m", "h2")],
            Change("n", PortSettings.Unset, new PortSettings(maximumBitsPerSecond: 5 * M)));
        Assert.Equal([StepState.Failed, StepState.Dropped], scene.Run(plan).Steps.Select(step => step.State));
        Assert.Equal("m h1, n h1, o h3", scene.Places);
    }

    [Fact]
    public void A_move_that_fails_for_the_moment_is_tried_again()
    {
        using MoveRunScene scene = new(Of(AdaptationFaultKind.Transient, "m"));
        Assert.Equal(StepState.Verified, Assert.Single(scene.Run("run", ("m", "h2")).Steps).State);
        Assert.Equal(["run/1", "wait 10", "run/1#2", "wait 10", "wait 10"], scene.Provider.Calls.Take(5));
    }

    [Fact]
    public void A_move_that_breaks_off_has_failed_and_is_not_tried_again()
    {
        using MoveRunScene scene = new(After(AdaptationFaultKind.Interrupted, 4));
        RunStep step = Assert.Single(scene.Run("run", ("m", "h2")).Steps);
        Assert.Equal(
            (StepState.Failed, "The connection between the hosts broke off (simulated)."),
            (step.State, step.Message));
        Assert.Equal(["run/1", "wait 10"], scene.Provider.Calls);
        Assert.Equal("m h1, n h1, o h3", scene.Places);
    }

    [Fact]
    public void A_move_that_is_called_failed_while_it_goes_on_is_waited_for()
    {
        using MoveRunScene scene = new(After(AdaptationFaultKind.Late, 15));
        RunResult result = scene.Run("run", ("m", "h2"));
        Assert.Equal(StepState.Verified, Assert.Single(result.Steps).State);
        Assert.Equal((RunState.Completed, "m h2, n h1, o h3"), (result.Run.State, scene.Places));
        Assert.Contains(scene.Journal.ReadSteps("run"), step => step.State == StepState.Verified);
    }

    [Fact]
    public void A_move_that_hangs_is_waited_for_so_long_and_what_became_of_it_is_looked_up_later()
    {
        using MoveRunScene scene = new(After(AdaptationFaultKind.Stuck, 4000));
        RunResult result = scene.Run("run", ("m", "h2"), ("m", "h3"), ("n", "h2"));
        Assert.Equal(
            [
                (StepState.Started, "The platform is still at it, and was not waited for any longer."),
                (StepState.Dropped, "It depends on step 1 (m), which was not done."),
                (StepState.Verified,
                    "It lies on H2, and its meters count there: 8 Mbit/s sent, 0 bit/s received."),
            ],
            result.Steps.Select(step => (step.State, step.Message)));
        Assert.Equal(RunState.Partial, result.Run.State);
        scene.Wait(400);
        RunResult later = scene.Resume()!;
        Assert.Equal(
            [StepState.Failed, StepState.Dropped, StepState.Verified], later.Steps.Select(step => step.State));
        Assert.Equal("It did not get on and was given up (simulated).", later.Steps[0].Message);
        Assert.Null(scene.Resume());
    }

    [Fact]
    public void A_move_that_the_platform_only_says_it_did_does_not_work()
    {
        using MoveRunScene scene = new(Of(AdaptationFaultKind.NoEffect, "m"));
        RunResult result = scene.Run("run", ("m", "h2"));
        Assert.Equal(
            (StepState.NotVerified, "Read back, it lies on H1, not on H2."),
            (result.Steps[0].State, result.Steps[0].Message));
        Assert.Equal(RunState.Partial, result.Run.State);
        Assert.Empty(scene.Controller.ActiveMoves(default));
        Assert.True(scene.PlanUndo().Plan.IsEmpty);
    }

    [Fact]
    public void A_move_whose_answer_is_lost_is_looked_up_and_not_repeated()
    {
        using MoveRunScene scene = new(Of(AdaptationFaultKind.LostAnswer, "m"));
        Assert.Equal(StepState.Verified, Assert.Single(scene.Run("run", ("m", "h2")).Steps).State);
        Assert.Equal(["run/1"], scene.Provider.Calls.Where(call => call[0] == 'r'));
    }

    [Fact]
    public void A_plan_that_no_longer_fits_the_fabric_is_refused_step_by_step_with_the_difference()
    {
        using MoveRunScene scene = new([Vm("m", 10), Big("a", "h1"), Big("b", "h2")]);
        RebalancePlan plan = Plans.OfMoves(scene.Fabric, [("m", "h2"), ("a", "h3")]);
        scene.MoveBehindNetUtil("m", "h1", "h3");
        scene.MoveBehindNetUtil("b", "h2", "h3");
        scene.Wait(600);
        RunResult result = scene.Run(plan);
        Assert.Equal(
            [
                "The plan is stale: VM 'm' is on H3, and the plan saw it on H1.",
                "The plan is stale: H3 has 22.8 GiB of memory left for VMs, and a needs 40 GiB.",
            ],
            result.Steps.Select(step => step.Message));
        Assert.Equal(
            (StepState.Refused, StepState.Refused, RunState.Failed),
            (result.Steps[0].State, result.Steps[1].State, result.Run.State));
    }

    [Fact]
    public void A_VM_that_was_moved_is_named_with_why_and_since_when_until_it_is_moved_on()
    {
        using MoveRunScene scene = new();
        scene.Run("run", ("m", "h2"));
        scene.Wait(3600); // The cool-down.
        scene.Run("next", ("m", "h3"));
        ActiveMove active = Assert.Single(scene.Controller.ActiveMoves(default));
        Assert.Equal(
            ("m", "H1", "H3", "because of m", "next"),
            (active.MachineName, active.OriginalHostName, active.CurrentHostName, active.Reason, active.RunId));
        Assert.True(active.Since < active.Changed);
        RecentMove[] recent = [.. StandingChanges.RecentMovesIn(scene.Controller.History(), active.Since)];
        Assert.Equal(("m", active.Changed), (Assert.Single(recent).MachineId, recent[0].Time));
        scene.MoveBehindNetUtil("m", "h3", "h2");
        Assert.Empty(scene.Controller.ActiveMoves(default));
    }

    private static AdaptationFault Of(AdaptationFaultKind kind, string machineId) =>
        AdaptationFault.OfNext(kind, null, 1) with { MachineId = machineId };

    private static AdaptationFault After(AdaptationFaultKind kind, double seconds) =>
        Of(kind, "m") with { After = TimeSpan.FromSeconds(seconds) };

    private static FabricHost Slots(string id, int slots) =>
        new(id, id.ToUpperInvariant(), Host(id, 1000).Switches, 64L << 30, 16) { MigrationSlots = slots };

    private static VirtualMachine Big(string id, string hostId) =>
        new(id, id, hostId, [new VirtualAdapter(id + "-nic", "vs") { Subnet = "s" }]) { MemoryBytes = 40L << 30 };
}
