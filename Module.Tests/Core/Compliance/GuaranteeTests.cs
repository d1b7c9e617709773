using System;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>What a port's minimum or weight gives it counts as available, also while others use it. Host h1 has
/// an uplink of 100 Mbit/s, others have more than enough. Rates in Mbit/s.</summary>
public sealed class GuaranteeTests
{
    private const double M = Scene.M;

    private static PortSettings Minimum(double rate, double? maximum = null) =>
        new(rate * M, maximumBitsPerSecond: maximum * M);

    private static PortSettings Weight(int weight, double? maximum = null) =>
        new(minimumWeight: weight, maximumBitsPerSecond: maximum * M);

    private static Scene Hosts(MinimumBandwidthMode mode = MinimumBandwidthMode.Absolute) =>
        new Scene().Host("h1", 100, mode).Host("h2", 10_000).Vm("b1", "h2");

    private static double Reached(Scene scene, string id = "r1") =>
        Math.Round(scene.Verdict(id).Achievable!.Value / M, 4);

    [Theory]
    [InlineData(40, 0, 100, 40)]
    [InlineData(40, 10, 90, 40)]
    [InlineData(40, 40, 60, 40)]
    // More than the minimum is used, and less is used than is spare.
    [InlineData(40, 45, 55, 45)]
    [InlineData(40, 10, 30, 70)]
    public void A_minimum_counts_while_others_fill_the_uplink(double minimum, double own, double others, double figure)
    {
        Scene scene = Hosts().Vm("a1", "h1", Minimum(minimum)).Vm("x1", "h1", Minimum(1))
            .Flow("a1", "b1", own).Flow("x1", "b1", 150, others);
        Assert.Equal(figure, Reached(scene.Requires("Each(A, B) >= 40 Mbps")));
        Assert.Equal(ComplianceStatus.Met, scene.Verdict().Status);
    }

    [Fact]
    public void Beyond_a_minimum_nothing_counts_while_others_fill_the_uplink()
    {
        Scene scene = Hosts().Vm("a1", "h1", Minimum(40)).Vm("x1", "h1", Minimum(1))
            .Flow("a1", "b1", 10).Flow("x1", "b1", 150, 90)
            .Requires("Each(A, B) > 40 Mbps");
        Assert.Equal(ComplianceStatus.Violated, scene.Verdict().Status);
        Assert.Equal(
            "10 Mbit/s observed; 40 Mbit/s can be reached; more than 40 Mbit/s required; the port of a1 is guaranteed"
                + " 40 Mbit/s on uplink h1-up of H1, which others contend for",
            scene.Verdict().Reason);
    }

    [Fact]
    public void Without_a_minimum_there_is_only_what_is_spare()
    {
        Scene scene = Hosts().Vm("a1", "h1").Vm("x1", "h1").Flow("x1", "b1", 95, 95)
            .Requires("Each(A, B) >= 10 Mbps");
        Assert.Equal((ComplianceStatus.Violated, 5), (scene.Verdict().Status, Reached(scene)));
    }

    [Fact]
    public void A_minimum_means_nothing_on_a_switch_without_minimums()
    {
        Scene scene = Hosts(MinimumBandwidthMode.None).Vm("a1", "h1", Minimum(40)).Vm("x1", "h1").Flow("x1", "b1", 150, 100)
            .Requires("Each(A, B) >= 10 Mbps");
        Assert.Equal((ComplianceStatus.Violated, 0), (scene.Verdict().Status, Reached(scene)));
    }

    [Theory]
    // Two minimums fit as long as both are used in full, also with what ports without one are sure of: a tenth.
    [InlineData(40, 50, 40)]
    [InlineData(45, 45, 45)]
    // Beyond that only what the others leave is sure.
    [InlineData(60, 60, 30)]
    [InlineData(60, 90, 0)]
    public void Of_minimums_that_exceed_the_uplink_only_what_the_others_leave_is_sure(
        double own, double other, double figure)
    {
        Scene scene = Hosts().Vm("a1", "h1", Minimum(own)).Vm("c1", "h1", Minimum(other)).Vm("x1", "h1")
            .Flow("x1", "b1", 150, 100)
            .Requires("Each(A, B) >= 1 Mbps");
        Assert.Equal(figure, Reached(scene));
    }

    [Theory]
    [InlineData(3, 1, 75)]
    [InlineData(1, 1, 50)]
    [InlineData(100, 100, 50)]
    public void A_weight_counts_as_its_share(int own, int others, double figure)
    {
        Scene scene = Hosts(MinimumBandwidthMode.Weight)
            .Vm("a1", "h1", Weight(own)).Vm("x1", "h1", Weight(others))
            .Flow("x1", "b1", 150, 100)
            .Requires("Each(A, B) >= 10 Mbps");
        Assert.Equal(figure, Reached(scene));
        Assert.Equal(ComplianceStatus.Met, scene.Verdict().Status);
    }

    [Theory]
    // Whoever has no weight shares one of 1 with all others that have none.
    [InlineData(3, 1, 75)]
    [InlineData(3, 5, 75)]
    [InlineData(1, 9, 50)]
    public void All_ports_without_a_weight_count_as_one_of_weight_1(int own, int others, double figure)
    {
        Scene scene = Hosts(MinimumBandwidthMode.Weight).Vm("a1", "h1", Weight(own));
        for (int other = 1; other <= others; other++)
        {
            scene.Vm("x" + other, "h1").Flow("x" + other, "b1", 150, 100d / others);
        }

        Assert.Equal(figure, Reached(scene.Requires("Each(A, B) >= 10 Mbps")));
    }

    [Fact]
    public void A_weight_that_is_used_leaves_the_ports_without_one_their_common_share()
    {
        // Once a uses its 75, c and x share 25: c keeps 5, which is less than a half, or 12.5 of 20.
        Scene scene = Hosts(MinimumBandwidthMode.Weight)
            .Vm("a1", "h1", Weight(3)).Vm("c1", "h1").Vm("x1", "h1")
            .Flow("c1", "b1", 5).Flow("x1", "b1", 150, 95)
            .Requires("Each(A, B) >= 75 Mbps").Requires("Each(C, B) >= 5 Mbps");
        Assert.Equal([ComplianceStatus.Met, ComplianceStatus.Met], scene.Verdicts().Select(verdict => verdict.Status));

        Scene pressed = Hosts(MinimumBandwidthMode.Weight)
            .Vm("a1", "h1", Weight(3)).Vm("c1", "h1").Vm("x1", "h1")
            .Flow("c1", "b1", 20).Flow("x1", "b1", 150, 80)
            .Requires("Each(A, B) >= 75 Mbps").Requires("Each(C, B) >= 20 Mbps");
        Assert.Equal(
            [ComplianceStatus.Violated, ComplianceStatus.Met], pressed.Verdicts().Select(verdict => verdict.Status));
        Assert.Contains("does not fit together with app/r2", pressed.Verdict().Reason);
    }

    [Fact]
    public void A_weight_is_a_share_among_all_weights_of_the_switch_idle_ones_too()
    {
        Scene scene = Hosts(MinimumBandwidthMode.Weight)
            .Vm("a1", "h1", Weight(3)).Vm("c1", "h1", Weight(2)).Vm("x1", "h1", Weight(1))
            .Flow("x1", "b1", 150, 100)
            .Requires("Each(A, B) >= 10 Mbps");
        Assert.Equal(50, Reached(scene));
    }

    [Theory]
    [InlineData(200, 2, null, 100)]
    [InlineData(200, 1, 70, 70)]
    [InlineData(200, 1, null, 150)]
    public void A_guarantee_gives_no_more_than_a_maximum_and_a_team_member(
        double uplink, int members, int? maximum, double figure)
    {
        Scene scene = new Scene().Host("h1", uplink, MinimumBandwidthMode.Weight, members).Host("h2", 10_000).Vm("b1", "h2")
            .Vm("a1", "h1", Weight(3, maximum)).Vm("x1", "h1", Weight(1))
            .Flow("x1", "b1", 500, uplink)
            .Requires("Each(A, B) >= 10 Mbps");
        Assert.Equal(figure, Reached(scene));
    }

    [Fact]
    public void What_a_port_sends_to_others_uses_its_minimum()
    {
        Scene scene = Hosts().Vm("a1", "h1", Minimum(40)).Vm("n1", "h1").Vm("x1", "h1").Vm("y1", "h2")
            .Flow("a1", "y1", 25).Flow("x1", "b1", 150, 75).Flow("a1", "n1", 300)
            .Requires("Each(A, B) >= 10 Mbps");
        // What stays inside the host uses none of it.
        Assert.Equal(15, Reached(scene));
    }

    [Fact]
    public void A_minimum_does_not_open_what_is_full_further_on()
    {
        Scene scene = new Scene().Host("h1", 100).Host("h2", 50).Vm("b1", "h2")
            .Vm("a1", "h1", Minimum(40)).Vm("x1", "h1").Flow("x1", "b1", 150, 45)
            .Requires("Each(A, B) >= 10 Mbps");
        Assert.Equal(5, Reached(scene));
        Assert.Contains("b1 can receive at most one team member's 50 Mbit/s and uses 45 Mbit/s", scene.Verdict().Reason);
    }

    [Fact]
    public void A_minimum_does_not_help_what_is_received()
    {
        Scene scene = Hosts().Vm("a1", "h1", Minimum(40)).Vm("x1", "h1")
            .Flow("b1", "x1", 150, 100)
            .Requires("Each(B, A) >= 10 Mbps");
        Assert.Equal((ComplianceStatus.Violated, 0), (scene.Verdict().Status, Reached(scene)));
    }

    [Fact]
    public void The_guarantees_of_one_uplink_are_counted_together()
    {
        // 40 and 30 are guaranteed, and no more than that in sum, whatever the measure.
        Scene scene = Hosts().Vm("a1", "h1", Minimum(40)).Vm("a2", "h1", Minimum(30)).Vm("x1", "h1")
            .Flow("x1", "b1", 150, 100)
            .Requires("Sum(A, B) >= 10 Mbps").Requires("Each(A, B) >= 10 Mbps").Requires("Max(A, B) >= 10 Mbps");
        Assert.Equal([70, 30, 40], new[] { "r1", "r2", "r3" }.Select(id => Reached(scene, id)));
        Assert.Equal([40, 30], scene.Verdict("r2").Paths.Select(path => Math.Round(path.Achievable / M, 4)));
    }

    [Fact]
    public void On_each_uplink_either_what_is_spare_counts_or_what_is_guaranteed()
    {
        // On h1 40 are guaranteed and nothing is spare; on h3 20 are guaranteed and 90 are spare.
        Scene scene = Hosts().Host("h3", 100)
            .Vm("a1", "h1", Minimum(40)).Vm("x1", "h1").Vm("a2", "h3", Minimum(20)).Vm("x2", "h3")
            .Flow("x1", "b1", 150, 100).Flow("x2", "b1", 10)
            .Requires("Sum(A, B) >= 10 Mbps").Requires("Each(A, B) >= 10 Mbps");
        Assert.Equal([130, 40], new[] { "r1", "r2" }.Select(id => Reached(scene, id)));
    }

    [Fact]
    public void What_a_guarantee_takes_from_others_that_have_requirements_is_taken_into_account()
    {
        // c1 sends 70 and needs 70. Were a1 to use its 60, c1 would keep 40: one of them must miss.
        Scene scene = Hosts().Vm("a1", "h1", Minimum(60)).Vm("c1", "h1").Vm("x1", "h1")
            .Flow("c1", "b1", 70).Flow("x1", "b1", 60, 30)
            .Requires("Each(A, B) >= 60 Mbps").Requires("Each(C, B) >= 70 Mbps");
        Assert.Equal(ComplianceStatus.Violated, scene.Verdict("r1").Status);
        Assert.Contains("it does not fit together with app/r2 of the same priority", scene.Verdict("r1").Reason);
        Assert.Equal(ComplianceStatus.Met, scene.Verdict("r2").Status);

        // Needing 20 only, c1 still has them of the 40 that a1 leaves to it and x1.
        Scene modest = Hosts().Vm("a1", "h1", Minimum(60)).Vm("c1", "h1").Vm("x1", "h1")
            .Flow("c1", "b1", 70).Flow("x1", "b1", 60, 30)
            .Requires("Each(A, B) >= 60 Mbps").Requires("Each(C, B) >= 20 Mbps");
        Assert.Equal(
            [ComplianceStatus.Met, ComplianceStatus.Met], modest.Verdicts().Select(verdict => verdict.Status));
    }

    [Fact]
    public void The_guarantees_of_idle_ports_lessen_nobody_elses()
    {
        Scene scene = Hosts().Vm("a1", "h1", Minimum(40)).Vm("c1", "h1", Minimum(50)).Vm("x1", "h1", Minimum(5))
            .Flow("x1", "b1", 150, 100)
            .Requires("Each(A, B) >= 40 Mbps").Requires("Each(C, B) >= 50 Mbps");
        Assert.Equal(
            [ComplianceStatus.Met, ComplianceStatus.Met], scene.Verdicts().Select(verdict => verdict.Status));
    }

    [Fact]
    public void A_guarantee_of_which_no_meter_tells_how_much_is_used_counts_for_nothing()
    {
        Scene scene = Hosts().Vm("a1", "h1", Minimum(40)).Vm("x1", "h1").Flow("x1", "b1", 150, 100)
            .Unmetered("a1").Requires("Each(A, B) >= 10 Mbps");
        Assert.Equal((ComplianceStatus.Unknown, 0), (scene.Verdict().Status, Reached(scene)));
    }
}
