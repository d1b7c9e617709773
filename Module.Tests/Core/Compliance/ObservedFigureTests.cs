using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>What counts as observed, by what the meters tell. Only observed counts here: basis
/// throughput.</summary>
public sealed class ObservedFigureTests
{
    private static readonly SpecificationSettings s_throughput = new() { Basis = ComplianceBasis.Throughput };

    private static Scene Pair(double uplink = 100, PortSettings? port = null) => new Scene()
        .Host("h1", uplink).Host("h2", 1000)
        .Vm("a1", "h1", port).Vm("b1", "h2");

    private static Scene Asked(Scene scene, string text = "Each(A, B) >= 30 Mbps") =>
        scene.Requires(text, settings: s_throughput);

    [Fact]
    public void What_arrives_counts_and_not_what_is_offered()
    {
        PathCompliance verdict = Asked(Pair().Flow("a1", "b1", 80, 20)).Verdict();
        Assert.Equal(20, verdict.Observed());
        Assert.Equal(ComplianceStatus.Violated, verdict.Status);
        Assert.Equal(60 * Scene.M, verdict.Paths.Single().Unmet);
        Assert.Equal(
            "20 Mbit/s observed, 60 Mbit/s offered does not arrive; at least 30 Mbit/s required to be sent and to arrive",
            verdict.Reason);
    }

    [Theory]
    [InlineData("nothing else", 40, 0, ComplianceStatus.Met)]
    [InlineData("an uplink at 89 of 100", 40, 49, ComplianceStatus.Met)]
    [InlineData("an uplink at 90 of 100", 40, 50, ComplianceStatus.Unknown)]
    public void What_is_offered_counts_where_the_way_is_clear(
        string what, double offered, double others, ComplianceStatus status)
    {
        Scene scene = Pair().Vm("x1", "h1").Vm("y1", "h2")
            .Flow("a1", "b1", offered).Flow("x1", "y1", others)
            .TotalsOnly("b1");
        PathCompliance verdict = Asked(scene).Verdict();
        Assert.True(status == verdict.Status, what + ": " + verdict.Reason);
        Assert.Equal(status == ComplianceStatus.Met ? Evidence.Measured : Evidence.Bounded, verdict.Evidence);
    }

    [Fact]
    public void What_is_offered_does_not_count_where_the_port_throttles()
    {
        Scene scene = Pair(port: new(maximumBitsPerSecond: 25 * Scene.M)).Flow("a1", "b1", 80, 25).TotalsOnly("b1");
        PathCompliance verdict = Asked(scene).Verdict();
        // No more than the port's maximum can arrive, and that decides.
        Assert.Equal(ComplianceStatus.Violated, verdict.Status);
        Assert.Equal((0d, 25 * Scene.M), (verdict.ObservedLow, verdict.ObservedHigh));
        Assert.Equal(ComplianceStatus.Unknown, Asked(
            Pair(port: new(maximumBitsPerSecond: 41 * Scene.M)).Flow("a1", "b1", 40).TotalsOnly("b1")).Verdict().Status);
    }

    [Fact]
    public void What_is_offered_does_not_count_where_the_receivers_team_member_may_be_full()
    {
        Scene scene = new Scene()
            .Host("h1", 1000).Host("h2", 200, members: 2)
            .Vm("a1", "h1").Vm("x1", "h1").Vm("b1", "h2")
            .Flow("a1", "b1", 80, 50).Flow("x1", "b1", 80, 50)
            .TotalsOnly("b1");
        Assert.Equal(ComplianceStatus.Unknown, Asked(scene).Verdict().Status);
    }

    [Fact]
    public void What_is_offered_does_not_count_where_an_uplink_on_the_way_has_no_meter() => Assert.Equal(
        ComplianceStatus.Unknown,
        Asked(Pair().Flow("a1", "b1", 40).TotalsOnly("b1").Unmetered("h2-up")).Verdict().Status);

    [Fact]
    public void A_line_that_a_spec_states_is_a_capacity_on_the_way()
    {
        Scene scene = new Scene().Host("h1", 1000).Vm("a1", "h1").External("net")
            .Flow("a1", "net", 50, 10)
            .Outside("Net", "net", capacity: 10);
        PathCompliance verdict = Asked(scene, "Each(A, Net) >= 30 Mbps").Verdict();
        Assert.NotEqual(ComplianceStatus.Met, verdict.Status);
        Assert.Equal(ComplianceStatus.Met, Asked(
            new Scene().Host("h1", 1000).Vm("a1", "h1").External("net").Flow("a1", "net", 50).Outside("Net", "net", 100),
            "Each(A, Net) >= 30 Mbps").Verdict().Status);
        Assert.NotEqual(ComplianceStatus.Met, Asked(
            new Scene().Host("h1", 1000).Vm("a1", "h1").External("net", 10).Flow("a1", "net", 50).Outside("Net", "net"),
            "Each(A, Net) >= 30 Mbps").Verdict().Status);
    }

    [Fact]
    public void Totals_alone_bound_a_pair()
    {
        // a1 sends 50 in all, of which 15 to x1 by x1's meter; b1 receives 45 in all.
        Scene scene = Pair().Vm("x1", "h2").Vm("y1", "h2")
            .Flow("a1", "b1", 35).Flow("a1", "x1", 15).Flow("y1", "b1", 10)
            .TotalsOnly("a1", "b1", "y1");
        PathCompliance verdict = Asked(scene).Verdict();
        Assert.Equal(ComplianceStatus.Unknown, verdict.Status);
        Assert.Equal(Evidence.Bounded, verdict.Evidence);
        Assert.Null(verdict.Observed);
        Assert.Null(verdict.Margin);
        Assert.Equal((0d, 35 * Scene.M), (verdict.ObservedLow, verdict.ObservedHigh));
        Assert.Equal(
            "between 0 bit/s and 35 Mbit/s observed, as totals allow; at least 30 Mbit/s required to be sent and to"
                + " arrive; the meters of a1 and b1 tell totals only, not what one sends to the other",
            verdict.Reason);
    }

    [Theory]
    [InlineData("Each(A, B) >= 30 Mbps", ComplianceStatus.Violated)]
    [InlineData("Each(A, B) <= 10 Mbps", ComplianceStatus.Met)]
    [InlineData("Each(A, B) < 9 Mbps", ComplianceStatus.Unknown)]
    public void A_bound_decides_where_it_can(string text, ComplianceStatus status) => Assert.Equal(
        status, Asked(Pair().Flow("a1", "b1", 10).TotalsOnly("a1", "b1"), text).Verdict().Status);

    [Fact]
    public void Percentiles_of_totals_are_no_sums_of_percentiles()
    {
        // a1 sends 10 all the time, by turns to b1 and to x1, which alone is metered by pairs. The p90 of both
        // pairs is 10, so taking one from the total's p90 would leave nothing for the other.
        Scene scene = Pair().Vm("x1", "h2").Unmetered("a1", "b1", "x1", "h1-up", "h2-up");
        for (int minute = -4; minute < 0; minute++)
        {
            scene.Sampled(
                Sample(TrafficKind.Adapter, "a1-nic", null, minute, 10, 0),
                Sample(TrafficKind.Pair, "x1-nic", "a1-nic", minute, 0, minute % 2 == 0 ? 10 : 0));
        }

        scene.Requires("Each(A, B) < 5 Mbps", settings: new() { Statistic = WindowStatistic.OfPercentile(90) });
        Assert.Equal(ComplianceStatus.Unknown, scene.Verdict().Status);
    }

    [Fact]
    public void Nothing_known_is_unknown_and_says_which_meter_is_missing()
    {
        PathCompliance verdict = Asked(Pair().Flow("a1", "b1", 80).Unmetered("a1", "b1")).Verdict();
        Assert.Equal(ComplianceStatus.Unknown, verdict.Status);
        Assert.Equal(Evidence.None, verdict.Evidence);
        Assert.Null(verdict.SampleAge);
        Assert.Equal(
            "nothing is known of what is sent; at least 30 Mbit/s required to be sent and to arrive; no meter of a1 has"
                + " been read and no meter of b1 has been read",
            verdict.Reason);
        Assert.Equal("2 VMs on H1, H2; 0 samples from no meter", verdict.Source);
    }

    [Theory]
    [InlineData(5, 5, ComplianceStatus.Met)]
    [InlineData(6, 5, ComplianceStatus.Unknown)]
    [InlineData(6, 10, ComplianceStatus.Met)]
    public void Stale_data_is_no_data(int ageMinutes, int windowMinutes, ComplianceStatus status)
    {
        Scene scene = Pair().Unmetered("a1", "b1", "h1-up", "h2-up").Sampled(
            Sample(TrafficKind.Adapter, "b1-nic", null, -ageMinutes, 0, 40),
            Sample(TrafficKind.Pair, "b1-nic", "a1-nic", -ageMinutes, 0, 40));
        scene.Requires("Each(A, B) >= 30 Mbps", settings: new()
        {
            Basis = ComplianceBasis.Throughput,
            Window = TimeSpan.FromMinutes(windowMinutes),
        });
        PathCompliance verdict = scene.Verdict();
        Assert.Equal(status, verdict.Status);
        Assert.Equal(
            status == ComplianceStatus.Met ? TimeSpan.FromMinutes(ageMinutes - 1) : null, verdict.SampleAge);
    }

    [Fact]
    public void A_reason_tells_how_old_the_newest_reading_is()
    {
        Scene scene = Pair().Unmetered("a1", "b1", "h1-up", "h2-up").Sampled(
            Sample(TrafficKind.Adapter, "a1-nic", null, -20, 40, 0), Sample(TrafficKind.Adapter, "b1-nic", null, -20, 0, 40));
        Assert.EndsWith(
            "; the newest reading of a1 is 19 min old and the newest reading of b1 is 19 min old",
            Asked(scene).Verdict().Reason);
    }

    [Theory]
    [InlineData("Each(A, B) >= 30 Mbps", 20, ComplianceStatus.Violated)]
    [InlineData("Each(A, B) >= 30 Mbps", 40, ComplianceStatus.Unknown)]
    [InlineData("Max(A, B) >= 30 Mbps", 20, ComplianceStatus.Unknown)]
    [InlineData("Max(A, B) >= 30 Mbps", 40, ComplianceStatus.Met)]
    [InlineData("Sum(A, B) >= 30 Mbps", 20, ComplianceStatus.Unknown)]
    [InlineData("Sum(A, B) >= 30 Mbps", 30, ComplianceStatus.Met)]
    [InlineData("Sum(A, B) < 30 Mbps", 30, ComplianceStatus.Violated)]
    [InlineData("Sum(A, B) < 30 Mbps", 20, ComplianceStatus.Unknown)]
    [InlineData("P50(A, B) < 30 Mbps", 70, ComplianceStatus.Violated)]
    [InlineData("P50(A, B) < 30 Mbps", 20, ComplianceStatus.Unknown)]
    [InlineData("Avg(A, B) = 30 Mbps", 70, ComplianceStatus.Violated)]
    [InlineData("Avg(A, B) = 30 Mbps", 50, ComplianceStatus.Unknown)]
    public void The_known_part_decides_or_nothing_does(string text, double known, ComplianceStatus status)
    {
        Scene scene = new Scene().Host("h1", 1000)
            .Vm("a1", "h1").Vm("b1", "h1").Vm("b2", "h1")
            .Flow("a1", "b1", known).Flow("a1", "b2", 500)
            .Unmetered("a1", "b2");
        PathCompliance verdict = Asked(scene, text).Verdict();
        Assert.True(status == verdict.Status, verdict.Reason);
    }

    [Fact]
    public void A_percentile_of_unknown_rates_is_unknown_and_a_number()
    {
        Scene scene = new Scene().Host("h1", 1000)
            .Vm("a1", "h1").Vm("b1", "h1").Vm("b2", "h1").Vm("b3", "h1")
            .Unmetered("a1", "b1", "b2", "b3");
        PathCompliance verdict = Asked(scene, "P50(A, B) >= 30 Mbps").Verdict();
        Assert.Equal(double.PositiveInfinity, verdict.ObservedHigh);
        Assert.Equal(ComplianceStatus.Unknown, verdict.Status);
    }

    [Fact]
    public void A_hop_that_carries_nothing_decides_a_path_alone()
    {
        Scene scene = new Scene().Host("h1", 1000)
            .Vm("a1", "h1").Vm("b1", "h1").Vm("c1", "h1")
            .Flow("b1", "c1", 10).Unmetered("c1").TotalsOnly("b1");
        PathCompliance verdict = Asked(scene, "Each(A, B, C) >= 30 Mbps").Verdict();
        Assert.Equal(ComplianceStatus.Violated, verdict.Status);
        Assert.Equal(0, verdict.Observed);
    }

    [Fact]
    public void All_that_a_vm_sends_counts_where_nothing_is_full_or_every_flow_is_measured()
    {
        Scene clear = Pair().Flow("a1", "b1", 40).TotalsOnly("a1", "b1");
        Assert.Equal(40, Asked(clear, "Min(A, *) >= 30 Mbps").Verdict().Observed());

        Scene full = Pair().Vm("x1", "h1").Flow("a1", "b1", 80, 50).Flow("x1", "b1", 80, 50);
        Assert.Equal(50, Asked(full, "Min(A, *) >= 30 Mbps").Verdict().Observed());

        PathCompliance open = Asked(full.TotalsOnly("a1", "b1"), "Min(A, *) >= 30 Mbps").Verdict();
        Assert.Equal(ComplianceStatus.Unknown, open.Status);
        Assert.EndsWith(
            "what a1 sends is metered, but not all of it may arrive, and what arrives is not metered", open.Reason);
    }

    [Fact]
    public void Traffic_that_stays_inside_a_host_is_not_bound_by_a_team_member()
    {
        Scene scene = new Scene().Host("h1", 200, members: 2).Vm("a1", "h1").Vm("b1", "h1")
            .Flow("a1", "b1", 500)
            .TotalsOnly("b1");
        PathCompliance verdict = Asked(scene).Verdict();
        Assert.Equal(500, verdict.Observed());
        Assert.Equal(
            500 * Scene.M,
            Asked(new Scene().Host("h1", 200, members: 2).Vm("a1", "h1").Vm("b1", "h1")
                .Flow("a1", "b1", 500).TotalsOnly("a1", "b1")).Verdict().ObservedHigh);
    }

    [Fact]
    public void Losing_a_meter_never_makes_a_verdict_of_data_that_is_not_there() =>
        Gen.Select(Scenes.Flows, Gen.Int[0, Scenes.MeterCount - 1].HashSet[1, 6], Scenes.Text)
            .Sample(KeepsItsVerdictOrNone, iter: 2000);

    // Of the offers of a2, which pass its team member, the meters that are left show one alone.
    [Fact]
    public void What_a_sender_offers_to_others_and_may_not_arrive_is_no_proof_that_its_port_is_full()
    {
        KeepsItsVerdictOrNone(
            [(1, 3, 50), (4, 0, 83), (1, 4, 58), (0, 2, 63), (1, 0, 10), (2, 1, 64)], [0, 3, 2, 10], "Min(A, B) = 36 Mbps");
        KeepsItsVerdictOrNone([(4, 3, 52), (1, 3, 59), (1, 4, 30), (1, 0, 55)], [0, 11, 10], "Min(A, B) >= 36 Mbps");
    }

    private static void KeepsItsVerdictOrNone(List<(int From, int To, int Rate)> flows, HashSet<int> lost, string text)
    {
        ComplianceStatus before = Scenes.Of(flows, [], text).Verdict().Status;
        ComplianceStatus after = Scenes.Of(flows, lost, text).Verdict().Status;
        Assert.True(
            after == before || after == ComplianceStatus.Unknown,
            $"{text}: {before} became {after} without meters {string.Join(", ", lost)}");
    }

    private static TrafficSample Sample(
        TrafficKind kind, string id, string? remote, int minute, double sent, double received) => new(
        kind,
        id,
        Scene.Now.AddMinutes(minute),
        Scene.Now.AddMinutes(minute + 1),
        sent * Scene.M * 7.5,
        received * Scene.M * 7.5,
        "meter")
    {
        RemoteId = remote,
    };
}
