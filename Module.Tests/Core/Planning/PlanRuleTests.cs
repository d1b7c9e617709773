using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Priorities, policy, budget and the like, by hand.</summary>
public sealed class PlanRuleTests
{
    private const double M = PlanScene.M;

    /// <summary>Both want 80 of 100 and have 50; the important one gets its 70, which leaves 30 of 60.</summary>
    [Fact]
    public void Of_two_that_do_not_fit_the_more_important_one_is_mended()
    {
        PlanScene scene = Two().Requires("Min(A, C) >= 70 Mbps", 100).Requires("Min(B, C) >= 60 Mbps", 10);
        RebalancePlan plan = scene.Plan();
        Assert.Equal(("a", new PortSettings(70 * M)), plan.Steps
            .Select(step => (step.MachineName, step.Bandwidth!.To)).First());
        Assert.Equal("app/r2", Assert.Single(plan.Unmet).Requirement);
        Assert.Equal(10 * 0.5, plan.ShortfallAfter, 4);
        Assert.Equal(10 * 0.5, plan.LowerBound, 4);
        Assert.Equal(
            [ComplianceStatus.Met, ComplianceStatus.Violated],
            scene.CarryOut(plan).Verdicts().Select(verdict => verdict.Status));
    }

    /// <summary>b holds with its 50 of at least 45, so a gets 55 of 70.</summary>
    [Fact]
    public void What_holds_is_not_broken_for_something_more_important()
    {
        PlanScene scene = Two().Requires("Min(A, C) >= 70 Mbps", 100).Requires("Min(B, C) >= 45 Mbps", 10);
        RebalancePlan plan = scene.Plan();
        Assert.Equal(100 * 15 / 70.0, plan.ShortfallAfter, 3);
        Assert.Equal(
            [ComplianceStatus.Violated, ComplianceStatus.Met],
            scene.CarryOut(plan).Verdicts().Select(verdict => verdict.Status));
        Assert.Equal(55, scene.Arriving("a", "c"), 3);
        Assert.Equal(45, scene.Arriving("b", "c"), 3);
    }

    /// <summary>150 are asked of 100, and no one sender can give 50.</summary>
    [Theory]
    [InlineData(10, 2, 0)]
    [InlineData(2, 2, 0)]
    [InlineData(1, 0, 50 * (60 - 33.3333333) / 60)]
    public void The_policy_limits_how_many_are_lowered(int most, int lowered, double shortfall)
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 100, MinimumBandwidthMode.None).Host("h2", 1000)
            .Vm("a", "h1").Vm("x", "h1").Vm("z", "h1").Vm("c", "h2").Vm("y", "h2")
            .Flow("a", "c", 60).Flow("x", "y", 50).Flow("z", "y", 40)
            .Peak("a", 60).Peak("x", 10).Peak("z", 5)
            .Requires("Min(A, C) >= 60 Mbps");
        scene.Policy = new RebalancePolicy { MaximumLowered = most };
        RebalancePlan plan = scene.Plan();
        Assert.Equal(lowered, plan.Steps.Count(step => step.IsLowering));
        Assert.Equal(shortfall, plan.ShortfallAfter, 4);
        Assert.Equal(0, plan.LowerBound, 4);
        Assert.Equal(most == 1, plan.Notes.Any(note => note.Contains("1 VMs", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_spec_that_allows_no_change_gets_none()
    {
        RebalancePlan plan = Two()
            .Requires("Min(A, C) >= 70 Mbps", settings: new SpecificationSettings { MayChangeBandwidth = false })
            .Plan();
        Assert.True(plan.IsEmpty);
        Assert.Equal("app/r1", Assert.Single(plan.Unmet).Requirement);
        Assert.Contains("app/r1 is broken, and its spec allows no change (correct=\"none\").", plan.Notes);
    }

    [Fact]
    public void A_breach_that_has_not_lasted_waits()
    {
        PlanScene scene = Two().Requires("Min(A, C) >= 70 Mbps");
        scene.Young.Add("app/r1", 2);
        RebalancePlan plan = scene.Plan();
        Assert.True(plan.IsEmpty);
        Assert.Contains(plan.Notes, note => note.StartsWith("app/r1 is broken", StringComparison.Ordinal));
    }

    [Fact]
    public void Throughput_is_mended_as_far_as_it_is_asked_for()
    {
        SpecificationSettings settings = new() { Basis = ComplianceBasis.Throughput };
        PlanScene scene = Two().Requires("Min(A, C) >= 60 Mbps", settings: settings);
        RebalancePlan plan = scene.Plan();
        Assert.Equal(new PortSettings(60 * M), Assert.Single(plan.Steps).Bandwidth!.To);
        Assert.Equal(ComplianceStatus.Met, scene.CarryOut(plan).Verdicts().Single().Status);
    }

    [Fact]
    public void Throughput_that_nobody_asks_for_is_not_mended()
    {
        RebalancePlan plan = Two()
            .Requires("Min(A, C) >= 90 Mbps", settings: new SpecificationSettings
            {
                Basis = ComplianceBasis.Throughput,
            })
            .Plan();
        Assert.Equal(50 * (90 - 80) / 90.0, plan.ShortfallAfter, 4);
        Assert.Equal(50 * (90 - 80) / 90.0, plan.LowerBound, 4);
    }

    [Fact]
    public void The_same_input_gives_the_same_plan()
    {
        static PlanScene Make() =>
            Two().Requires("Min(A, C) >= 70 Mbps", 100).Requires("Min(B, C) >= 60 Mbps", 10);
        RebalancePlan one = Make().Plan();
        RebalancePlan other = Make().Plan();
        Assert.Equal(one.PlanId, other.PlanId);
        Assert.Equal(one.Steps.Select(step => step.ToString()), other.Steps.Select(step => step.ToString()));
        Assert.NotEqual(one.PlanId, Two().Requires("Min(A, C) >= 65 Mbps", 100).Plan().PlanId);
    }

    [Fact]
    public void A_budget_of_one_still_gives_a_plan_that_works()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 100, MinimumBandwidthMode.None).Host("h2", 1000)
            .Vm("a", "h1").Vm("x", "h1").Vm("z", "h1").Vm("c", "h2").Vm("y", "h2")
            .Flow("a", "c", 60).Flow("x", "y", 80).Flow("z", "y", 20)
            .Peak("a", 60).Peak("x", 10).Peak("z", 5)
            .Requires("Min(A, C) >= 60 Mbps");
        RebalancePlan plan = scene.Plan(new PlanOptions { StepBudget = 1 });
        Assert.Equal(PlanStopReason.BudgetSpent, plan.StopReason);
        Assert.Equal(0, plan.ShortfallAfter);
        Assert.Equal(ComplianceStatus.Met, scene.CarryOut(plan).Verdicts().Single().Status);
    }

    [Fact]
    public void A_cancelled_search_ends_at_once()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        PlanRequest request = Two().Requires("Min(A, C) >= 70 Mbps").Request();
        Assert.Throws<OperationCanceledException>(
            () => RebalancePlanner.Plan(request, new PlanOptions(), source.Token));
    }

    private static PlanScene Two() => new PlanScene()
        .Host("h1", 100).Host("h2", 1000)
        .Vm("a", "h1").Vm("b", "h1").Vm("c", "h2")
        .Flow("a", "c", 80).Flow("b", "c", 80)
        .Peak("a", 10).Peak("b", 10);
}
