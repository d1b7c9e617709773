using System;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>What cannot be mended is named, with what stands in the way.</summary>
public sealed class UnmendablePlanTests
{
    private const double M = PlanScene.M;

    [Fact]
    public void A_floor_by_history()
    {
        RebalancePlan plan = Crowded().Peak("x", 75).Plan();
        AssertUnmet(plan, "uplink h1-up of H1 carries 100 Mbit/s of 100 Mbit/s outwards");
        AssertUnmet(
            plan, "x asks for 80 Mbit/s and keeps at least 75 Mbit/s (the 95th percentile of its last 24 h)");
    }

    [Fact]
    public void A_sender_without_history() => AssertUnmet(
        Crowded().Plan(), "x asks for 80 Mbit/s and keeps all of it (nothing is known of its last 24 h)");

    [Fact]
    public void A_sender_that_the_policy_excludes()
    {
        PlanScene scene = Crowded().Peak("x", 1);
        scene.Policy = new RebalancePolicy { Excluded = ["X*"] };
        AssertUnmet(scene.Plan(), "x (80 Mbit/s) cannot be changed: the policy excludes it (ExcludedVM 'X*')");
    }

    [Fact]
    public void A_sender_whose_port_takes_no_settings() => AssertUnmet(
        Crowded("SR-IOV is on").Peak("x", 1).Plan(), "x (80 Mbit/s) cannot be changed: SR-IOV is on");

    [Fact]
    public void A_platform_that_sets_no_bandwidth()
    {
        PlanScene scene = Crowded().Peak("x", 1);
        scene.CanChangeBandwidth = false;
        AssertUnmet(scene.Plan(), "x (80 Mbit/s) cannot be changed: the platform cannot set bandwidth");
    }

    [Fact]
    public void The_own_maximum_of_a_port_that_takes_no_settings()
    {
        RebalancePlan plan = new PlanScene()
            .Host("h1", 100).Host("h2", 1000)
            .Vm("a", "h1", new PortSettings(null, null, 20 * M), "SR-IOV is on").Vm("c", "h2")
            .Flow("a", "c", 50)
            .Requires("Min(A, C) >= 40 Mbps")
            .Plan();
        AssertUnmet(plan, "the port of a has a maximum of 20 Mbit/s and sends 20 Mbit/s");
        AssertUnmet(plan, "a (20 Mbit/s) cannot be changed: SR-IOV is on");
    }

    /// <summary>A sender that cannot be guaranteed anything is helped by lowering the other one.</summary>
    [Fact]
    public void A_port_that_takes_no_settings_is_helped_by_lowering_others()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 100).Host("h2", 1000)
            .Vm("a", "h1", null, "SR-IOV is on").Vm("x", "h1").Vm("c", "h2").Vm("y", "h2")
            .Flow("a", "c", 60).Flow("x", "y", 80)
            .Peak("x", 20)
            .Requires("Min(A, C) >= 60 Mbps");
        RebalancePlan plan = scene.Plan();
        PlanStep step = Assert.Single(plan.Steps);
        Assert.Equal(("x", new PortSettings(null, null, 40 * M)), (step.MachineName, step.Bandwidth!.To));
    }

    [Theory]
    [InlineData(30d, null)]
    [InlineData(null, 30d)]
    public void The_line_of_an_external(double? line, double? stated) => AssertUnmet(
        new PlanScene()
            .Host("h1", 100)
            .Vm("a", "h1")
            .External("Net", line, stated)
            .Flow("a", "Net", 20)
            .Requires("Min(A, Net) >= 40 Mbps")
            .Plan(),
        "the line of external Net carries 20 Mbit/s of 30 Mbit/s");

    [Fact]
    public void The_member_of_a_team() => AssertUnmet(
        new PlanScene()
            .Host("h1", 100, members: 2).Host("h2", 1000)
            .Vm("a", "h1").Vm("c", "h2")
            .Flow("a", "c", 40)
            .Requires("Min(A, C) >= 60 Mbps")
            .Plan(),
        "a can send at most one team member's 50 Mbit/s and uses 40 Mbit/s");

    private static PlanScene Crowded(string? fixedBecause = null) => new PlanScene()
        .Host("h1", 100, MinimumBandwidthMode.None).Host("h2", 1000)
        .Vm("a", "h1").Vm("x", "h1", null, fixedBecause).Vm("c", "h2").Vm("y", "h2")
        .Flow("a", "c", 60).Flow("x", "y", 80)
        .Peak("a", 60)
        .Requires("Min(A, C) >= 60 Mbps");

    private static void AssertUnmet(RebalancePlan plan, string obstacle)
    {
        Assert.Empty(plan.Steps);
        Assert.Equal(plan.ShortfallBefore, plan.ShortfallAfter);
        UnmetRequirement unmet = Assert.Single(plan.Unmet);
        Assert.Equal("app/r1", unmet.Requirement);
        Assert.Contains(unmet.Obstacles, one => one.StartsWith(obstacle, StringComparison.Ordinal));
    }
}
