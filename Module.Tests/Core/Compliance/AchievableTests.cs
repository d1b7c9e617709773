using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>What can be reached, worked out by hand. Rates in Mbit/s.</summary>
public sealed class AchievableTests
{
    private static Scene TwoHosts(double uplink = 100, MinimumBandwidthMode mode = MinimumBandwidthMode.Absolute) =>
        new Scene().Host("h1", uplink, mode).Host("h2", 1000);

    private static double Reached(Scene scene, string id = "r1") => scene.Verdict(id).Achievable!.Value / Scene.M;

    [Theory]
    // a1 and a2 share an uplink of 100 that x1 uses 40 of; a1 sends 10 already.
    [InlineData("Sum(A, B)", 60)]
    [InlineData("Avg(A, B)", 30)]
    [InlineData("Max(A, B)", 60)]
    [InlineData("Each(A, B)", 30)]
    [InlineData("Min(A, B)", 30)]
    [InlineData("P50(A, B)", 30)]
    [InlineData("Min(Sum(A), B)", 60)]
    [InlineData("Sum(A, *)", 60)]
    public void The_room_of_an_uplink_is_shared(string measure, double figure)
    {
        Scene scene = TwoHosts().Vm("a1", "h1").Vm("a2", "h1").Vm("x1", "h1").Vm("b1", "h2")
            .Flow("a1", "b1", 10).Flow("x1", "b1", 40);
        // Whom a2 talks with is not known, so it might be anybody; a1 talks with b1.
        Assert.Equal(figure, Reached(scene.Requires(measure + " > 5 Mbps")), 5);
    }

    [Fact]
    public void The_pairs_of_a_percentile_are_raised_fairly()
    {
        // To b1 (10 left on its uplink) two, to b2 (40 left) two: levels 5, 5, 20, 20; the middle is 12.5.
        Scene scene = new Scene().Host("h1", 1000).Host("h2", 10).Host("h3", 40)
            .Vm("a1", "h1").Vm("a2", "h1").Vm("b1", "h2").Vm("b2", "h3")
            .Requires("P50(A, B) > 1 Mbps").Requires("P75(A, B) > 1 Mbps").Requires("Each(A, B) > 1 Mbps");
        PathCompliance[] verdicts = [.. scene.Verdicts()];
        Assert.Equal([12.5, 20, 5], verdicts.Select(verdict => verdict.Achievable!.Value / Scene.M), Close);
        Assert.Equal(
            [5, 20, 5, 20], verdicts[0].Paths.Select(path => path.Achievable / Scene.M), Close);
    }

    [Fact]
    public void A_pair_that_several_requirements_name_counts_once()
    {
        Scene scene = TwoHosts().Vm("a1", "h1").Vm("b1", "h2")
            .Requires("Each(A, B) >= 80 Mbps").Requires("Sum(A, B) >= 90 Mbps");
        Assert.Equal([100, 100], scene.Verdicts().Select(verdict => verdict.Achievable!.Value / Scene.M), Close);
        Assert.All(scene.Verdicts(), verdict => Assert.Equal(ComplianceStatus.Met, verdict.Status));
    }

    [Fact]
    public void What_others_require_is_kept_free()
    {
        Scene scene = TwoHosts().Vm("a1", "h1").Vm("c1", "h1").Vm("b1", "h2")
            .Requires("Each(A, B) >= 30 Mbps").Requires("Each(C, B) >= 45 Mbps", app: "other");
        Assert.Equal(55, Reached(scene), 5);
        Assert.Equal(70, scene.Verdict("r1", "other").Achievable!.Value / Scene.M, 5);
    }

    [Fact]
    public void A_path_over_three_nodes_needs_both_hops()
    {
        Scene scene = new Scene().Host("h1", 100).Host("h2", 50).Host("h3", 1000)
            .Vm("a1", "h1").Vm("b1", "h3").Vm("c1", "h2").Vm("x1", "h3")
            .Flow("x1", "c1", 20)
            .Requires("Each(A, B, C) > 10 Mbps");
        Assert.Equal(30, Reached(scene), 5);
    }

    [Fact]
    public void A_connection_adds_what_both_directions_can_reach() => Assert.Equal(
        150,
        Reached(TwoHosts().Vm("a1", "h1").Vm("b1", "h2").Flow("a1", "b1", 50).Flow("b1", "a1", 1)
            .Vm("x1", "h1").Flow("x1", "b1", 0).Flow("b1", "x1", 50)
            .Requires("Each(Connection(A, B)) > 60 Mbps")),
        5);

    [Fact]
    public void Nothing_limits_neighbours_on_one_switch_and_subnet()
    {
        PathCompliance verdict = TwoHosts().Vm("a1", "h1").Vm("b1", "h1").Requires("Each(A, B) > 30 Mbps").Verdict();
        Assert.Equal(double.PositiveInfinity, verdict.Achievable);
        Assert.Equal(ComplianceStatus.Met, verdict.Status);
        Assert.Equal("0 bit/s observed; nothing known limits it; more than 30 Mbit/s required", verdict.Reason);
        Assert.Equal(100, Reached(TwoHosts().Vm("a1", "h1").Vm("b1", "h1", subnet: "t").Requires(
            "Each(A, B) > 30 Mbps")), 5);
    }

    [Fact]
    public void A_path_without_limit_does_not_hide_those_of_others()
    {
        PathCompliance verdict = TwoHosts().Vm("a1", "h1").Vm("b1", "h1").Vm("b2", "h2")
            .Requires("Sum(A, B) > 30 Mbps").Verdict();
        Assert.Equal(double.PositiveInfinity, verdict.Achievable);
        Assert.Equal([double.PositiveInfinity, 100 * Scene.M], verdict.Paths.Select(path => path.Achievable), Close);
    }

    [Fact]
    public void A_port_maximum_limits_also_inside_a_host()
    {
        PortSettings maximum = new(maximumBitsPerSecond: 40 * Scene.M);
        Scene scene = TwoHosts().Vm("a1", "h1", maximum).Vm("b1", "h1").Vm("c1", "h1").Flow("a1", "c1", 15)
            .Requires("Each(A, B) > 30 Mbps");
        Assert.Equal(25, Reached(scene), 5);
        Assert.Equal(
            "0 bit/s observed; 25 Mbit/s can be reached; more than 30 Mbit/s required; the port of a1 has a maximum of"
                + " 40 Mbit/s and sends 15 Mbit/s",
            scene.Verdict().Reason);
    }

    [Fact]
    public void What_a_throttled_port_is_asked_for_besides_takes_its_share()
    {
        // 150 and 50 are asked for, 75 and 25 get through a maximum of 100: no bit is spare.
        PortSettings maximum = new(maximumBitsPerSecond: 100 * Scene.M);
        Scene scene = TwoHosts(1000).Vm("a1", "h1", maximum).Vm("b1", "h2").Vm("c1", "h2")
            .Flow("a1", "b1", 150, 75).Flow("a1", "c1", 50, 25)
            .Requires("Each(A, B) > 80 Mbps");
        Assert.Equal(75, Reached(scene), 5);
    }

    [Fact]
    public void Neither_inside_traffic_nor_inside_receipts_use_a_team_member()
    {
        Scene scene = new Scene().Host("h1", 200, members: 2).Host("h2", 1000)
            .Vm("a1", "h1").Vm("n1", "h1").Vm("b1", "h2")
            .Flow("a1", "n1", 400).Flow("n1", "a1", 400).Flow("a1", "b1", 30)
            .Requires("Each(A, B) > 30 Mbps").Requires("Each(B, A) > 30 Mbps");
        Assert.Equal([100, 100], scene.Verdicts().Select(verdict => verdict.Achievable!.Value / Scene.M), Close);
    }

    [Fact]
    public void Inside_traffic_uses_up_a_port_maximum_though_a_team_member_is_smaller()
    {
        Scene scene = new Scene().Host("h1", 200, members: 2)
            .Vm("a1", "h1", new(maximumBitsPerSecond: 500 * Scene.M)).Vm("n1", "h1").Vm("b1", "h1")
            .Flow("a1", "n1", 400)
            .Requires("Each(A, B) > 30 Mbps");
        Assert.Equal(100, Reached(scene), 5);
    }

    [Fact]
    public void An_adapter_never_exceeds_one_member_of_a_team()
    {
        Scene scene = new Scene().Host("h1", 200, members: 2).Host("h2", 1000)
            .Vm("a1", "h1").Vm("b1", "h2").Requires("Each(A, B) > 150 Mbps");
        Assert.Equal(100, Reached(scene), 5);
        Assert.EndsWith("; a1 can send at most one team member's 100 Mbit/s and uses 0 bit/s", scene.Verdict().Reason);
    }

    [Fact]
    public void A_disconnected_member_and_a_reserve_are_no_capacity()
    {
        FabricHost host = new("h1", "H1", [new("vs", new Uplink("h1-up", [
            new("n1", 100 * Scene.M), new("n2", 100 * Scene.M, isConnected: false), new("n3", 60 * Scene.M)], 0.25))], 1, 1);
        Scene scene = new Scene().Host(host).Host("h2", 1000).Vm("a1", "h1").Vm("a2", "h1").Vm("b1", "h2")
            .Requires("Sum(A, B) > 1 Mbps");
        Assert.Equal(120, Reached(scene), 5);
    }

    [Fact]
    public void No_connected_member_carries_nothing()
    {
        FabricHost host = new("h1", "H1", [new("vs", new Uplink("h1-up", [
            new("n1", 100 * Scene.M, isConnected: false)]))], 1, 1);
        PathCompliance verdict = new Scene().Host(host).Host("h2", 1000).Vm("a1", "h1").Vm("b1", "h2")
            .Requires("Each(A, B) > 1 Mbps").Verdict();
        Assert.Equal(ComplianceStatus.Violated, verdict.Status);
        Assert.Contains("no member of uplink h1-up of H1 is connected", verdict.Obstacles);
    }

    [Theory]
    [InlineData(null, "a1 is connected to no switch")]
    [InlineData("gone", "a1 is connected to no switch")]
    [InlineData("inner", "switch inner of a1 has no uplink")]
    public void Without_a_way_nothing_can_be_reached(string? onSwitch, string obstacle)
    {
        FabricHost host = new("h1", "H1", [
            new("vs", new Uplink("h1-up", [new("n1", 100 * Scene.M)])), new("inner", null)], 1, 1);
        Scene scene = new Scene().Host(host).Host("h2", 1000)
            .Vm(new("a1", "a1", "h1", [new("a1-nic", onSwitch) { Subnet = "s" }]))
            .Vm(new("c1", "c1", "h1", [new("c1-nic", onSwitch) { Subnet = "s" }]))
            .Vm("b1", "h2")
            .Requires("Each(A, B) > 1 Mbps").Requires("Each(B, A) > 1 Mbps").Requires("Each(A, C) > 1 Mbps");
        PathCompliance[] verdicts = [.. scene.Verdicts()];
        Assert.Equal([ComplianceStatus.Violated, ComplianceStatus.Violated], verdicts.Take(2).Select(one => one.Status));
        Assert.Equal([obstacle], verdicts[0].Obstacles);
        // Neighbours on an inner switch reach each other.
        Assert.Equal(onSwitch == "inner" ? ComplianceStatus.Met : ComplianceStatus.Violated, verdicts[2].Status);
    }

    [Fact]
    public void A_vm_without_adapters_leaves_it_unknown()
    {
        PathCompliance verdict = TwoHosts().Vm(new("a1", "a1", "h1", [])).Vm("b1", "h2")
            .Requires("Each(A, B) > 1 Mbps").Verdict();
        Assert.Equal(ComplianceStatus.Unknown, verdict.Status);
        Assert.Contains("a1 has no adapter that counts", verdict.Reason);
    }

    [Fact]
    public void A_known_link_on_the_way_limits()
    {
        Scene scene = TwoHosts().Vm("a1", "h1").Vm("b1", "h2").Vm("x1", "h1").Flow("x1", "b1", 10)
            .Link("trunk", "h1-up", "h2-up", 50).Requires("Each(A, B) > 45 Mbps");
        Assert.Equal(40, Reached(scene), 5);
        Assert.EndsWith("; link trunk carries 10 Mbit/s of 50 Mbit/s forwards", scene.Verdict().Reason);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("192.0.2.0/24")]
    public void The_line_of_an_external_limits_all_its_addresses_together(string entry)
    {
        Scene scene = TwoHosts().Vm("a1", "h1").Vm("a2", "h1")
            .External("x", null, "192.0.2.7").External("y", null, "192.0.2.8")
            .Flow("a1", "x", 4).Flow("a1", "y", 3)
            .Outside("Net", entry, capacity: 20)
            .Requires("Sum(A, Net) > 1 Mbps");
        Assert.Equal(20, Reached(scene), 5);
    }

    [Fact]
    public void The_line_of_a_known_external_limits() => Assert.Equal(
        16,
        Reached(TwoHosts().Vm("a1", "h1").Vm("o1", "h1").External("x", 20)
            .Flow("o1", "x", 4).Outside("Net", "x").Requires("Each(A, Net) > 1 Mbps")),
        5);

    [Fact]
    public void A_star_can_rise_only_with_those_it_is_known_to_talk_with()
    {
        Scene scene = new Scene().Host("h1", 1000).Host("h2", 100).Host("h3", 1000)
            .Vm("a1", "h1").Vm("b1", "h2").Vm("c1", "h3")
            .Flow("a1", "b1", 10)
            .Requires("Min(A, *) > 500 Mbps");
        Assert.Equal(100, Reached(scene), 5);
        // Not knowing with whom, it counts only on what is spare wherever they may be: b1's uplink has 90 left.
        PathCompliance verdict = scene.TotalsOnly("a1").Verdict();
        Assert.Equal(100, verdict.Achievable!.Value / Scene.M, 5);
        Assert.Equal(ComplianceStatus.Unknown, verdict.Status);
    }

    [Fact]
    public void An_idle_star_is_not_a_broken_one() => Assert.Equal(
        1000,
        Reached(new Scene().Host("h1", 1000).Host("h2", 100).Vm("a1", "h1").Vm("b1", "h2").Vm("c1", "h2")
            .Flow("c1", "b1", 10).TotalsOnly("a1").Requires("Min(A, *) > 500 Mbps")),
        5);

    [Fact]
    public void An_uplink_without_a_meter_has_no_room_to_count_on()
    {
        Scene scene = TwoHosts().Vm("a1", "h1").Vm("b1", "h2").Vm("x1", "h1").Flow("x1", "b1", 40)
            .Requires("Each(A, B) > 50 Mbps");
        Assert.Equal(60, Reached(scene), 5);
        // What its ports send tells enough, unless one of them has no meter either.
        Assert.Equal(60, Reached(scene.Unmetered("h1-up")), 5);
        PathCompliance verdict = scene.Unmetered("x1").Verdict();
        Assert.Equal(ComplianceStatus.Unknown, verdict.Status);
        Assert.EndsWith(
            "; nothing meters uplink h1-up of H1, so none of its 100 Mbit/s counts as spare", verdict.Reason);
    }

    [Fact]
    public void A_port_without_a_meter_has_no_room_to_count_on()
    {
        Scene scene = TwoHosts().Vm("a1", "h1", new(maximumBitsPerSecond: 60 * Scene.M)).Vm("b1", "h2")
            .Requires("Each(A, B) > 50 Mbps");
        Assert.Equal(ComplianceStatus.Met, scene.Verdict().Status);
        PathCompliance verdict = scene.Unmetered("a1").Verdict();
        Assert.Equal(ComplianceStatus.Unknown, verdict.Status);
        Assert.Contains("nothing meters a1, so none of its 60 Mbit/s counts as spare", verdict.Reason);
    }

    private static bool Close(double left, double right) =>
        left.Equals(right) || System.Math.Abs(left - right) <= 1e-5 * System.Math.Max(1, System.Math.Abs(right));

    [Fact]
    public void What_no_meter_sees_is_not_Met_however_much_could_be_carried()
    {
        Scene scene = new Scene().Host("h1", 100).Vm("a1", "h1").Vm("b1", "h1").Unmetered("a1").Unmetered("b1");
        Assert.Equal(ComplianceStatus.Unknown, scene.Requires("Each(A, B) >= 1 Mbps").Verdict().Status);
    }
}
