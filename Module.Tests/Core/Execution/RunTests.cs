using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Execution;

/// <summary>Runs of plans written by hand: VMs a and b on h1 send 80 and 60 Mbit/s to c on h2 over an uplink of 100.
/// b is limited to 30 first, then a is guaranteed 70.</summary>
public sealed class RunTests
{
    private static readonly PortSettings s_limit = new(maximumBitsPerSecond: 30 * M);
    private static readonly PortSettings s_guarantee = new(minimumBitsPerSecond: 70 * M);
    private static readonly BandwidthAdaptation s_lowerB = Change("b", PortSettings.Unset, s_limit);
    private static readonly BandwidthAdaptation s_raiseA = Change("a", PortSettings.Unset, s_guarantee);

    private readonly MemoryJournal _journal = new();
    private readonly List<RunStep> _reported = [];

    [Fact]
    public void A_run_writes_each_step_before_and_after_it_and_ends()
    {
        using WatchedProvider provider = Connect();
        List<string> order = [];
        Func<Adaptation, string, CancellationToken, AdaptationOutcome> carryOut = provider.OnCarryOut;
        provider.OnCarryOut = (change, id, stop) =>
        {
            order.Add($"{id} while {_journal.ReadSteps("run").Single(step => step.StepId == id).State}");
            return carryOut(change, id, stop);
        };

        RunResult result = Run(provider, s_lowerB, s_raiseA);

        Assert.Equal(["run/1 while Started", "run/2 while Started"], order);
        StepState[] life = [StepState.Planned, StepState.Started, StepState.Done, StepState.Verified];
        Assert.Equal(life, _journal.States.Where(step => step.Number == 1).Select(step => step.State));
        Assert.Equal(life, _journal.States.Where(step => step.Number == 2).Select(step => step.State));
        Assert.Equal(life.Skip(1), _reported.Where(step => step.Number == 2).Select(step => step.State));
        Assert.Equal(
            (RunState.Completed, "2 of 2 steps done, 2 of them verified by measurement, 0 not working as set"),
            (result.Run.State, result.Run.Summary));
        Assert.Equal(result.Run, Assert.Single(_journal.ReadRuns("test")));
        Assert.Equal(Start.AddMinutes(2), result.Run.End);
    }

    [Fact]
    public void A_plan_without_steps_is_an_argument_error_and_leaves_no_trace()
    {
        using WatchedProvider provider = Connect();
        ArgumentException failure = Assert.Throws<ArgumentException>(() => Run(provider));
        Assert.Equal("plan", failure.ParamName);
        Assert.StartsWith("The plan has no steps, so there is nothing to carry out.", failure.Message);
        Assert.Empty(_journal.ReadRuns(null));
    }

    [Fact]
    public void A_plan_for_another_fabric_is_stale()
    {
        using WatchedProvider provider = Connect();
        FabricInventory other = new("other", Start, [Host("h1", 100)], [Machine("a", "h1")]);
        PlanStaleException failure = Assert.Throws<PlanStaleException>(
            () => Run(provider, Plans.Of(other, s_raiseA)));
        Assert.Equal("The plan is for fabric 'other', and 'test' is connected.", failure.Message);
        Assert.Empty(_journal.ReadRuns(null));
    }

    public static TheoryData<string, BandwidthAdaptation, string> Stale => new()
    {
        {
            "a port that somebody changed",
            Change("a", s_limit, s_guarantee),
            "The plan is stale: the port of 'a' has no minimum, no maximum, "
                + "and the plan saw no minimum, maximum 30 Mbit/s."
        },
        {
            "a VM that is gone",
            Change("gone", PortSettings.Unset, s_guarantee),
            "The plan is stale: the fabric has no VM 'gone' any more."
        },
        {
            "an adapter that is gone",
            new BandwidthAdaptation("a", "a", "second-nic", PortSettings.Unset, s_guarantee),
            "The plan is stale: VM 'a' has no adapter 'second-nic' any more."
        },
    };

    [Theory]
    [MemberData(nameof(Stale))]
    public void A_step_that_does_not_fit_the_fabric_is_refused_and_the_difference_named(
        string what, BandwidthAdaptation change, string difference)
    {
        using WatchedProvider provider = Connect();
        RunResult result = Run(provider, change);
        Assert.NotNull(what);
        RunStep step = Assert.Single(result.Steps);
        Assert.Equal((StepState.Refused, difference), (step.State, step.Message));
        Assert.Equal(RunState.Failed, result.Run.State);
        Assert.Empty(provider.Calls);
        Assert.Equal(StepState.Refused, Assert.Single(_journal.ReadSteps("run")).State);
    }

    [Fact]
    public void A_step_for_a_VM_that_moved_is_refused()
    {
        using WatchedProvider provider = Connect();
        FabricInventory before = new("test", Start, [Host("h1", 100), Host("h2", 1000)], [Machine("a", "h2")]);
        RunStep step = Assert.Single(Run(provider, Plans.Of(before, s_raiseA)).Steps);
        Assert.Equal(
            (StepState.Refused, "The plan is stale: VM 'a' is on H1, and the plan saw it on H2."),
            (step.State, step.Message));
    }

    [Fact]
    public void A_refused_step_does_not_keep_others_from_being_done()
    {
        using WatchedProvider provider = Connect();
        RunResult result = Run(
            provider, Change("gone", PortSettings.Unset, s_guarantee), s_raiseA);
        Assert.Equal([StepState.Refused, StepState.Verified], result.Steps.Select(step => step.State));
        Assert.Equal(RunState.Partial, result.Run.State);
    }

    [Fact]
    public void What_the_platform_calls_passing_is_tried_again_after_doubling_waits()
    {
        using WatchedProvider provider = Connect(AdaptationFault.OfNext(AdaptationFaultKind.Transient, null, 2));
        RunResult result = Run(provider, s_raiseA);
        Assert.Equal(
            ["run/1", "wait 10", "run/1#2", "wait 20", "run/1#3", "wait 60", "wait 60"], provider.Calls);
        Assert.Equal(StepState.Verified, Assert.Single(result.Steps).State);
        Assert.Equal(RunState.Completed, result.Run.State);
    }

    [Fact]
    public void Tries_end_and_the_step_has_failed()
    {
        using WatchedProvider provider = Connect(AdaptationFault.OfNext(AdaptationFaultKind.Transient, null, 3));
        RunResult result = Run(provider, s_raiseA);
        Assert.Equal(["run/1", "wait 10", "run/1#2", "wait 20", "run/1#3"], provider.Calls);
        RunStep step = Assert.Single(result.Steps);
        Assert.Equal((StepState.Failed, "The host was busy (simulated)."), (step.State, step.Message));
        Assert.Equal(RunState.Failed, result.Run.State);
    }

    [Fact]
    public void What_stays_is_not_tried_again()
    {
        using WatchedProvider provider = Connect(AdaptationFault.OfNext(AdaptationFaultKind.Permanent, null, 1));
        RunResult result = Run(provider, s_raiseA);
        Assert.Equal(["run/1"], provider.Calls);
        Assert.Equal(StepState.Failed, Assert.Single(result.Steps).State);
    }

    [Fact]
    public void A_lowering_that_fails_drops_what_raises_but_not_what_lowers()
    {
        using WatchedProvider provider = Connect(
            AdaptationFault.OfNext(AdaptationFaultKind.Permanent, "b-nic", 1));
        BandwidthAdaptation lowerC = Change("c", PortSettings.Unset, s_limit);
        RunResult result = Run(provider, s_lowerB, lowerC, s_raiseA);
        Assert.Equal(
            [StepState.Failed, StepState.Done, StepState.Dropped], result.Steps.Select(step => step.State));
        Assert.Equal("What should have made room for it was not done.", result.Steps[2].Message);
        Assert.Equal(RunState.Partial, result.Run.State);
        Assert.Equal(["run/1", "run/2", "wait 60", "wait 60"], provider.Calls);
    }

    [Fact]
    public void A_step_that_takes_and_gives_is_dropped_too_where_room_is_missing()
    {
        using WatchedProvider provider = Connect(
            Crowded(a: s_limit), AdaptationFault.OfNext(AdaptationFaultKind.Permanent, "b-nic", 1));
        BandwidthAdaptation widen = Change("a", s_limit, new PortSettings(maximumBitsPerSecond: 90 * M));
        Assert.Equal(
            [StepState.Failed, StepState.Dropped],
            Run(provider, s_lowerB, widen).Steps.Select(step => step.State));
    }

    [Fact]
    public void A_lost_answer_is_looked_up_by_the_step_id_and_the_step_not_repeated()
    {
        using WatchedProvider provider = Connect(AdaptationFault.OfNext(AdaptationFaultKind.LostAnswer, null, 1));
        Assert.Equal(StepState.Verified, Assert.Single(Run(provider, s_raiseA).Steps).State);
        Assert.Equal(["run/1", "wait 60", "wait 60"], provider.Calls);
    }

    [Fact]
    public void A_call_that_never_reached_the_platform_has_failed()
    {
        using WatchedProvider provider = Connect();
        provider.OnCarryOut = (_, _, _) => throw new FabricException("No route to the server.");
        RunStep step = Assert.Single(Run(provider, s_raiseA).Steps);
        Assert.Equal((StepState.Failed, "No route to the server."), (step.State, step.Message));
    }

    [Fact]
    public void What_failed_behind_a_lost_answer_is_told_in_the_platforms_words()
    {
        using WatchedProvider provider = Connect(AdaptationFault.OfNext(AdaptationFaultKind.Permanent, null, 1));
        Func<Adaptation, string, CancellationToken, AdaptationOutcome> carryOut = provider.OnCarryOut;
        provider.OnCarryOut = (change, id, stop) =>
        {
            carryOut(change, id, stop);
            throw new FabricException("No route to the server.");
        };
        Assert.Equal(
            "The host refused the settings (simulated).", Assert.Single(Run(provider, s_raiseA).Steps).Message);
    }

    [Fact]
    public void A_platform_that_gives_no_answer_for_a_while_is_asked_again()
    {
        using WatchedProvider provider = Connect(AdaptationFault.OfNext(AdaptationFaultKind.LostAnswer, null, 1));
        Func<string, CancellationToken, AdaptationOutcome> find = provider.OnFindStep;
        int asked = 0;
        provider.OnFindStep = (id, stop) =>
            ++asked < 3 ? throw new FabricException("No route to the server.") : find(id, stop);
        Assert.Equal(StepState.Verified, Assert.Single(Run(provider, s_raiseA).Steps).State);
        Assert.Equal(["run/1", "wait 10", "wait 20", "wait 60", "wait 60"], provider.Calls);
    }

    [Fact]
    public void Where_the_platform_gives_no_answer_at_all_the_port_tells_later_what_was_done()
    {
        using WatchedProvider provider = Connect(AdaptationFault.OfNext(AdaptationFaultKind.LostAnswer, null, 1));
        provider.OnFindStep = (_, _) => throw new FabricException("No route to the server.");
        Assert.Throws<FabricException>(() => Run(provider, s_lowerB, s_raiseA));

        RunStep[] steps = [.. _journal.ReadSteps("run")];
        Assert.Equal([StepState.Started, StepState.Dropped], steps.Select(step => step.State));
        Assert.Equal(
            "The run broke off; the platform does not say what became of the step.", steps[0].Message);
        Assert.Equal("The run broke off; the step was not tried.", steps[1].Message);
        Assert.Equal(RunState.Partial, Assert.Single(_journal.ReadRuns(null)).State);
        ActiveChange change = Assert.Single(
            new FabricController(provider, new MemoryStore(_journal)).Active(CancellationToken.None));
        Assert.Equal(("b", s_limit, StepState.Started), (change.MachineName, change.Current, change.State));
    }

    [Fact]
    public void A_step_that_the_platform_is_still_at_is_waited_for()
    {
        using WatchedProvider provider = Connect();
        Func<Adaptation, string, CancellationToken, AdaptationOutcome> carryOut = provider.OnCarryOut;
        provider.OnCarryOut = (_, _, _) => new AdaptationOutcome(AdaptationState.Running);
        int asked = 0;
        provider.OnFindStep = (id, stop) => ++asked < 4
            ? new AdaptationOutcome(AdaptationState.Running)
            : carryOut(s_raiseA, id, stop);
        Assert.Equal(StepState.Verified, Assert.Single(Run(provider, s_raiseA).Steps).State);
        Assert.Equal(["run/1", "wait 10", "wait 10", "wait 10", "wait 60", "wait 60"], provider.Calls);
    }

    [Fact]
    public void A_step_that_hangs_is_waited_for_so_long_and_then_left_open()
    {
        using WatchedProvider provider = Connect();
        provider.OnCarryOut = (_, _, _) => new AdaptationOutcome(AdaptationState.Running);
        provider.OnFindStep = (_, _) => new AdaptationOutcome(AdaptationState.Running);
        RunResult result = Run(provider, s_lowerB, s_raiseA);
        Assert.Equal([StepState.Started, StepState.Dropped], result.Steps.Select(step => step.State));
        Assert.Equal(
            "The platform is still at it, and was not waited for any longer.", result.Steps[0].Message);
        Assert.Equal(90, provider.Calls.Count(call => call == "wait 10")); // 15 minutes
        Assert.Equal(RunState.Partial, result.Run.State);
    }

    [Fact]
    public void A_guarantee_without_effect_is_found_out_by_measurement()
    {
        using WatchedProvider provider = Connect(AdaptationFault.OfNext(AdaptationFaultKind.NoEffect, null, 1));
        RunResult result = Run(provider, s_raiseA);
        Assert.Equal(
            (StepState.NotVerified,
                "The guarantee of 70 Mbit/s does not hold: 50 Mbit/s arrived of 80 Mbit/s offered."),
            (result.Steps[0].State, result.Steps[0].Message));
        Assert.Equal(
            (RunState.Partial, "1 of 1 steps done, 0 of them verified by measurement, 1 not working as set"),
            (result.Run.State, result.Run.Summary));
    }

    [Fact]
    public void A_limit_without_effect_is_found_out_by_measurement()
    {
        using WatchedProvider provider = Connect(AdaptationFault.OfNext(AdaptationFaultKind.NoEffect, null, 1));
        RunStep step = Assert.Single(Run(provider, s_lowerB).Steps);
        Assert.Equal(
            (StepState.NotVerified,
                "The limit of 30 Mbit/s does not hold: 50 Mbit/s arrived of 60 Mbit/s offered."),
            (step.State, step.Message));
    }

    [Theory]
    [InlineData(0, StepState.Dropped)]
    [InlineData(2, StepState.Done)]
    public void A_cancelled_run_ends_before_its_next_step_and_the_fabric_is_free(int afterReports, StepState first)
    {
        using WatchedProvider provider = Connect();
        using CancellationTokenSource stop = new();
        FabricController controller = new(provider, new MemoryStore(_journal));
        int reports = 0;
        if (afterReports == 0)
        {
            stop.Cancel();
        }

        Assert.Throws<OperationCanceledException>(() => controller.Run(
            Plans.Of(provider.ReadInventory(default), s_lowerB, s_raiseA),
            Options(),
            _ =>
            {
                if (++reports == afterReports)
                {
                    stop.Cancel();
                }
            },
            stop.Token));

        Assert.Equal([first, StepState.Dropped], _journal.ReadSteps("run").Select(step => step.State));
        Assert.Equal("The run was cancelled; the step was not tried.", _journal.ReadSteps("run")[1].Message);
        RunRecord run = Assert.Single(_journal.ReadRuns(null));
        Assert.Equal(first == StepState.Done ? RunState.Partial : RunState.Failed, run.State);
        Assert.StartsWith("The run was cancelled; ", run.Summary);
        Assert.Null(_journal.Begin(new RunRecord("next", "test", "me", Start), []));
    }

    [Fact]
    public void A_run_cancelled_while_it_waits_to_try_again_says_that_the_step_failed()
    {
        using WatchedProvider provider = Connect(AdaptationFault.OfNext(AdaptationFaultKind.Transient, null, 2));
        using CancellationTokenSource stop = new();
        provider.OnWait = (_, token) =>
        {
            stop.Cancel();
            token.ThrowIfCancellationRequested();
        };
        Assert.Throws<OperationCanceledException>(() => Run(provider, stop.Token, s_raiseA));
        RunStep step = Assert.Single(_journal.ReadSteps("run"));
        Assert.Equal(
            (StepState.Failed, "The run was cancelled; the platform says that the step failed: "
                + "The host was busy (simulated)."),
            (step.State, step.Message));
    }

    [Fact]
    public void A_run_cancelled_while_it_verifies_is_partial_though_all_was_done()
    {
        using WatchedProvider provider = Connect();
        using CancellationTokenSource stop = new();
        provider.OnWait = (_, token) =>
        {
            stop.Cancel();
            token.ThrowIfCancellationRequested();
        };
        Assert.Throws<OperationCanceledException>(() => Run(provider, stop.Token, s_raiseA));
        Assert.Equal(StepState.Done, Assert.Single(_journal.ReadSteps("run")).State);
        Assert.Equal(RunState.Partial, Assert.Single(_journal.ReadRuns(null)).State);
    }

    [Fact]
    public void A_report_that_throws_ends_the_run_with_every_step_told()
    {
        using WatchedProvider provider = Connect();
        Assert.Throws<NotSupportedException>(() => new FabricController(provider, new MemoryStore(_journal)).Run(
            Plans.Of(provider.ReadInventory(default), s_lowerB, s_raiseA),
            Options(),
            _ => throw new NotSupportedException(),
            default));
        RunStep[] steps = [.. _journal.ReadSteps("run")];
        Assert.Equal([StepState.Dropped, StepState.Dropped], steps.Select(step => step.State));
        Assert.Equal("The run broke off; the platform never got the step.", steps[0].Message);
        Assert.Equal(RunState.Failed, Assert.Single(_journal.ReadRuns(null)).State);
    }

    [Fact]
    public void A_fabric_that_cannot_be_read_ends_the_run()
    {
        using WatchedProvider provider = Connect();
        Func<CancellationToken, FabricInventory> read = provider.OnReadInventory;
        RebalancePlan plan = Plans.Of(provider.ReadInventory(default), s_lowerB, s_raiseA);
        int reads = 0;
        provider.OnReadInventory = stop =>
            ++reads > 1 ? throw new FabricException("No route to the server.") : read(stop);
        Assert.Throws<FabricException>(() => Run(provider, plan));
        Assert.Equal(
            [StepState.Done, StepState.Dropped], _journal.ReadSteps("run").Select(step => step.State));
        Assert.Equal(RunState.Partial, Assert.Single(_journal.ReadRuns(null)).State);
    }

    [Fact]
    public void Meters_that_cannot_be_read_leave_a_step_done_and_the_run_complete()
    {
        using WatchedProvider provider = Connect();
        provider.OnReadMeters = _ => throw new FabricException("No route to the host.");
        RunResult result = Run(provider, s_raiseA);
        Assert.Equal(
            (StepState.Done, "Read back as set; no meter tests it."),
            (result.Steps[0].State, result.Steps[0].Message));
        Assert.Equal(RunState.Completed, result.Run.State);
    }

    [Fact]
    public void A_second_controller_is_told_who_holds_the_fabric()
    {
        using WatchedProvider provider = Connect();
        FabricController second = new(provider, new MemoryStore(_journal));
        RebalancePlan plan = Plans.Of(provider.ReadInventory(default), s_raiseA);
        List<FabricBusyException> told = [];
        Func<Adaptation, string, CancellationToken, AdaptationOutcome> carryOut = provider.OnCarryOut;
        provider.OnCarryOut = (change, id, stop) =>
        {
            told.Add(Assert.Throws<FabricBusyException>(() => second.Run(
                plan, new RunOptions("second", "you"), _ => { }, default)));
            return carryOut(change, id, stop);
        };

        Assert.Equal(RunState.Completed, Run(provider, plan).Run.State);

        FabricBusyException busy = Assert.Single(told);
        Assert.Equal(("run", "me"), (busy.Holder.RunId, busy.Holder.Owner));
        Assert.Equal(
            "Fabric 'test' is held by run run, which me began at 2025-01-06 08:00:00Z. "
                + "One run at a time changes a fabric.",
            busy.Message);
        Assert.Equal("run", Assert.Single(_journal.ReadRuns(null)).RunId);
    }

    [Fact]
    public void The_id_of_a_run_serves_once()
    {
        using WatchedProvider provider = Connect();
        Run(provider, s_lowerB);
        Assert.Throws<ArgumentException>(() => Run(provider, s_raiseA));
        Assert.Equal(PortSettings.Unset, provider.ReadInventory(default).FindAdapter("a-nic")!.Port);
    }

    private static WatchedProvider Connect(params AdaptationFault[] faults) => Connect(Crowded(), faults);

    private static WatchedProvider Connect(SimulationDefinition definition, params AdaptationFault[] faults) =>
        new(new SimulationProvider(new MemorySimulationFile(SimulationState.Begin(definition with
        {
            PairMeteredAdapters = ["a-nic", "b-nic", "c-nic"],
            AdaptationFaults = faults,
        }))));

    private static RunOptions Options() => new("run", "me");

    private RunResult Run(IFabricProvider provider, params BandwidthAdaptation[] changes) =>
        Run(provider, CancellationToken.None, changes);

    private RunResult Run(
        IFabricProvider provider, CancellationToken stopToken, params BandwidthAdaptation[] changes) =>
        Run(provider, Plans.Of(provider.ReadInventory(default), changes), stopToken);

    private RunResult Run(IFabricProvider provider, RebalancePlan plan, CancellationToken stopToken = default) =>
        new FabricController(provider, new MemoryStore(_journal)).Run(plan, Options(), _reported.Add, stopToken);
}
