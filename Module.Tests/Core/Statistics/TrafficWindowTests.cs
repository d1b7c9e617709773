using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using Xunit;
using static NetUtil.Tests.Core.Statistics.Traffic;

namespace NetUtil.Tests.Core.Statistics;

public sealed class TrafficWindowTests
{
    private static readonly WindowStatistic s_mean = WindowStatistic.Mean;

    [Fact]
    public void A_window_without_samples_knows_nothing()
    {
        TrafficWindow window = Window([]);

        Assert.Null(window.Adapter("a", s_mean));
        Assert.Null(window.Uplink("a", s_mean));
        Assert.Null(window.Link("a", s_mean));
        Assert.Null(window.Pair("a", "b", s_mean));
        Assert.Null(window.FreshnessOf(TrafficKind.Adapter, "a"));
        Assert.Equal(PairCoverage.None, window.CoverageOf("a"));
        Assert.Empty(window.PairsSeen);
    }

    [Fact]
    public void The_mean_is_weighted_by_the_intervals()
    {
        // 8 000 bit/s for 60 s and 2 000 bit/s for 120 s: 720 000 bits in 180 s.
        TrafficWindow window = Window(
            [Sample("a", 0, 60, 60_000, 6_000), Sample("a", 60, 180, 30_000, 0, source: "other")]);

        WindowRate rate = window.Adapter("a", s_mean)!;

        Assert.Equal(4_000, rate.SentBitsPerSecond, 9);
        Assert.Equal(48_000d / 180, rate.ReceivedBitsPerSecond, 9);
        Assert.Equal(2, rate.Samples);
        Assert.Equal(At(180), rate.Newest);
        Assert.Equal(["meter", "other"], rate.Sources);
    }

    [Theory]
    [InlineData(50, 30)] // position 1 + 4 * 0.50 = 3
    [InlineData(75, 40)] // position 1 + 4 * 0.75 = 4
    [InlineData(95, 88)] // position 1 + 4 * 0.95 = 4.8: 40 + 0.8 * (100 - 40)
    [InlineData(10, 14)] // position 1 + 4 * 0.10 = 1.4: 10 + 0.4 * (20 - 10)
    public void A_percentile_is_taken_over_the_intervals(int percentile, double expected)
    {
        double[] bytesPerSecond = [30, 10, 100, 20, 40];
        TrafficWindow window = Window(
            bytesPerSecond.Select((bytes, i) => Sample("a", i * 60, (i + 1) * 60, bytes * 60, 0)));

        WindowRate rate = window.Adapter("a", WindowStatistic.OfPercentile(percentile))!;

        Assert.Equal(expected * 8, rate.SentBitsPerSecond, 9);
        Assert.Equal(0, rate.ReceivedBitsPerSecond);
    }

    [Theory]
    [InlineData(0, 60, true)] // begins with the window
    [InlineData(-0.0000001, 60, false)]
    [InlineData(240, 300, true)] // ends with the window
    [InlineData(240, 300.0000001, false)]
    public void Only_intervals_fully_within_the_window_count(double start, double end, bool isIn)
    {
        TrafficWindow window = Window([Sample("a", start, end, 60, 60)]);

        Assert.Equal(isIn, window.Adapter("a", s_mean) is not null);
    }

    [Fact]
    public void Kinds_of_one_id_are_kept_apart()
    {
        TrafficWindow window = Window(
            [
                Sample("x", 0, 60, 60, 0, kind: TrafficKind.Adapter),
                Sample("x", 0, 60, 120, 0, kind: TrafficKind.Uplink),
                Sample("x", 0, 60, 180, 0, kind: TrafficKind.Link),
            ]);

        Assert.Equal(8, window.Adapter("x", s_mean)!.SentBitsPerSecond);
        Assert.Equal(16, window.Uplink("x", s_mean)!.SentBitsPerSecond);
        Assert.Equal(24, window.Link("x", s_mean)!.SentBitsPerSecond);
    }

    [Fact]
    public void Overlapping_intervals_count_once_the_one_that_ends_first()
    {
        TrafficWindow window = Window(
            [
                Sample("a", 0, 61, 9_999, 0, source: "late"),
                Sample("a", 61, 121, 9_999, 0, source: "late"),
                Sample("a", 0, 60, 60, 0),
                Sample("a", 60, 120, 60, 0),
            ]);

        WindowRate rate = window.Adapter("a", s_mean)!;

        Assert.Equal(8, rate.SentBitsPerSecond);
        Assert.Equal(2, rate.Samples);
        Assert.Equal(["meter"], rate.Sources);
    }

    [Theory]
    [InlineData(6, 2, 20)] // a tenth: the second interval counts 54 s: (60 s * 8 + 54 s * 32) / 114 s = 19.368
    [InlineData(6.1, 1, 8)]
    [InlineData(0, 2, 20)]
    public void An_interval_that_overlaps_a_little_counts_with_what_is_left_of_it(
        double overlap, int samples, double atMost)
    {
        TrafficWindow window = Window([Sample("a", 0, 60, 60, 0), Sample("a", 60 - overlap, 120 - overlap, 240, 0)]);

        WindowRate rate = window.Adapter("a", s_mean)!;

        double left = samples == 2 ? 60 - overlap : 0;
        Assert.Equal(samples, rate.Samples);
        Assert.Equal(((60 * 8) + (left * 32)) / (60 + left), rate.SentBitsPerSecond, 9);
        Assert.True(rate.SentBitsPerSecond <= atMost);
    }

    [Fact]
    public void Of_intervals_that_end_together_the_shorter_one_counts()
    {
        TrafficWindow window = Window([Sample("a", 0, 120, 9_999, 0), Sample("a", 60, 120, 60, 0, source: "m2")]);

        Assert.Equal(8, window.Adapter("a", s_mean)!.SentBitsPerSecond);
    }

    [Theory]
    [InlineData(60, 0, false)] // 300 s old: the window
    [InlineData(60, -1, true)] // 301 s old, above 180 s and 300 s
    [InlineData(200, -300, false)] // 600 s old: three intervals
    [InlineData(200, -301, true)]
    public void Data_is_stale_when_older_than_three_intervals_and_the_window(
        double interval, double end, bool isStale)
    {
        TrafficWindow window = Window([Sample("a", end - interval, end, 1, 1)]);

        MeterFreshness freshness = window.FreshnessOf(TrafficKind.Adapter, "a")!;

        Assert.Equal(isStale, freshness.IsStale);
        Assert.Equal(At(end), freshness.Newest);
        Assert.Equal(TimeSpan.FromSeconds(interval), freshness.Interval);
        Assert.Equal(0, freshness.FullIntervals);
        Assert.Null(window.Adapter("a", s_mean));
    }

    [Fact]
    public void Freshness_of_a_pair_is_its_own()
    {
        TrafficWindow window = Window(
            [Sample("a", 240, 300, 1, 1), PairSample("a", "b", 120, 180, 1, 1), PairSample("a", "b", 60, 120, 1, 1)]);

        MeterFreshness freshness = window.FreshnessOf(TrafficKind.Pair, "a", "b")!;

        Assert.Equal(At(180), freshness.Newest);
        Assert.Equal(2, freshness.FullIntervals);
        Assert.False(freshness.IsStale);
    }

    [Fact]
    public void A_pair_has_what_arrived_from_its_receiver_and_what_was_offered_from_its_sender()
    {
        TrafficWindow window = Window(
            [PairSample("a", "b", 0, 60, 600, 1), PairSample("b", "a", 0, 60, 2, 300)]);

        PairRate rate = window.Pair("a", "b", s_mean)!;

        Assert.Equal(80, rate.OfferedBitsPerSecond);
        Assert.Equal(40, rate.ArrivedBitsPerSecond);
        Assert.Equal((1, 1), (rate.ArrivedSamples, rate.OfferedSamples));
        Assert.Equal(At(60), rate.Newest);
        Assert.Equal(["meter"], rate.Sources);
    }

    [Fact]
    public void A_pair_with_an_external_is_known_from_the_metered_end_only()
    {
        TrafficWindow window = Window([PairSample("a", "internet", 0, 60, 600, 300)]);

        PairRate out_ = window.Pair("a", "internet", s_mean)!;
        PairRate in_ = window.Pair("internet", "a", s_mean)!;

        Assert.Equal((80d, null), (out_.OfferedBitsPerSecond, out_.ArrivedBitsPerSecond));
        Assert.Equal((1, 0), (out_.OfferedSamples, out_.ArrivedSamples));
        Assert.Equal((null, 40d), (in_.OfferedBitsPerSecond, in_.ArrivedBitsPerSecond));
    }

    [Theory]
    [InlineData(PairCoverage.None, false)]
    [InlineData(PairCoverage.Listed, false)]
    [InlineData(PairCoverage.All, true)]
    public void A_pair_without_samples_is_zero_only_where_all_pairs_are_counted(
        PairCoverage coverage, bool isKnown)
    {
        TrafficWindow window = Window([Sample("b", 0, 60, 600, 600, coverage)]);

        PairRate? rate = window.Pair("a", "b", s_mean);

        Assert.Equal(isKnown ? 0d : null, rate?.ArrivedBitsPerSecond);
        Assert.Null(rate?.OfferedBitsPerSecond);
        Assert.Equal(coverage, window.CoverageOf("b"));
    }

    [Fact]
    public void An_interval_that_counts_all_pairs_and_lacks_one_counts_it_as_zero()
    {
        // 60 bytes in one of three minutes: 480 bits in 180 s. The readings of the pair lie 10 ms off.
        TrafficWindow window = Window(
            [
                Sample("b", 0, 60, 0, 900, PairCoverage.All),
                Sample("b", 60, 120, 0, 900, PairCoverage.All),
                Sample("b", 120, 180, 0, 900, PairCoverage.All),
                PairSample("b", "a", 60.01, 120.01, 0, 60),
            ]);

        PairRate rate = window.Pair("a", "b", s_mean)!;

        Assert.Equal(480d / 180, rate.ArrivedBitsPerSecond!.Value, 9);
        Assert.Equal(3, rate.ArrivedSamples);
        Assert.Equal(0, window.Pair("a", "b", WindowStatistic.OfPercentile(50))!.ArrivedBitsPerSecond);
    }

    [Fact]
    public void An_interval_that_lists_pairs_and_lacks_one_does_not_count_for_it()
    {
        TrafficWindow window = Window(
            [
                Sample("b", 0, 60, 0, 900, PairCoverage.Listed),
                Sample("b", 60, 120, 0, 900, PairCoverage.Listed),
                PairSample("b", "a", 60, 120, 0, 60),
            ]);

        PairRate rate = window.Pair("a", "b", s_mean)!;

        Assert.Equal(8, rate.ArrivedBitsPerSecond);
        Assert.Equal(1, rate.ArrivedSamples);
    }

    [Fact]
    public void A_long_interval_of_a_pair_leaves_no_zero_beneath_it()
    {
        TrafficWindow window = Window(
            [
                Sample("b", 0, 60, 0, 900, PairCoverage.All),
                Sample("b", 60, 120, 0, 900, PairCoverage.All),
                PairSample("b", "a", 0, 120, 0, 120),
            ]);

        Assert.Equal(8, window.Pair("a", "b", s_mean)!.ArrivedBitsPerSecond);
    }

    [Fact]
    public void A_pair_sample_that_begins_before_the_window_leaves_no_zero_beneath_it()
    {
        TrafficWindow window = Window(
            [Sample("b", 0, 60, 0, 900, PairCoverage.All), PairSample("b", "a", -60, 60, 0, 120)]);

        Assert.Null(window.Pair("a", "b", s_mean));
    }

    [Fact]
    public void CoverageOf_is_the_weakest_of_the_full_intervals()
    {
        TrafficWindow window = Window(
            [
                Sample("a", -60, 0, 0, 0, PairCoverage.None),
                Sample("a", 0, 60, 0, 0, PairCoverage.Listed),
                Sample("a", 60, 120, 0, 0, PairCoverage.All),
            ]);

        Assert.Equal(PairCoverage.Listed, window.CoverageOf("a"));
    }

    [Fact]
    public void PairsSeen_names_each_direction_that_moved_something_once()
    {
        TrafficWindow window = Window(
            [
                PairSample("a", "b", 0, 60, 1, 0),
                PairSample("a", "b", 60, 120, 1, 0),
                PairSample("b", "a", 0, 60, 0, 1),
                PairSample("c", "a", 0, 60, 0, 1),
                PairSample("c", "d", 0, 60, 0, 0),
                PairSample("c", "e", -60, 0, 1, 1),
            ]);

        IEnumerable<(string, string)> seen = window.PairsSeen.OrderBy(pair => pair);

        Assert.Equal([("a", "b"), ("a", "c")], seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void From_refuses_an_empty_window(int seconds) => Assert.Equal("window", Assert.Throws<
        ArgumentOutOfRangeException>(() => TrafficWindow.From([], At(0), TimeSpan.FromSeconds(seconds))).ParamName);

    private static TrafficWindow Window(IEnumerable<TrafficSample> samples) =>
        TrafficWindow.From(samples, At(300), TimeSpan.FromMinutes(5));
}
