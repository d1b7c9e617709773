using System;
using System.Linq;
using System.Threading;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles;
using Xunit;

namespace NetUtil.Tests.Core.Execution;

/// <summary>Steps that the platform fails at, does late, or only says it did.</summary>
public sealed class RunFaultTests : RunTestsBase
{
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

        RunStep[] steps = [.. Journal.ReadSteps("run")];
        Assert.Equal([StepState.Started, StepState.Dropped], steps.Select(step => step.State));
        Assert.Equal(
            "The run broke off; the platform does not say what became of the step.", steps[0].Message);
        Assert.Equal("The run broke off; the step was not tried.", steps[1].Message);
        Assert.Equal(RunState.Partial, Assert.Single(Journal.ReadRuns(null)).State);
        ActiveChange change = Assert.Single(
            new FabricController(provider, new MemoryStore(Journal)).Active(CancellationToken.None));
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
}
