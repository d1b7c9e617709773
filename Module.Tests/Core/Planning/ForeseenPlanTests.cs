using System;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Statistics;
using NetUtil.Tests.Doubles;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Plans against a forecast of one future: the traffic of another scene with the same VMs, in five
/// minutes.</summary>
public sealed class ForeseenPlanTests
{
    private const double M = PlanScene.M;

    private static PlanScene Foreseeing(PlanScene scene, PlanScene then)
    {
        ITrafficRates rates = then.Measure().RatesOver(TimeSpan.FromMinutes(5));
        scene.Forecast = new FixedForecast(new TrafficFuture(1, [rates]) { StepEnds = [TimeSpan.FromMinutes(5)] });
        return scene;
    }

    // a1 and x1 share an uplink of 100 that both together would fill with 120; h2 and h3 have room for one of
    // them, h2 beside c1's 35 and what y1 sends. With 60 and 70 there c1 would get its third, 33.3.
    private static PlanScene Crowded(double y) => new PlanScene { CanMigrate = true, CanChangeBandwidth = false }
        .Host("h1", 100)
        .Host("h2", 100)
        .Host("h3", 100)
        .Host("hb", 1000)
        .Vm("a1", "h1")
        .Vm("x1", "h1")
        .Vm("c1", "h2")
        .Vm("y1", "h2")
        .Vm("b1", "hb")
        .Vm("d1", "hb")
        .Vm("z1", "hb")
        .Flow("a1", "b1", 60)
        .Flow("x1", "z1", 60)
        .Flow("c1", "d1", 35)
        .Flow("y1", "z1", y)
        .Requires("Each(A, B) >= 55 Mbps")
        .Requires("Each(C, D) >= 34 Mbps");

    [Fact]
    public void A_vm_goes_where_it_puts_nothing_at_risk()
    {
        RebalancePlan blind = Crowded(1).Plan();
        Assert.Equal("H2", Assert.Single(blind.Steps).To);
        Assert.DoesNotContain("forecast", Assert.Single(blind.Steps).Reason);

        RebalancePlan plan = Foreseeing(Crowded(1), Crowded(70)).Plan();

        Assert.Equal("H3", Assert.Single(plan.Steps).To);
        Assert.Equal(0, plan.ShortfallAfter);
        Assert.Contains(plan.Notes, note =>
            note.StartsWith("Moving ", StringComparison.Ordinal)
            && note.Contains(" to H2 was not chosen, since app/r2 would be at risk then: ", StringComparison.Ordinal));
        Assert.EndsWith("; by the forecast nothing that holds now comes to be at risk", Assert.Single(plan.Steps).Reason);
    }

    [Fact]
    public void A_forecast_that_changes_nothing_changes_no_plan()
    {
        RebalancePlan blind = Crowded(1).Plan();
        RebalancePlan plan = Foreseeing(Crowded(1), Crowded(2)).Plan();
        Assert.Equal(blind.Steps.Select(step => step.ToString()), plan.Steps.Select(step => step.ToString()));
        Assert.Equal(blind.ShortfallAfter, plan.ShortfallAfter);
    }

    // The shop's 40 beside three others that send so much each over an uplink of 100; in the last day, 5.
    private static PlanScene Shop(double other, bool canChangeBandwidth = true) =>
        new PlanScene { CanMigrate = true, CanChangeBandwidth = canChangeBandwidth }
            .Host("h1", 100)
            .Host("h2", 100)
            .Host("hb", 1000)
            .Vm("a1", "h1")
            .Vm("x1", "h1")
            .Vm("x2", "h1")
            .Vm("x3", "h1")
            .Vm("b1", "hb")
            .Vm("z1", "hb")
            .Flow("a1", "b1", 40)
            .Flow("x1", "z1", other)
            .Flow("x2", "z1", other)
            .Flow("x3", "z1", other)
            .Peak("x1", 5)
            .Peak("x2", 5)
            .Peak("x3", 5)
            .Requires("Each(A, B) >= 35 Mbps");

    [Fact]
    public void What_is_at_risk_is_guaranteed_its_bandwidth_before_it_is_broken()
    {
        Assert.True(Shop(5).Plan().IsEmpty);
        RebalancePlan plan = Foreseeing(Shop(5), Shop(60)).Plan();

        Assert.Equal(ComplianceStatus.AtRisk, Assert.Single(plan.Before).Status);
        Assert.Equal(ComplianceStatus.Met, Assert.Single(plan.After).Status);
        Assert.NotEmpty(plan.Steps);
        Assert.All(plan.Steps, step =>
        {
            Assert.NotNull(step.Bandwidth);
            Assert.StartsWith(
                "app/r1 is at risk, and this is for the traffic foreseen in 5 min: ", step.Reason, StringComparison.Ordinal);
        });
        Assert.Contains("Nothing is broken yet: the plan is for what is foreseen.", plan.Notes);
        Assert.Equal(0, plan.ShortfallBefore);

        // Once the floods are there, it holds as they are shared.
        PlanScene flooded = Shop(60).CarryOut(plan);
        Assert.Equal(ComplianceStatus.Met, Assert.Single(flooded.Verdicts()).Status);
        Assert.True(flooded.Arriving("a1", "b1") >= 35);
        Assert.Equal(ComplianceStatus.Violated, Assert.Single(Shop(60).Verdicts()).Status);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Vms_are_moved_for_a_risk_only_where_the_policy_says_so(bool mayMigrateForRisk, int moves)
    {
        PlanScene scene = Foreseeing(Shop(5, canChangeBandwidth: false), Shop(60));
        scene.Policy = scene.Policy with { MayMigrateForRisk = mayMigrateForRisk };
        RebalancePlan plan = scene.Plan();
        Assert.Equal(moves, plan.Moves);
        Assert.Equal(moves, plan.Steps.Count);
    }

    // x1 may send 20 since NetUtil lowered it.
    private static PlanScene Lowered(double x)
    {
        PortSettings lowered = new(maximumBitsPerSecond: 20 * M);
        PlanScene scene = new PlanScene()
            .Host("h1", 100)
            .Host("hb", 1000)
            .Vm("a1", "h1")
            .Vm("x1", "h1", lowered)
            .Vm("b1", "hb")
            .Vm("z1", "hb")
            .Flow("a1", "b1", 70)
            .Flow("x1", "z1", x)
            .Requires("Each(A, B) >= 60 Mbps");
        scene.Standing.Add(new StandingChange("x1-nic", PortSettings.Unset, lowered));
        return scene;
    }

    [Fact]
    public void Nothing_is_given_back_that_would_bring_a_risk()
    {
        Assert.Equal("x1", Assert.Single(Lowered(10).Plan().Steps).MachineName);
        Assert.Single(Foreseeing(Lowered(10), Lowered(12)).Plan().Steps);

        RebalancePlan plan = Foreseeing(Lowered(10), Lowered(150)).Plan();
        Assert.True(plan.IsEmpty);
        Assert.Contains(
            "What earlier runs changed is not given back yet: that would bring a requirement to be at risk.", plan.Notes);
    }
}
