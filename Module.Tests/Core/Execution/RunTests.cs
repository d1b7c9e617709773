using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Execution;

/// <summary>What becomes of the steps of a run.</summary>
public sealed class RunTests : RunTestsBase
{
    [Fact]
    public void A_run_writes_each_step_before_and_after_it_and_ends()
    {
        using WatchedProvider provider = Connect();
        List<string> order = [];
        Func<Adaptation, string, CancellationToken, AdaptationOutcome> carryOut = provider.OnCarryOut;
        provider.OnCarryOut = (change, id, stop) =>
        {
            order.Add($"{id} while {Journal.ReadSteps("run").Single(step => step.StepId == id).State}");
            return carryOut(change, id, stop);
        };

        RunResult result = Run(provider, s_lowerB, s_raiseA);

        Assert.Equal(["run/1 while Started", "run/2 while Started"], order);
        StepState[] life = [StepState.Planned, StepState.Started, StepState.Done, StepState.Verified];
        Assert.Equal(life, Journal.States.Where(step => step.Number == 1).Select(step => step.State));
        Assert.Equal(life, Journal.States.Where(step => step.Number == 2).Select(step => step.State));
        Assert.Equal(life.Skip(1), Reported.Where(step => step.Number == 2).Select(step => step.State));
        Assert.Equal(
            (RunState.Completed, "2 of 2 steps done, 2 of them verified by measurement, 0 not working as set"),
            (result.Run.State, result.Run.Summary));
        Assert.Equal(result.Run, Assert.Single(Journal.ReadRuns("test")));
        Assert.Equal(Start.AddMinutes(2), result.Run.End);
    }

    [Fact]
    public void A_plan_without_steps_is_an_argument_error_and_leaves_no_trace()
    {
        using WatchedProvider provider = Connect();
        ArgumentException failure = Assert.Throws<ArgumentException>(() => Run(provider));
        Assert.Equal("plan", failure.ParamName);
        Assert.StartsWith("The plan has no steps, so there is nothing to carry out.", failure.Message);
        Assert.Empty(Journal.ReadRuns(null));
    }

    [Fact]
    public void A_plan_for_another_fabric_is_stale()
    {
        using WatchedProvider provider = Connect();
        FabricInventory other = new("other", Start, [Host("h1", 100)], [Machine("a", "h1")]);
        PlanStaleException failure = Assert.Throws<PlanStaleException>(
            () => Run(provider, Plans.Of(other, s_raiseA)));
        Assert.Equal("The plan is for fabric 'other', and 'test' is connected.", failure.Message);
        Assert.Empty(Journal.ReadRuns(null));
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
        Assert.Equal(StepState.Refused, Assert.Single(Journal.ReadSteps("run")).State);
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
}
