using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Pairs;
using NetUtil.Core.Planning;
using NetUtil.Formats;
using NetUtil.Tests.Doubles;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Plans that an estimate may or may not decide. a1 sends 15 to b1 and 3 to y1, x1 sends 15 to y1; no
/// meter counts these pairs, so of a1 to b1 nothing is certain but that it is at most 15. Of z1 it is known that
/// it sends 15 to w1. Rates in Mbit/s.</summary>
public sealed class EstimatePlanTests
{
    private const double M = PlanScene.M;

    private static readonly PlanOptions s_allowed = new() { AllowEstimate = true };

    [Fact]
    public void Nothing_is_changed_on_what_is_likely_unless_that_is_allowed()
    {
        RebalancePlan plan = Scene(15).Plan();

        Assert.Equal(
            (ComplianceStatus.Unknown, ComplianceStatus.Violated),
            (plan.Before.Single().Status, plan.Before.Single().Likely));
        Assert.Empty(plan.Steps);
        Assert.Empty(plan.Notes);
    }

    [Fact]
    public void What_is_likely_broken_is_mended_where_that_is_allowed()
    {
        PlanScene scene = Scene(15);
        RebalancePlan plan = scene.Plan(s_allowed);

        PlanStep step = Assert.Single(plan.Steps);
        Assert.Equal("a1", step.MachineName);
        Assert.EndsWith(
            "; this rests on an estimate, by which app/r1 is likely Violated, while meters leave it Unknown",
            step.Reason,
            StringComparison.Ordinal);
        Assert.Equal(
            (ComplianceStatus.Unknown, ComplianceStatus.Met),
            (plan.After.Single().Status, plan.After.Single().Likely));
        Assert.Equal("app/r1: likely Violated -> likely Met, by an estimate", PlanText.Effect(plan));
        Assert.Equal((0, 0), (plan.ShortfallBefore, plan.ShortfallAfter));
        Assert.NotEqual(Scene(15).Plan().PlanId, plan.PlanId);

        // The estimate was right, so the truth is mended.
        Assert.Equal(15, scene.Arriving("a1", "b1"), 6);
        scene.CarryOut(plan).Measure();
        Assert.InRange(scene.Arriving("a1", "b1"), 8, 10.001);
    }

    [Fact]
    public void What_is_likely_to_hold_is_left_alone() => Assert.Empty(Scene(5).Plan(s_allowed).Steps);

    [Fact]
    public void Without_an_estimator_nothing_is_likely()
    {
        PlanScene scene = Scene(15);
        scene.Estimator = null;

        Assert.Empty(scene.Plan(s_allowed).Steps);
    }

    [Fact]
    public void What_is_known_to_hold_is_not_broken_for_it()
    {
        // What a1 sends in all is known: 18. To limit a1 to what r1 is likely to allow would break r2.
        RebalancePlan plan = Scene(15)
            .Requires("Min(A, *) >= 17 Mbps", settings: new() { Basis = ComplianceBasis.Throughput })
            .Plan(s_allowed);

        Assert.Equal(ComplianceStatus.Met, plan.Before[1].Status);
        Assert.Empty(plan.Steps);
        Assert.StartsWith(
            "Likely broken by an estimate: app/r1. ", Assert.Single(plan.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_to_be_broken_is_mended_as_without_it()
    {
        PlanScene scene = Scene(5).Requires("Sum(Z, W) <= 10 Mbps");
        RebalancePlan plain = scene.Plan();
        RebalancePlan allowed = scene.Plan(s_allowed);

        Assert.Equal("z1", Assert.Single(plain.Steps).MachineName);
        Assert.Equal(plain.Steps.Select(step => step.ToString()), allowed.Steps.Select(step => step.ToString()));
        Assert.DoesNotContain("estimate", allowed.Steps.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_steps_that_need_the_estimate_say_so()
    {
        RebalancePlan plan = Scene(15).Requires("Sum(Z, W) <= 10 Mbps").Plan(s_allowed);

        Assert.Equal(["a1", "z1"], plan.Steps.Select(step => step.MachineName).Order());
        Assert.Equal(["a1"], plan.Steps
            .Where(step => step.Reason.Contains("estimate", StringComparison.Ordinal))
            .Select(step => step.MachineName));
    }

    [Fact]
    public void What_stays_broken_is_told_by_what_is_known()
    {
        PlanScene scene = Scene(15).Requires("Sum(X, Y) >= 2000 Mbps");
        string known = Assert.Single(scene.Plan().Unmet).ToString();

        Assert.StartsWith("app/r2: ", known, StringComparison.Ordinal);
        Assert.Equal(known, Assert.Single(scene.Plan(s_allowed).Unmet).ToString());
    }

    [Fact]
    public void What_is_likely_broken_must_last_as_well()
    {
        PlanScene scene = Scene(15);
        scene.YoungLikely.Add("app/r1", 1);
        RebalancePlan plan = scene.Plan(s_allowed);

        Assert.Empty(plan.Steps);
        Assert.Contains(
            "app/r1 is broken, but only for 1 evaluation(s) so far",
            Assert.Single(plan.Notes),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_on_an_estimate_never_breaks_what_is_known_to_hold()
    {
        int estimated = 0;
        for (int seed = 0; seed < 120; seed++)
        {
            PlanScene scene = RandomScenes.Of(seed)
                .TotalsOnly("a1", "a2", "a3", "b1", "b2", "b3", "x1", "x2", "x3");
            scene.Estimator = new PairEstimator();
            RebalancePlan plan = scene.Plan(s_allowed);
            if (!plan.Steps.Any(step => step.Reason.Contains("rests on an estimate", StringComparison.Ordinal)))
            {
                continue;
            }

            estimated++;
            IReadOnlyList<PathCompliance> measured = scene.CarryOut(plan).Verdicts();
            for (int i = 0; i < measured.Count; i++)
            {
                string about =
                    $"seed {seed}, {measured[i].Expression}: {plan.After[i].Reason} | {measured[i].Reason}";
                bool held = plan.Before[i].Status == ComplianceStatus.Met;
                Assert.True(!held || plan.After[i].Status == ComplianceStatus.Met, about);
                Assert.True(!held || measured[i].Status == ComplianceStatus.Met, about);
            }
        }

        Assert.True(estimated >= 3, $"{estimated} plans rested on an estimate");
    }

    private static PlanScene Scene(double likely) => new PlanScene
    {
        Estimator = new FixedEstimator(likely * M),
    }
        .Host("h1", 1000).Host("h2", 1000)
        .Vm("a1", "h1").Vm("x1", "h1").Vm("b1", "h2").Vm("y1", "h2")
        .Vm("z1", "h1").Vm("w1", "h2")
        .Flow("z1", "w1", 15).Flow("a1", "b1", 15).Flow("a1", "y1", 3).Flow("x1", "y1", 15)
        .TotalsOnly("a1", "x1", "b1", "y1")
        .Requires("Sum(A, B) < 10 Mbps");
}
