using System;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>What earlier runs took or granted returns when nothing needs it any more.</summary>
public sealed class GiveBackTests
{
    private const double M = PlanScene.M;

    private static readonly PortSettings s_minimum = new(70 * M);
    private static readonly PortSettings s_limit = new(null, null, 30 * M);

    [Fact]
    public void What_a_plan_did_stays_while_it_is_needed_and_returns_with_the_spec()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 100).Host("h2", 1000)
            .Vm("a", "h1").Vm("x", "h1").Vm("c", "h2").Vm("y", "h2")
            .Flow("a", "c", 80).Flow("x", "y", 80)
            .Peak("x", 25)
            .Requires("Min(A, C) >= 70 Mbps");
        scene.CarryOut(scene.Plan());
        Assert.True(scene.Plan().IsEmpty);
        scene.Drop("app");
        PlanStep step = Assert.Single(scene.Plan().Steps);
        Assert.Equal(("a", PortSettings.Unset), (step.MachineName, step.Bandwidth!.To));
        Assert.Contains("returns to what it was", step.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_stays_while_it_is_needed()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 100, MinimumBandwidthMode.None).Host("h2", 1000)
            .Vm("a", "h1").Vm("x", "h1").Vm("c", "h2").Vm("y", "h2")
            .Flow("a", "c", 60).Flow("x", "y", 80)
            .Peak("a", 60).Peak("x", 20)
            .Requires("Min(A, C) >= 60 Mbps");
        scene.CarryOut(scene.Plan());
        Assert.Equal(ComplianceStatus.Met, scene.Verdicts().Single().Status);
        Assert.True(scene.Plan().IsEmpty);
    }

    /// <summary>Without its minimum a could have 100 less what x sends; more than 77 is needed to let it
    /// go.</summary>
    [Theory]
    [InlineData(15, true)]
    [InlineData(25, false)]
    public void A_minimum_returns_when_a_margin_is_left(double other, bool isReturned)
    {
        PlanScene scene = Quiet(s_minimum, other).Requires("Min(A, C) >= 70 Mbps");
        scene.Standing.Add(new StandingChange("a-nic", PortSettings.Unset, s_minimum));
        Assert.Equal(isReturned ? ["a"] : [], scene.Plan().Steps.Select(step => step.MachineName));
    }

    [Fact]
    public void What_somebody_else_changed_since_stays()
    {
        PlanScene scene = Quiet(new PortSettings(60 * M), 10);
        scene.Standing.Add(new StandingChange("a-nic", PortSettings.Unset, s_minimum));
        Assert.True(scene.Plan().IsEmpty);
    }

    [Fact]
    public void What_the_policy_excludes_since_stays()
    {
        PlanScene scene = Quiet(s_minimum, 10);
        scene.Standing.Add(new StandingChange("a-nic", PortSettings.Unset, s_minimum));
        scene.Policy = new RebalancePolicy { Excluded = ["a"] };
        Assert.True(scene.Plan().IsEmpty);
    }

    [Fact]
    public void Nothing_returns_where_the_platform_sets_no_bandwidth()
    {
        PlanScene scene = Quiet(s_minimum, 10);
        scene.Standing.Add(new StandingChange("a-nic", PortSettings.Unset, s_minimum));
        scene.CanChangeBandwidth = false;
        Assert.True(scene.Plan().IsEmpty);
    }

    /// <summary>x may have its bandwidth back where it sends to y, and z may not where it sends to c's
    /// host.</summary>
    [Fact]
    public void One_of_two_returns_where_both_would_do_harm()
    {
        PlanScene scene = new PlanScene()
            .Host("h1", 1000).Host("h2", 1000).Host("h3", 100).Host("h4", 1000)
            .Vm("a", "h1").Vm("x", "h2", s_limit).Vm("z", "h2", s_limit).Vm("c", "h3").Vm("d", "h3").Vm("y", "h4")
            .Flow("a", "c", 60).Flow("x", "y", 80).Flow("z", "d", 80)
            .Requires("Min(A, C) >= 60 Mbps");
        scene.Standing.Add(new StandingChange("x-nic", PortSettings.Unset, s_limit));
        scene.Standing.Add(new StandingChange("z-nic", PortSettings.Unset, s_limit));
        Assert.Equal("x", Assert.Single(scene.Plan().Steps).MachineName);
    }

    private static PlanScene Quiet(PortSettings port, double other) => new PlanScene()
        .Host("h1", 100).Host("h2", 1000)
        .Vm("a", "h1", port).Vm("x", "h1").Vm("c", "h2").Vm("y", "h2")
        .Flow("a", "c", 5).Flow("x", "y", other);
}
