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

/// <summary>Runs that are cancelled, break off, or meet another.</summary>
public sealed class RunEndTests : RunTestsBase
{
    [Theory]
    [InlineData(0, StepState.Dropped)]
    [InlineData(2, StepState.Done)]
    public void A_cancelled_run_ends_before_its_next_step_and_the_fabric_is_free(
        int afterReports, StepState first)
    {
        using WatchedProvider provider = Connect();
        using CancellationTokenSource stop = new();
        FabricController controller = new(provider, new MemoryStore(Journal));
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

        Assert.Equal([first, StepState.Dropped], Journal.ReadSteps("run").Select(step => step.State));
        Assert.Equal("The run was cancelled; the step was not tried.", Journal.ReadSteps("run")[1].Message);
        RunRecord run = Assert.Single(Journal.ReadRuns(null));
        Assert.Equal(first == StepState.Done ? RunState.Partial : RunState.Failed, run.State);
        Assert.StartsWith("The run was cancelled; ", run.Summary);
        Assert.Null(Journal.Begin(new RunRecord("next", "test", "me", Start), []));
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
        RunStep step = Assert.Single(Journal.ReadSteps("run"));
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
        Assert.Equal(StepState.Done, Assert.Single(Journal.ReadSteps("run")).State);
        Assert.Equal(RunState.Partial, Assert.Single(Journal.ReadRuns(null)).State);
    }

    [Fact]
    public void A_report_that_throws_ends_the_run_with_every_step_told()
    {
        using WatchedProvider provider = Connect();
        Assert.Throws<NotSupportedException>(() => new FabricController(provider, new MemoryStore(Journal)).Run(
            Plans.Of(provider.ReadInventory(default), s_lowerB, s_raiseA),
            Options(),
            _ => throw new NotSupportedException(),
            default));
        RunStep[] steps = [.. Journal.ReadSteps("run")];
        Assert.Equal([StepState.Dropped, StepState.Dropped], steps.Select(step => step.State));
        Assert.Equal("The run broke off; the platform never got the step.", steps[0].Message);
        Assert.Equal(RunState.Failed, Assert.Single(Journal.ReadRuns(null)).State);
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
            [StepState.Done, StepState.Dropped], Journal.ReadSteps("run").Select(step => step.State));
        Assert.Equal(RunState.Partial, Assert.Single(Journal.ReadRuns(null)).State);
    }

    [Fact]
    public void A_second_controller_is_told_who_holds_the_fabric()
    {
        using WatchedProvider provider = Connect();
        FabricController second = new(provider, new MemoryStore(Journal));
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
        Assert.Equal("run", Assert.Single(Journal.ReadRuns(null)).RunId);
    }

    [Fact]
    public void The_id_of_a_run_serves_once()
    {
        using WatchedProvider provider = Connect();
        Run(provider, s_lowerB);
        Assert.Throws<ArgumentException>(() => Run(provider, s_raiseA));
        Assert.Equal(PortSettings.Unset, provider.ReadInventory(default).FindAdapter("a-nic")!.Port);
    }
}
