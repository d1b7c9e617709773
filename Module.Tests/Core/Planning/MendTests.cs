using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Plans for one full capacity, with figures worked out by hand. Rates in Mbit/s.</summary>
public sealed class MendTests
{
    private const double M = PlanScene.M;

    [Fact]
    public void Nothing_broken_gives_an_empty_plan()
    {
        RebalancePlan plan = new PlanScene()
            .Host("h1", 100).Host("h2", 1000)
            .Vm("a", "h1").Vm("c", "h2")
            .Flow("a", "c", 20)
            .Requires("Min(A, C) > 10 Mbps")
            .Plan();
        Assert.True(plan.IsEmpty);
        Assert.Equal(PlanStopReason.Optimal, plan.StopReason);
        Assert.Equal((0, 0, 0), (plan.ShortfallBefore, plan.ShortfallAfter, plan.LowerBound));
        Assert.Empty(plan.Unmet);
        Assert.Equal(plan.Before, plan.After);
    }

    /// <summary>a and x want 80 each of 100 and get 50 each; a needs 70, and x keeps 30, above its
    /// floor.</summary>
    [Fact]
    public void A_full_uplink_with_minimums_takes_one_minimum_and_lowers_nobody()
    {
        PlanScene scene = Uplink(MinimumBandwidthMode.Absolute).Peak("x", 25).Requires("Min(A, C) >= 70 Mbps");
        RebalancePlan plan = scene.Plan();
        PlanStep step = Assert.Single(plan.Steps);
        Assert.Equal(new PortSettings(70 * M), step.Bandwidth!.To);
        Assert.Equal(("a", "H1", false), (step.MachineName, step.HostName, step.IsLowering));
        Assert.Equal(PlanStopReason.Optimal, plan.StopReason);
        Assert.Equal(50 * (70 - 50) / 70.0, plan.ShortfallBefore, 4);
        Assert.Equal((0, 0), (plan.ShortfallAfter, plan.LowerBound));
        Assert.Empty(plan.Unmet);
        Assert.Equal(
            "app/r1 needs a to be able to send 70 Mbit/s out of its host, and uplink h1-up of H1 carries "
                + "100 Mbit/s of 100 Mbit/s outwards",
            step.Reason);
        Assert.Equal(ComplianceStatus.Met, scene.CarryOut(plan).Verdicts().Single().Status);
        Assert.Equal((70, 30), (scene.Arriving("a", "c"), scene.Arriving("x", "y")));
    }

    /// <summary>x keeps 40 of the 100, so a gets 60 of its 70.</summary>
    [Fact]
    public void A_floor_leaves_the_rest_missing_and_is_named()
    {
        PlanScene scene = Uplink(MinimumBandwidthMode.Absolute).Peak("x", 40).Requires("Min(A, C) >= 70 Mbps");
        RebalancePlan plan = scene.Plan();
        Assert.Equal(new PortSettings(60 * M), Assert.Single(plan.Steps).Bandwidth!.To);
        Assert.Equal(50 * 10 / 70.0, plan.ShortfallAfter, 4);
        Assert.Equal(50 * 10 / 70.0, plan.LowerBound, 4);
        UnmetRequirement unmet = Assert.Single(plan.Unmet);
        Assert.Equal("app/r1", unmet.Requirement);
        Assert.Contains(
            "x asks for 80 Mbit/s and keeps at least 40 Mbit/s (the 95th percentile of its last 24 h)",
            unmet.Obstacles);
        scene.CarryOut(plan).Measure();
        Assert.Equal((60, 40), (scene.Arriving("a", "c"), scene.Arriving("x", "y")));
    }

    /// <summary>a needs 60; of the other 40 x and z would get 20 each, and x may not go below 30.</summary>
    [Fact]
    public void A_floor_that_sharing_would_not_keep_gets_a_minimum()
    {
        PlanScene scene = Uplink(MinimumBandwidthMode.Absolute)
            .Vm("z", "h1").Flow("z", "y", 80)
            .Peak("x", 30).Peak("z", 10)
            .Requires("Min(A, C) >= 60 Mbps");
        RebalancePlan plan = scene.Plan();
        Assert.Equal(
            [("a", new PortSettings(60 * M)), ("x", new PortSettings(30 * M))],
            plan.Steps.Select(step => (step.MachineName, step.Bandwidth!.To)));
        Assert.Equal(
            "it keeps 30 Mbit/s (the 95th percentile of its last 24 h) where others on uplink h1-up are "
                + "guaranteed more",
            plan.Steps[1].Reason);
        scene.CarryOut(plan).Measure();
        Assert.Equal(
            (60, 30, 10), (scene.Arriving("a", "c"), scene.Arriving("x", "y"), scene.Arriving("z", "y")));
    }

    /// <summary>z's minimum of 35 is taken whether it is used or not, and x, without one, is sure of a tenth of
    /// the link.
    /// </summary>
    [Fact]
    public void Minimums_never_add_up_to_more_than_the_uplink_has_beside_the_default_flow()
    {
        PlanScene scene = Uplink(MinimumBandwidthMode.Absolute)
            .Vm("z", "h1", new PortSettings(35 * M)).Flow("z", "y", 5)
            .Peak("x", 0).Peak("z", 0)
            .Requires("Min(A, C) >= 70 Mbps");
        RebalancePlan plan = scene.Plan();
        Assert.Equal(new PortSettings(55 * M), Assert.Single(plan.Steps).Bandwidth!.To);
        Assert.Equal(50 * 15 / 70.0, plan.ShortfallAfter, 4);
    }

    /// <summary>Of a's 50 b gets two thirds of what is sent there and c a third; 38 of 40 to b are 57 of
    /// 60.</summary>
    [Fact]
    public void A_minimum_serves_all_that_a_port_is_asked_for_alike()
    {
        PlanScene scene = new PlanScene().Host("h1", 100).Host("h2", 1000)
            .Vm("a", "h1").Vm("x", "h1").Vm("b", "h2").Vm("c", "h2")
            .Flow("a", "b", 40).Flow("a", "c", 20).Flow("x", "c", 200)
            .Peak("a", 60).Peak("x", 0)
            .Requires("Each(A, B) >= 38 Mbps").Requires("Each(A, C) >= 1 Mbps");
        RebalancePlan plan = scene.Plan();
        Assert.Equal(new PortSettings(57 * M), Assert.Single(plan.Steps).Bandwidth!.To);
        Assert.Equal(0, plan.ShortfallAfter);
        Assert.All(scene.CarryOut(plan).Verdicts(), verdict => Assert.Equal(ComplianceStatus.Met, verdict.Status));
    }

    /// <summary>Against one port that counts as 1, a weight of 3 gives 75 of 100, and 2 would give 67.</summary>
    [Fact]
    public void A_full_uplink_with_weights_takes_the_smallest_weight_that_does()
    {
        PlanScene scene = Uplink(MinimumBandwidthMode.Weight).Peak("x", 20).Requires("Min(A, C) >= 70 Mbps");
        RebalancePlan plan = scene.Plan();
        Assert.Equal(new PortSettings(null, 3), Assert.Single(plan.Steps).Bandwidth!.To);
        Assert.Equal(0, plan.ShortfallAfter);
        Assert.Equal(ComplianceStatus.Met, scene.CarryOut(plan).Verdicts().Single().Status);
        Assert.Equal((75, 25), (scene.Arriving("a", "c"), scene.Arriving("x", "y")));
    }

    /// <summary>150 are asked of 100: x gives 50 of the 60 it can; z could give 9 only.</summary>
    [Fact]
    public void Without_guarantees_one_sender_is_lowered_as_little_as_will_do()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 100, MinimumBandwidthMode.None).Host("h2", 1000)
            .Vm("a", "h1").Vm("x", "h1").Vm("z", "h1").Vm("c", "h2").Vm("y", "h2")
            .Flow("a", "c", 60).Flow("x", "y", 80).Flow("z", "y", 10)
            .Peak("a", 60).Peak("x", 20).Peak("z", 1)
            .Requires("Min(A, C) >= 60 Mbps");
        RebalancePlan plan = scene.Plan();
        PlanStep step = Assert.Single(plan.Steps);
        Assert.Equal(("x", new PortSettings(null, null, 30 * M)), (step.MachineName, step.Bandwidth!.To));
        Assert.True(step.IsLowering);
        Assert.Equal(
            "app/r1 lacks bandwidth where uplink h1-up of H1 carries 100 Mbit/s of 100 Mbit/s outwards and "
                + "150 Mbit/s is asked of it; x asks for 80 Mbit/s and keeps at least 20 Mbit/s, the 95th "
                + "percentile of its last 24 h",
            step.Reason);
        Assert.Equal(ComplianceStatus.Met, scene.CarryOut(plan).Verdicts().Single().Status);
        Assert.Equal(
            (60, 30, 10), (scene.Arriving("a", "c"), scene.Arriving("x", "y"), scene.Arriving("z", "y")));
    }

    /// <summary>The receiver's host takes 100 in, and 140 are asked of it.</summary>
    [Fact]
    public void A_full_ingress_lowers_a_sender_on_another_host()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 1000).Host("h2", 1000).Host("h3", 100)
            .Vm("a", "h1").Vm("x", "h2").Vm("c", "h3").Vm("y", "h3")
            .Flow("a", "c", 60).Flow("x", "y", 80)
            .Peak("a", 60).Peak("x", 20)
            .Requires("Min(A, C) >= 60 Mbps");
        RebalancePlan plan = scene.Plan();
        PlanStep step = Assert.Single(plan.Steps);
        Assert.Equal(
            ("x", "H2", new PortSettings(null, null, 40 * M)),
            (step.MachineName, step.HostName, step.Bandwidth!.To));
        Assert.Contains("uplink h3-up of H3 carries 100 Mbit/s of 100 Mbit/s inwards", step.Reason);
        Assert.Equal(ComplianceStatus.Met, scene.CarryOut(plan).Verdicts().Single().Status);
        Assert.Equal((60, 40), (scene.Arriving("a", "c"), scene.Arriving("x", "y")));
    }

    [Fact]
    public void A_maximum_in_the_way_is_raised_as_far_as_is_needed()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 100).Host("h2", 1000)
            .Vm("a", "h1", new PortSettings(null, null, 20 * M)).Vm("c", "h2")
            .Flow("a", "c", 50)
            .Requires("Min(A, C) >= 40 Mbps");
        RebalancePlan plan = scene.Plan();
        PlanStep step = Assert.Single(plan.Steps);
        Assert.Equal(new PortSettings(null, null, 40 * M), step.Bandwidth!.To);
        Assert.Equal(
            "app/r1 needs a to be able to send 40 Mbit/s, and its port has a maximum of 20 Mbit/s", step.Reason);
        Assert.Equal(ComplianceStatus.Met, scene.CarryOut(plan).Verdicts().Single().Status);
        Assert.Equal(40, scene.Arriving("a", "c"));
    }

    /// <summary>A full uplink and a maximum at once: both are changed.</summary>
    [Fact]
    public void A_maximum_and_a_full_uplink_are_mended_by_one_step()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 100).Host("h2", 1000)
            .Vm("a", "h1", new PortSettings(null, null, 20 * M)).Vm("x", "h1").Vm("c", "h2").Vm("y", "h2")
            .Flow("a", "c", 50).Flow("x", "y", 90)
            .Peak("x", 10)
            .Requires("Min(A, C) >= 40 Mbps");
        RebalancePlan plan = scene.Plan();
        Assert.Equal(new PortSettings(40 * M, null, 40 * M), Assert.Single(plan.Steps).Bandwidth!.To);
        Assert.Equal(ComplianceStatus.Met, scene.CarryOut(plan).Verdicts().Single().Status);
    }

    /// <summary>Nobody but the sender's total is metered at x, so what it sends is known and to whom is
    /// not.</summary>
    [Fact]
    public void A_sender_without_pair_meters_is_lowered_on_its_own_uplink()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 100, MinimumBandwidthMode.None).Host("h2", 1000)
            .Vm("a", "h1").Vm("x", "h1").Vm("c", "h2").Vm("y", "h2")
            .Flow("a", "c", 60).Flow("x", "y", 90)
            .TotalsOnly("x", "y")
            .Peak("a", 60).Peak("x", 20)
            .Requires("Min(A, C) >= 60 Mbps");
        RebalancePlan plan = scene.Plan();
        Assert.Equal(new PortSettings(null, null, 40 * M), Assert.Single(plan.Steps).Bandwidth!.To);
        Assert.Equal(0, plan.ShortfallAfter);
        Assert.Equal(ComplianceStatus.Met, scene.CarryOut(plan).Verdicts().Single().Status);
    }

    private static PlanScene Uplink(MinimumBandwidthMode mode) => new PlanScene()
        .Host("h1", 100, mode).Host("h2", 1000)
        .Vm("a", "h1").Vm("x", "h1").Vm("c", "h2").Vm("y", "h2")
        .Flow("a", "c", 80).Flow("x", "y", 80);
}
