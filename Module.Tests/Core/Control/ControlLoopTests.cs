using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Control;

/// <summary>The whole loop on a simulated fabric with a real store.</summary>
public sealed class ControlLoopTests : IDisposable
{
    private readonly ControlledFabric _fabric = new();

    public ControlLoopTests()
    {
        _fabric.Register(ControlledFabric.ShopXml);
        _fabric.Controller.Observe(CancellationToken.None);
    }

    public void Dispose() => _fabric.Dispose();

    [Fact]
    public void A_quiet_fabric_keeps_its_requirement_and_needs_no_plan()
    {
        _fabric.Watch(6);

        PathCompliance verdict = _fabric.Verdict();
        Assert.Equal((ComplianceStatus.Met, 40 * M), (verdict.Status, Math.Round(verdict.Observed!.Value)));
        Assert.True(_fabric.Plan().IsEmpty);
    }

    [Fact]
    public void A_breach_is_seen_waited_for_mended_verified_recorded_and_met()
    {
        _fabric.Watch(15);
        Assert.Equal(ComplianceStatus.Violated, _fabric.Verdict().Status);
        _fabric.Watch(2);

        RebalancePlan plan = _fabric.Plan();
        Assert.NotEmpty(plan.Steps);
        List<(int, StepState)> reported = [];
        RunResult result = _fabric.Run(plan, "mend", step => reported.Add((step.Number, step.State)));

        Assert.Equal(RunState.Completed, result.Run.State);
        Assert.Null(result.Proposal);
        Assert.All(result.Steps, step => Assert.Equal(StepState.Verified, step.State));
        Assert.All(
            result.Steps,
            step => Assert.Equal(
                [StepState.Started, StepState.Done, StepState.Verified],
                reported.Where(one => one.Item1 == step.Number).Select(one => one.Item2)));
        Assert.Equal(ComplianceStatus.Met, Assert.Single(result.After).Status);
        Assert.Equal(32, _fabric.CarriedFrom("web") / M, 1e-6);

        RunHistory recorded = Assert.Single(_fabric.Controller.Runs());
        Assert.Equal(result.Run, recorded.Run);
        Assert.Equal(
            result.Steps.Select(step => (step.StepId, step.State, step.Message)),
            recorded.Steps.Select(step => (step.StepId, step.State, step.Message)));

        // Two verifying minutes are in the store; with three more the five minute window is wholly after the
        // change.
        Assert.Equal(19, _fabric.Minutes);
        _fabric.Watch(3);
        Assert.Equal(ComplianceStatus.Met, _fabric.Verdict().Status);
        Assert.Equal(32, _fabric.Verdict().Observed!.Value / M, 0.01); // Meters count whole bytes.
    }

    [Fact]
    public void What_was_given_is_taken_back_once_the_flood_is_over()
    {
        Mend();
        _fabric.Watch(40);

        RebalancePlan plan = _fabric.Plan();
        Assert.NotEmpty(plan.Steps);
        Assert.Equal(RunState.Completed, _fabric.Run(plan, "back").Run.State);

        Assert.All(_fabric.Ports(), port => Assert.Equal(PortSettings.Unset, port));
        Assert.Empty(_fabric.Controller.Standing(CancellationToken.None));
        Assert.Empty(_fabric.Controller.Active(CancellationToken.None));
        Assert.True(_fabric.Plan().IsEmpty);
    }

    [Fact]
    public void What_was_given_is_taken_back_once_the_spec_is_unregistered()
    {
        Mend();
        Assert.True(_fabric.Store.Specs.Remove("Shop"));

        Assert.Equal(RunState.Completed, _fabric.Run(_fabric.Plan(), "back").Run.State);

        Assert.All(_fabric.Ports(), port => Assert.Equal(PortSettings.Unset, port));
        Assert.Empty(_fabric.Controller.Active(CancellationToken.None));
    }

    [Fact]
    public void What_is_changed_now_is_told_with_why_and_since_when()
    {
        RunResult mended = Mend();

        ActiveChange[] active = [.. _fabric.Controller.Active(CancellationToken.None)];

        Assert.Equal(
            mended.Steps.Select(step => step.Adaptation.MachineName).Order(),
            active.Select(one => one.MachineName).Order());
        foreach (ActiveChange one in active)
        {
            RunStep step = mended.Steps.Single(step => step.Adaptation.MachineId == one.MachineId);
            Assert.Equal(("mend", step.Reason, PortSettings.Unset), (one.RunId, one.Reason, one.Original));
            Assert.Equal(_fabric.PortOf(one.MachineName), one.Current);
            Assert.Equal(StepState.Verified, one.State);
            Assert.InRange(one.Since, mended.Run.Start, mended.Run.End!.Value);
        }
    }

    private RunResult Mend()
    {
        _fabric.Watch(17);
        return _fabric.Run(_fabric.Plan(), "mend");
    }
}
