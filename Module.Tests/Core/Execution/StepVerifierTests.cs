using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Execution;

/// <summary>VM a on h1 (uplink 100 Mbit/s) sends to c on h2 (1000 Mbit/s), and where stated to d there or to b on
/// its own host. Rates in Mbit/s.</summary>
public sealed class StepVerifierTests
{
    private static readonly PortSettings s_limit30 = new(maximumBitsPerSecond: 30 * M);
    private static readonly PortSettings s_limit60 = new(maximumBitsPerSecond: 60 * M);
    private static readonly PortSettings s_minimum40 = new(minimumBitsPerSecond: 40 * M);

    [Theory]
    [InlineData(80, 30, StepState.Verified,
        "The limit of 30 Mbit/s holds: 30 Mbit/s arrived of 80 Mbit/s offered.")]
    [InlineData(80, 31.5, StepState.Verified,
        "The limit of 30 Mbit/s holds: 31.5 Mbit/s arrived of 80 Mbit/s offered.")]
    [InlineData(80, 31.6, StepState.NotVerified,
        "The limit of 30 Mbit/s does not hold: 31.6 Mbit/s arrived of 80 Mbit/s offered.")]
    [InlineData(80, 80, StepState.NotVerified,
        "The limit of 30 Mbit/s does not hold: 80 Mbit/s arrived of 80 Mbit/s offered.")]
    [InlineData(20, 20, StepState.Done,
        "Read back as set; the traffic does not test it yet (20 Mbit/s arrived of 20 Mbit/s offered).")]
    [InlineData(80, 20, StepState.Done,
        "Read back as set; the traffic does not test it yet (20 Mbit/s arrived of 80 Mbit/s offered).")]
    public void A_lower_maximum_is_judged_by_what_arrives(
        double offered, double arrived, StepState state, string message)
    {
        Assert.Equal(
            (state, message),
            Judge(PortSettings.Unset, s_limit30, [new IntervalMeters().Pair("c", offered, arrived)]));
    }

    [Fact]
    public void What_goes_to_a_remote_without_a_meter_keeps_a_limit_from_being_verified_not_from_being_refuted()
    {
        // 50 of 80 go to d, whose receiver tells nothing: all of it may have passed.
        IntervalMeters half = new IntervalMeters().Pair("c", 30, 29).Pair("d", 50, null);
        Assert.Equal(StepState.Done, Judge(PortSettings.Unset, s_limit30, [half]).State);

        IntervalMeters most = new IntervalMeters().Pair("c", 60, 45).Pair("d", 20, null);
        Assert.Equal(
            (StepState.NotVerified,
                "The limit of 30 Mbit/s does not hold: at least 45 Mbit/s arrived of 80 Mbit/s offered."),
            Judge(PortSettings.Unset, s_limit30, [most]));
    }

    [Fact]
    public void A_limit_that_rises_is_verified_where_more_arrives_than_the_old_one_let_through() => Assert.Equal(
        (StepState.Verified,
            "More arrives than the old limit of 30 Mbit/s let through: 55 Mbit/s arrived of 80 Mbit/s offered."),
        Judge(s_limit30, s_limit60, [new IntervalMeters().Pair("c", 80, 55)]));

    [Fact]
    public void A_limit_that_rises_is_not_verified_where_the_old_one_still_shows_and_the_way_is_free()
    {
        IntervalMeters stuck = new IntervalMeters().Pair("c", 80, 30).Uplinks(30, 30);
        Assert.Equal(
            (StepState.NotVerified,
                "The old limit of 30 Mbit/s still holds, though the way is free: "
                    + "30 Mbit/s arrived of 80 Mbit/s offered."),
            Judge(s_limit30, s_limit60, [stuck, stuck]));
        Assert.Equal(StepState.NotVerified, Judge(s_limit30, PortSettings.Unset, [stuck, stuck]).State);
    }

    [Theory]
    [InlineData(95, 30)] // Its own uplink is full.
    [InlineData(30, 950)] // The receiver's uplink is full.
    public void A_limit_that_rises_is_not_judged_where_something_else_may_hold_the_traffic_back(
        double ownUplink, double otherUplink)
    {
        IntervalMeters stuck = new IntervalMeters().Pair("c", 80, 30).Uplinks(ownUplink, otherUplink);
        Assert.Equal(StepState.Done, Judge(s_limit30, s_limit60, [stuck, stuck]).State);
    }

    [Theory]
    [InlineData(50, 40, StepState.Verified,
        "The guarantee of 40 Mbit/s holds on a full uplink: 40 Mbit/s arrived of 50 Mbit/s offered.")]
    [InlineData(20, 20, StepState.Verified,
        "The guarantee of 40 Mbit/s holds on a full uplink: 20 Mbit/s arrived of 20 Mbit/s offered.")]
    [InlineData(50, 25, StepState.NotVerified,
        "The guarantee of 40 Mbit/s does not hold: 25 Mbit/s arrived of 50 Mbit/s offered.")]
    [InlineData(50, 38.1, StepState.Verified,
        "The guarantee of 40 Mbit/s holds on a full uplink: 38.1 Mbit/s arrived of 50 Mbit/s offered.")]
    [InlineData(50, 35.9, StepState.NotVerified,
        "The guarantee of 40 Mbit/s does not hold: 35.9 Mbit/s arrived of 50 Mbit/s offered.")]
    public void A_guarantee_is_judged_by_what_arrives_over_a_full_uplink(
        double offered, double arrived, StepState state, string message)
    {
        IntervalMeters meters = new IntervalMeters().Pair("c", offered, arrived).Uplinks(100, 100);
        Assert.Equal((state, message), Judge(PortSettings.Unset, s_minimum40, [meters, meters]));
    }

    [Fact]
    public void A_guarantee_is_not_tested_by_an_uplink_with_room()
    {
        IntervalMeters meters = new IntervalMeters().Pair("c", 50, 50).Uplinks(50, 50);
        Assert.Equal(
            (StepState.Done,
                "Read back as set; the traffic does not test it yet (50 Mbit/s arrived of 50 Mbit/s offered)."),
            Judge(PortSettings.Unset, s_minimum40, [meters, meters]));
    }

    [Fact]
    public void Pairs_that_no_receiver_measures_do_not_make_a_kept_guarantee_look_broken()
    {
        // 30 of the 40 that passed went to d, which has no pair meter; only 10 of 15 to c are seen to arrive.
        IntervalMeters paired = new IntervalMeters().Pair("c", 15, 10).Pair("d", 45, null).Uplinks(100, 100);
        Assert.Equal(StepState.Done, Judge(PortSettings.Unset, s_minimum40, [paired, paired]).State);

        // The same where the sender has no pair meter either and only its total of 60 is known.
        IntervalMeters total = new IntervalMeters().Arriving("c", 10).Total(60).Uplinks(100, 100);
        Assert.Equal(StepState.Done, Judge(PortSettings.Unset, s_minimum40, [total, total]).State);
    }

    [Fact]
    public void A_guarantee_counts_only_traffic_that_leaves_by_the_uplink()
    {
        // 200 to b stay on the host; of the 30 that leave all arrive.
        IntervalMeters inside = new IntervalMeters().Pair("b", 200, 200).Pair("c", 30, 30).Uplinks(100, 100);
        Assert.Equal(StepState.Verified, Judge(PortSettings.Unset, s_minimum40, [inside, inside]).State);
        IntervalMeters broken = new IntervalMeters().Pair("b", 200, 200).Pair("c", 90, 20).Uplinks(100, 100);
        Assert.Equal(StepState.NotVerified, Judge(PortSettings.Unset, s_minimum40, [broken, broken]).State);
    }

    [Fact]
    public void A_guarantee_is_not_refuted_where_the_ports_own_maximum_goes_to_its_host()
    {
        PortSettings both = new(minimumBitsPerSecond: 40 * M, maximumBitsPerSecond: 60 * M);
        IntervalMeters meters = new IntervalMeters().Pair("b", 200, 40).Pair("c", 90, 20).Uplinks(100, 100);
        Assert.Equal(StepState.Verified, Judge(PortSettings.Unset, both, [meters, meters]).State);
    }

    [Theory]
    [InlineData(950, true)] // The receiver's uplink is full.
    [InlineData(null, true)] // Nobody knows whether it is.
    [InlineData(100, false)] // One interval alone may hide a burst.
    public void A_guarantee_is_not_refuted_where_something_else_explains_the_shortage(
        int? otherUplink, bool isRepeated)
    {
        IntervalMeters meters = new IntervalMeters().Pair("c", 50, 25).Uplinks(100, otherUplink);
        Assert.Equal(
            StepState.Done,
            Judge(PortSettings.Unset, s_minimum40, isRepeated ? [meters, meters] : [meters]).State);
    }

    [Fact]
    public void A_guarantee_is_not_refuted_by_traffic_in_bursts() => Assert.Equal(
        StepState.Done,
        Judge(
            PortSettings.Unset,
            s_minimum40,
            [new IntervalMeters().Pair("c", 160, 40).Uplinks(100, 100), new IntervalMeters().Pair("c", 5, 5).Uplinks(100, 100)])
            .State);

    [Fact]
    public void A_guarantee_is_not_judged_where_the_guarantees_of_the_uplink_do_not_fit()
    {
        IntervalMeters meters = new IntervalMeters().Pair("c", 50, 25).Uplinks(100, 100);
        Assert.Equal(
            StepState.Done,
            Judge(PortSettings.Unset, s_minimum40, [meters, meters], neighbour: new(minimumBitsPerSecond: 70 * M))
                .State);
    }

    [Theory]
    [InlineData(32, StepState.Verified)]
    [InlineData(31, StepState.NotVerified)]
    public void A_weight_is_judged_by_its_share(double arrived, StepState state)
    {
        // Weight 1 of a and 2 of its neighbour: a third of 100, 33.3.
        IntervalMeters meters = new IntervalMeters().Pair("c", 90, arrived).Uplinks(100, 100);
        Assert.Equal(state, Judge(
            PortSettings.Unset,
            new PortSettings(minimumWeight: 1),
            [meters, meters],
            neighbour: new(minimumWeight: 2),
            mode: MinimumBandwidthMode.Weight).State);
    }

    [Theory]
    [InlineData(20, StepState.Done)]
    [InlineData(14, StepState.NotVerified)]
    public void A_weight_may_be_shared_with_traffic_inside_the_host(double arrived, StepState state)
    {
        // Half of what a offers stays on its host, so a third of 100 may be a sixth, less what meters may be off.
        IntervalMeters meters = new IntervalMeters().Pair("b", 90, 90).Pair("c", 90, arrived).Uplinks(100, 100);
        Assert.Equal(state, Judge(
            PortSettings.Unset,
            new PortSettings(minimumWeight: 1),
            [meters, meters],
            neighbour: new(minimumWeight: 2),
            mode: MinimumBandwidthMode.Weight).State);
    }

    [Fact]
    public void A_lost_answer_of_one_meter_counts_for_and_against_nothing_in_its_interval()
    {
        // In the first interval the receiver's meter tells nothing; in the second all is as it should be.
        IntervalMeters lost = new IntervalMeters().Pair("c", 80, null);
        IntervalMeters told = new IntervalMeters().Pair("c", 80, 30);
        Assert.Equal(StepState.Done, Judge(PortSettings.Unset, s_limit30, [lost, told]).State);
        Assert.Equal(StepState.Verified, Judge(PortSettings.Unset, s_limit30, [told, told]).State);
    }

    [Fact]
    public void Without_a_meter_a_step_stays_done()
    {
        (StepState, string) untested = (StepState.Done, "Read back as set; no meter tests it.");
        Assert.Equal(untested, Judge(PortSettings.Unset, s_limit30, []));
        Assert.Equal(untested, Judge(PortSettings.Unset, s_limit30, [new IntervalMeters().Uplinks(100, 100)]));
        Assert.Equal(
            (StepState.Done, "Read back as set; the traffic does not test it yet "
                + "(at least 0 bit/s arrived of 80 Mbit/s offered)."),
            Judge(PortSettings.Unset, s_limit30, [new IntervalMeters().Total(80)]));
    }

    [Fact]
    public void What_takes_a_guarantee_away_is_tested_by_no_traffic() => Assert.Equal(
        StepState.Done,
        Judge(s_minimum40, PortSettings.Unset, [new IntervalMeters().Pair("c", 50, 10).Uplinks(100, 100)]).State);

    [Fact]
    public void Of_a_minimum_and_a_maximum_the_one_that_fails_decides()
    {
        PortSettings both = new(minimumBitsPerSecond: 40 * M, maximumBitsPerSecond: 60 * M);
        IntervalMeters meters = new IntervalMeters().Pair("c", 90, 70).Uplinks(100, 100);
        Assert.Equal(
            (StepState.NotVerified,
                "The limit of 60 Mbit/s does not hold: 70 Mbit/s arrived of 90 Mbit/s offered."),
            Judge(PortSettings.Unset, both, [meters, meters]));
        IntervalMeters kept = new IntervalMeters().Pair("c", 90, 60).Uplinks(100, 100);
        Assert.Equal(
            (StepState.Verified,
                "The limit of 60 Mbit/s holds: 60 Mbit/s arrived of 90 Mbit/s offered. "
                    + "The guarantee of 40 Mbit/s holds on a full uplink: "
                    + "60 Mbit/s arrived of 90 Mbit/s offered."),
            Judge(PortSettings.Unset, both, [kept, kept]));
    }

    [Fact]
    public void A_port_that_reads_otherwise_or_is_gone_is_not_verified()
    {
        BandwidthAdaptation change = Change("a", PortSettings.Unset, s_limit30);
        Assert.Equal(
            (StepState.NotVerified,
                "Read back, the port has no minimum, no maximum, not no minimum, maximum 30 Mbit/s."),
            StepVerifier.Judge(change, FabricWith(PortSettings.Unset), []));
        Assert.Equal(
            (StepState.NotVerified, "The fabric has no adapter 'x-nic' any more."),
            StepVerifier.Judge(Change("x", PortSettings.Unset, s_limit30), FabricWith(s_limit30), []));
    }

    private static FabricInventory FabricWith(
        PortSettings port,
        PortSettings? neighbour = null,
        MinimumBandwidthMode mode = MinimumBandwidthMode.Absolute) => Inventory(
        [Host("h1", 100, mode), Host("h2", 1000, mode)],
        [Machine("a", "h1", port), Machine("b", "h1", neighbour), Machine("c", "h2"), Machine("d", "h2")]);

    private static (StepState State, string Message) Judge(
        PortSettings from,
        PortSettings to,
        IReadOnlyList<IntervalMeters> intervals,
        PortSettings? neighbour = null,
        MinimumBandwidthMode mode = MinimumBandwidthMode.Absolute) => StepVerifier.Judge(
        Change("a", from, to),
        FabricWith(to, neighbour, mode),
        [.. intervals.Select(meters => meters.Rates())]);
}
