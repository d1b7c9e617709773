using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Broken upper bounds lower their senders, by hand. a1 sends 30, a2 10 and a3 20 to b, b sends 20 to c.
/// </summary>
public sealed class UpperBoundPlanTests
{
    private const double M = PlanScene.M;

    [Theory]
    [InlineData("Each(A, B) <= 24 Mbps", "a1", 24)]
    [InlineData("Max(A, B) <= 24 Mbps", "a1", 24)]
    // The smallest is enough.
    [InlineData("Min(A, B) <= 8 Mbps", "a2", 8)]
    // 60 in all; of senders that would do by the same the first by name is lowered.
    [InlineData("Sum(A, B) <= 45 Mbps", "a1", 15)]
    [InlineData("Avg(A, B) <= 15 Mbps", "a1", 15)]
    // 10, 20, 30: the middle one.
    [InlineData("P50(A, B) <= 15 Mbps", "a3", 15)]
    // The hop that carries less.
    [InlineData("Max(A, B, C) <= 15 Mbps", "b", 15)]
    public void One_sender_is_limited(string requirement, string machine, double maximum)
    {
        PlanScene scene = Scene().Requires(requirement);
        RebalancePlan plan = scene.Plan();
        PlanStep step = Assert.Single(plan.Steps);
        Assert.Equal(
            (machine, new PortSettings(null, null, maximum * M)), (step.MachineName, step.Bandwidth!.To));
        Assert.Equal(0, plan.ShortfallAfter);
        Assert.Equal(ComplianceStatus.Met, scene.CarryOut(plan).Verdicts().Single().Status);
    }

    [Fact]
    public void The_reason_tells_what_arrives_and_what_is_allowed() => Assert.Equal(
        "app/r1 allows 45 Mbit/s and 60 Mbit/s arrives; a1 asks for 30 Mbit/s and has no floor that keeps it "
            + "from being lowered",
        Scene().Requires("Sum(A, B) <= 45 Mbps").Plan().Steps.Single().Reason);

    [Fact]
    public void A_strict_bound_is_kept_by_a_hair()
    {
        PlanScene scene = Scene().Requires("Each(A, B) < 24 Mbps");
        RebalancePlan plan = scene.Plan();
        Assert.InRange(plan.Steps.Single().Bandwidth!.To.MaximumBitsPerSecond!.Value, 23.7 * M, 24 * M - 1);
        Assert.Equal(ComplianceStatus.Met, scene.CarryOut(plan).Verdicts().Single().Status);
    }

    /// <summary>A bound far exceeded by a sender that may not be touched does not stop other mends.</summary>
    [Fact]
    public void A_sender_that_cannot_be_limited_is_named_and_others_are_mended()
    {
        PlanScene scene = Scene()
            .Requires("Max(B, C) <= 5 Mbps")
            .Requires("Max(A, B) <= 25 Mbps");
        scene.Policy = new RebalancePolicy { Excluded = ["b"] };
        RebalancePlan plan = scene.Plan();
        Assert.Equal("a1", plan.Steps.Single().MachineName);
        UnmetRequirement unmet = Assert.Single(plan.Unmet);
        Assert.Equal("app/r1", unmet.Requirement);
        Assert.Contains("b (20 Mbit/s) cannot be changed: the policy excludes it (ExcludedVM 'b')", unmet.Obstacles);
        // All of the bound counts once, although it is exceeded three times over.
        Assert.Equal(50, plan.ShortfallAfter, 6);
        Assert.InRange(plan.LowerBound, 0, 50.000001);
    }

    private static PlanScene Scene() => new PlanScene()
        .Host("h1", 100).Host("h2", 1000)
        .Vm("a1", "h1").Vm("a2", "h1").Vm("a3", "h1").Vm("b", "h2").Vm("c", "h1")
        .Flow("a1", "b", 30).Flow("a2", "b", 10).Flow("a3", "b", 20).Flow("b", "c", 20);
}
