using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Execution;

public sealed class DeadRunTests : IDisposable
{
    private static readonly BandwidthAdaptation s_raise =
        Change("a", PortSettings.Unset, new PortSettings(minimumBitsPerSecond: 70 * M));

    private readonly MemoryJournal _journal = new();
    private readonly WatchedProvider _provider =
        new(new SimulationProvider(new MemorySimulationFile(SimulationState.Begin(Crowded()))));

    public void Dispose() => _provider.Dispose();

    [Theory]
    [InlineData(StepState.Planned, StepState.Dropped, "Its run's process died; the step was not tried.")]
    [InlineData(StepState.Started, StepState.Dropped, "Its run's process died; the platform never got the step.")]
    [InlineData(StepState.Failed, StepState.Failed, "")]
    [InlineData(StepState.Refused, StepState.Refused, "")]
    public void What_the_platform_does_not_know_was_not_done(StepState before, StepState after, string message)
    {
        RunRecord ended = DeadRun.Close(Begin(before), _provider, _journal, Options(), default)!;
        RunStep step = Assert.Single(_journal.ReadSteps("dead"));
        Assert.Equal((after, message), (step.State, step.Message));
        Assert.Equal(
            (RunState.Failed, "Its process died; 0 of 1 steps had been done."), (ended.State, ended.Summary));
        Assert.Equal(ended, Assert.Single(_journal.ReadRuns("test")));
    }

    [Fact]
    public void What_the_platform_did_is_done()
    {
        RunRecord run = Begin(StepState.Started);
        _provider.CarryOut(s_raise, "dead/1", default);
        RunRecord ended = DeadRun.Close(run, _provider, _journal, Options(), default)!;
        RunStep step = Assert.Single(_journal.ReadSteps("dead"));
        Assert.Equal(
            (StepState.Done, "Its run's process died; the platform says that it did the step."),
            (step.State, step.Message));
        Assert.Equal(
            (RunState.Partial, "Its process died; 1 of 1 steps had been done."), (ended.State, ended.Summary));
    }

    [Fact]
    public void The_last_of_several_tries_tells_what_became_of_a_step()
    {
        RunRecord run = Begin(StepState.Started);
        Dictionary<string, AdaptationOutcome> known = new()
        {
            ["dead/1"] = new(AdaptationState.Failed, "Busy.", isTransient: true),
            ["dead/1#2"] = new(AdaptationState.Failed, "Still busy.", isTransient: true),
        };
        _provider.OnFindStep = (id, _) =>
            known.TryGetValue(id, out AdaptationOutcome? outcome) ? outcome : new(AdaptationState.NotStarted);
        DeadRun.Close(run, _provider, _journal, Options(), default);
        Assert.Equal(
            "Its run's process died; the platform says that the step failed: Still busy.",
            Assert.Single(_journal.ReadSteps("dead")).Message);
    }

    [Fact]
    public void A_later_try_that_was_done_makes_the_step_done()
    {
        RunRecord run = Begin(StepState.Started);
        _provider.OnFindStep = (id, _) => id == "dead/1#2"
            ? new(AdaptationState.Done)
            : new(
                id == "dead/1" ? AdaptationState.Failed : AdaptationState.NotStarted,
                "Busy.",
                isTransient: true);
        DeadRun.Close(run, _provider, _journal, Options(), default);
        Assert.Equal(StepState.Done, Assert.Single(_journal.ReadSteps("dead")).State);
    }

    [Fact]
    public void A_run_that_had_verified_everything_is_complete()
    {
        RunRecord run = Begin(StepState.Verified);
        Assert.Equal(
            RunState.Completed, DeadRun.Close(run, _provider, _journal, Options(), default)!.State);
    }

    [Fact]
    public void While_the_platform_is_at_a_step_nobody_else_gets_the_fabric()
    {
        Begin(StepState.Started);
        _provider.OnFindStep = (_, _) => new AdaptationOutcome(AdaptationState.Running);
        RebalanceRun next = new(_provider, _journal, Options(), _ => { });

        FabricBusyException busy = Assert.Throws<FabricBusyException>(
            () => next.Begin(Plans.Of(_provider.ReadInventory(default), s_raise), default));

        Assert.Equal("dead", busy.Holder.RunId);
        Assert.EndsWith("That process is gone, but the platform is still at a step of it.", busy.Message);
        Assert.Equal(90, _provider.Calls.Count(call => call == "wait 10")); // 15 minutes of patience
        Assert.Equal(RunState.Running, Assert.Single(_journal.ReadRuns(null)).State);
        Assert.Equal(StepState.Started, Assert.Single(_journal.ReadSteps("dead")).State);
    }

    [Fact]
    public void The_fabric_is_taken_over_once_the_platform_has_ended_the_step()
    {
        Begin(StepState.Started);
        int asked = 0;
        _provider.OnFindStep = (_, _) =>
            new AdaptationOutcome(++asked < 3 ? AdaptationState.Running : AdaptationState.Done);
        RebalanceRun next = new(_provider, _journal, Options(), _ => { });
        next.Begin(Plans.Of(_provider.ReadInventory(default), s_raise), default);
        Assert.Equal(
            [("next", RunState.Running), ("dead", RunState.Partial)],
            _journal.ReadRuns(null).Select(run => (run.RunId, run.State)));
    }

    [Fact]
    public void A_platform_without_an_answer_leaves_the_run_as_it_is()
    {
        RunRecord run = Begin(StepState.Started);
        _provider.OnFindStep = (_, _) => throw new FabricException("No route to the server.");
        Assert.Throws<FabricException>(() => DeadRun.Close(run, _provider, _journal, Options(), default));
        Assert.Equal(run, Assert.Single(_journal.ReadRuns(null)));
    }

    [Fact]
    public void Of_two_processes_that_close_a_run_at_the_same_time_the_second_is_told_of_the_first()
    {
        RunRecord run = Begin(StepState.Started);
        Func<string, CancellationToken, AdaptationOutcome> find = _provider.OnFindStep;
        FabricBusyException? told = null;
        _provider.OnFindStep = (id, stop) =>
        {
            told = Assert.Throws<FabricBusyException>(() => DeadRun.Close(
                run, _provider, _journal, new RunOptions("third", "he") { IsOwnerAlive = _ => false }, stop));
            return find(id, stop);
        };
        RunRecord ended = DeadRun.Close(run, _provider, _journal, Options(), default)!;
        Assert.Equal(("dead", "you"), (told?.Holder.RunId, told?.Holder.Owner));
        Assert.Equal(ended, DeadRun.Close(run, _provider, _journal, Options(), default));
        Assert.Equal(StepState.Dropped, Assert.Single(_journal.ReadSteps("dead")).State);
    }

    [Fact]
    public void A_run_that_cannot_be_closed_keeps_its_owner()
    {
        RunRecord run = Begin(StepState.Started);
        _provider.OnFindStep = (_, _) => new AdaptationOutcome(AdaptationState.Running);
        Assert.Null(DeadRun.Close(run, _provider, _journal, Options(), default));
        Assert.Equal(run, Assert.Single(_journal.ReadRuns("test")));
    }

    [Fact]
    public void A_living_owner_keeps_the_fabric()
    {
        Begin(StepState.Started);
        RebalanceRun next = new(_provider, _journal, new RunOptions("next", "you"), _ => { });
        Assert.Throws<FabricBusyException>(
            () => next.Begin(Plans.Of(_provider.ReadInventory(default), s_raise), default));
        Assert.Equal(StepState.Started, Assert.Single(_journal.ReadSteps("dead")).State);
    }

    private static RunOptions Options() => new("next", "you") { IsOwnerAlive = _ => false };

    private RunRecord Begin(StepState state)
    {
        RunRecord run = new("dead", "test", "me", Start);
        RunStep step = new("dead", 1, "dead/1", s_raise, "because", StepState.Planned, Start);
        Assert.Null(_journal.Begin(run, [step]));
        if (state != StepState.Planned)
        {
            _journal.Write(step with { State = state });
        }

        return run;
    }
}
