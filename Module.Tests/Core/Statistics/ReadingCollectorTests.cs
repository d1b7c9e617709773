using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using Xunit;
using static NetUtil.Tests.Core.Statistics.Traffic;

namespace NetUtil.Tests.Core.Statistics;

public sealed class ReadingCollectorTests
{
    private static readonly CollectorOptions s_minute = new() { UsualInterval = TimeSpan.FromMinutes(1) };

    [Fact]
    public void Collect_gives_nothing_for_no_reading()
    {
        CollectedTraffic result = Collect(s_minute, 0, [], []);

        Assert.Empty(result.Samples);
        Assert.Empty(result.LastReadings);
        Assert.Empty(result.Dropped);
        Assert.Empty(result.DroppedInWords);
    }

    [Fact]
    public void Collect_remembers_a_first_reading_and_gives_no_sample()
    {
        CounterReading first = Adapter("a", 0, 500, 700);

        CollectedTraffic result = Collect(s_minute, 0, [first], []);

        Assert.Empty(result.Samples);
        Assert.Same(first, Assert.Single(result.LastReadings));
        Assert.Equal(1, Assert.Single(result.Dropped, one => one.Key == ReadingDrop.First).Value);
        Assert.Equal(["1 reading gave no rate: first of its counter."], result.DroppedInWords);
    }

    [Fact]
    public void Collect_gives_the_difference_of_two_readings()
    {
        CollectedTraffic result = Collect(
            s_minute, 60, [Adapter("a", 60, 8_000, 1_000)], [Adapter("a", 0, 500, 700)]);

        TrafficSample sample = Assert.Single(result.Samples);
        Assert.Equal((At(0), At(60)), (sample.Start, sample.End));
        Assert.Equal((7_500, 300), (sample.SentBytes, sample.ReceivedBytes));
        Assert.Equal(1_000, sample.SentBitsPerSecond);
        Assert.Equal(40, sample.ReceivedBitsPerSecond);
        Assert.Equal(SampleQuality.Good, sample.Quality);
        Assert.Equal("meter", sample.Source);
        Assert.Null(sample.RemoteId);
        Assert.Empty(result.Dropped);
    }

    [Fact]
    public void Collect_drops_the_difference_where_the_life_is_another_even_if_it_would_be_positive()
    {
        CounterReading second = Adapter("a", 60, 9_000, 9_000, life: "L2");

        CollectedTraffic result = Collect(s_minute, 60, [second], [Adapter("a", 0, 500, 700)]);

        Assert.Empty(result.Samples);
        Assert.Same(second, Assert.Single(result.LastReadings));
        Assert.Equal(
            ["1 reading gave no rate: the counter started again, as after a migration."], result.DroppedInWords);
    }

    [Theory]
    [InlineData(60, ReadingDrop.Repeated)]
    [InlineData(59.9999999, ReadingDrop.Late)]
    [InlineData(-3600, ReadingDrop.Late)]
    public void Collect_drops_a_reading_that_is_not_later_and_keeps_the_one_remembered(
        double at, ReadingDrop expected)
    {
        CollectedTraffic result = Collect(
            s_minute, 120, [Adapter("a", at, 900, 900)], [Adapter("a", 60, 500, 700)]);

        Assert.Empty(result.Samples);
        Assert.Empty(result.LastReadings);
        Assert.Equal(1, result.Dropped[expected]);
    }

    [Fact]
    public void Collect_starts_anew_where_the_reading_before_lies_in_the_future()
    {
        CounterReading second = Adapter("a", 60, 900, 900);

        CollectedTraffic result = Collect(s_minute, 60, [second], [Adapter("a", 3_600, 500, 700)]);

        Assert.Empty(result.Samples);
        Assert.Same(second, Assert.Single(result.LastReadings));
        Assert.Equal(
            ["1 reading gave no rate: the meter's clock was set back, or this machine's forward."],
            result.DroppedInWords);
    }

    [Theory]
    [InlineData(8_000d, true)] // 60 s at 8 000 bit/s carry 60 000 bytes: the limit
    [InlineData(7_999d, false)] // limit - 1
    [InlineData(null, false)] // nothing known
    public void Collect_completes_a_wrap_only_where_the_capacity_allows_it(double? maximum, bool isCompleted)
    {
        CollectorOptions options = new() { MaximumBitsPerSecond = _ => maximum };

        CollectedTraffic result = Collect(
            options, 60, [Adapter("a", 60, 49_999, 800)], [Adapter("a", 0, ulong.MaxValue - 10_000, 700)]);

        if (isCompleted)
        {
            TrafficSample sample = Assert.Single(result.Samples);
            Assert.Equal((60_000, 100), (sample.SentBytes, sample.ReceivedBytes));
            Assert.Equal(SampleQuality.Wrapped, sample.Quality);
        }
        else
        {
            Assert.Empty(result.Samples);
            Assert.Equal(1, result.Dropped[ReadingDrop.Restarted]);
            Assert.Equal(49_999ul, Assert.Single(result.LastReadings).SentBytes);
        }
    }

    [Theory]
    [InlineData(572_000_000d, true)] // 60 s carry 4.29e9 bytes, just less than 2^32 = 4.295e9
    [InlineData(573_000_000d, false)] // more: it may have wrapped twice
    [InlineData(null, false)]
    public void Collect_completes_a_wrap_of_32_bits_only_where_it_cannot_have_wrapped_twice(
        double? maximum, bool isCompleted)
    {
        CollectorOptions options = new() { MaximumBitsPerSecond = _ => maximum };

        CollectedTraffic result = Collect(
            options, 60, [Adapter("a", 60, 1_000, 800, bits: 32)], [Adapter("a", 0, uint.MaxValue - 500, 700)]);

        Assert.Equal(
            isCompleted ? [(1_501d, 100d, SampleQuality.Wrapped)] : [],
            result.Samples.Select(one => (one.SentBytes, one.ReceivedBytes, one.Quality)));
        Assert.Equal(!isCompleted, result.Dropped.ContainsKey(ReadingDrop.WrapUnclear));
    }

    [Theory]
    [InlineData(572_000_000d, true)]
    [InlineData(573_000_000d, false)] // 4 294 967 296 + 100 bytes would show as 100
    [InlineData(null, false)]
    public void Collect_gives_nothing_of_32_bits_that_may_have_wrapped_unseen(double? maximum, bool isGiven)
    {
        CollectorOptions options = new() { MaximumBitsPerSecond = _ => maximum };

        CollectedTraffic result = Collect(
            options, 60, [Adapter("a", 60, 600, 700, bits: 32)], [Adapter("a", 0, 500, 700, bits: 32)]);

        Assert.Equal(
            isGiven ? [(100d, SampleQuality.Good)] : [],
            result.Samples.Select(one => (one.SentBytes, one.Quality)));
        Assert.Equal(
            isGiven
                ? []
                : ["1 reading gave no rate: a counter of 32 bits may have wrapped more than once; read it more often."],
            result.DroppedInWords);
    }

    [Fact]
    public void Collect_takes_a_fall_of_64_bits_below_2_to_the_32_for_a_new_begin()
    {
        // As a wrap of 32 bits it would be 1 501 bytes, which the line carries easily.
        CollectorOptions options = new() { MaximumBitsPerSecond = _ => 8_000 };

        CollectedTraffic result = Collect(
            options, 60, [Adapter("a", 60, 1_000, 800)], [Adapter("a", 0, uint.MaxValue - 500, 700)]);

        Assert.Empty(result.Samples);
        Assert.Equal(1, result.Dropped[ReadingDrop.Restarted]);
    }

    [Theory]
    [InlineData(60, 57.2, null)] // 2.8 s apart, 5 % of 57.2 s are 2.86 s
    [InlineData(60, 57.1, ReadingDrop.ClockSetForward)]
    [InlineData(60, 62.9, null)]
    [InlineData(60, 63.1, ReadingDrop.ClockSetBack)]
    [InlineData(90, 60, ReadingDrop.ClockSetForward)]
    [InlineData(30, 60, ReadingDrop.ClockSetBack)]
    [InlineData(-3_540, 60, ReadingDrop.ClockSetBack)] // an hour back
    [InlineData(60, -3_540, ReadingDrop.ClockSetForward)] // the collector's own, an hour back
    [InlineData(0, 60, ReadingDrop.Repeated)] // or a clock set back by just a minute
    [InlineData(60, 0, null)] // two readings that came at once
    public void Collect_gives_a_rate_only_where_both_clocks_agree_about_the_interval(
        double told, double passed, ReadingDrop? expected)
    {
        CollectedTraffic result = Collect(
            s_minute,
            1_000,
            [Adapter("a", 500 + told, 900, 900, taken: 1_000)],
            [Adapter("a", 500, 500, 700, taken: 1_000 - passed)]);

        Assert.Equal(expected is null ? [400d] : [], result.Samples.Select(sample => sample.SentBytes));
        Assert.Equal(expected is ReadingDrop drop ? [drop] : [], result.Dropped.Keys);
    }

    [Fact]
    public void Collect_says_in_words_which_clock_was_set()
    {
        CollectedTraffic result = Collect(
            s_minute,
            60,
            [Adapter("a", 90, 9, 9, taken: 60), Adapter("b", 30, 9, 9, taken: 60)],
            [Adapter("a", 0, 5, 7, taken: 0), Adapter("b", 0, 5, 7, taken: 0)]);

        Assert.Equal(
            [
                "1 reading gave no rate: the meter's clock was set back, or this machine's forward.",
                "1 reading gave no rate: the meter's clock was set forward, or this machine's back.",
            ],
            result.DroppedInWords);
        Assert.Equal(2, result.LastReadings.Count);
    }

    [Fact]
    public void Collect_notices_a_clock_that_was_set_back_by_just_an_interval()
    {
        // The clock is two minutes behind; at 60 s it is set back by a minute and shows what it showed before.
        CounterReading first = Adapter("a", -120, 500, 700, taken: 0);
        CollectedTraffic second = Collect(s_minute, 60, [Adapter("a", -120, 600, 800, taken: 60)], [first]);
        CollectedTraffic third = Collect(s_minute, 120, [Adapter("a", -60, 700, 900, taken: 120)], [first]);

        Assert.Equal([ReadingDrop.Repeated], second.Dropped.Keys);
        Assert.Empty(second.LastReadings);
        Assert.Equal([ReadingDrop.ClockSetBack], third.Dropped.Keys);
    }

    [Fact]
    public void Collect_takes_another_life_for_a_new_begin_whatever_its_clock_shows()
    {
        CounterReading second = Adapter("a", -500, 9, 9, life: "L2", taken: 60);

        CollectedTraffic result = Collect(s_minute, 60, [second], [Adapter("a", 0, 5, 7, taken: 0)]);

        Assert.Equal([ReadingDrop.Restarted], result.Dropped.Keys);
        Assert.Same(second, Assert.Single(result.LastReadings));
    }

    [Fact]
    public void Collect_does_not_complete_a_wrap_where_the_other_direction_is_implausible()
    {
        CollectorOptions options = new() { MaximumBitsPerSecond = _ => 8_000 };

        CollectedTraffic result = Collect(
            options, 60, [Adapter("a", 60, 0, 700_000)], [Adapter("a", 0, ulong.MaxValue, 700)]);

        Assert.Empty(result.Samples);
        Assert.Equal(1, result.Dropped[ReadingDrop.Restarted]);
    }

    [Theory]
    [InlineData(90, SampleQuality.Good)] // 1.5 usual intervals: the limit
    [InlineData(90.0000001, SampleQuality.Long)]
    [InlineData(3_600, SampleQuality.Long)]
    public void Collect_marks_an_interval_above_one_and_a_half_usual_ones_as_long(
        double at, SampleQuality expected)
    {
        CollectedTraffic result = Collect(s_minute, at, [Adapter("a", at, 9, 9)], [Adapter("a", 0, 5, 7)]);

        Assert.Equal(expected, Assert.Single(result.Samples).Quality);
    }

    [Fact]
    public void Collect_takes_the_median_interval_as_usual_where_none_is_stated()
    {
        CollectedTraffic result = Collect(
            new CollectorOptions(),
            120,
            [Adapter("a", 120, 9, 9), Adapter("b", 120, 9, 9), Adapter("c", 120, 9, 9)],
            [Adapter("a", 60, 5, 7), Adapter("b", 60, 5, 7), Adapter("c", 0, 5, 7)]);

        Assert.Equal(
            [SampleQuality.Good, SampleQuality.Good, SampleQuality.Long],
            result.Samples.Select(sample => sample.Quality));
    }

    [Fact]
    public void Collect_tells_two_meters_of_one_adapter_apart()
    {
        CollectedTraffic result = Collect(
            s_minute, 60, [Adapter("a", 60, 900, 900, source: "other")], [Adapter("a", 0, 500, 700)]);

        Assert.Empty(result.Samples);
        Assert.Equal(1, result.Dropped[ReadingDrop.First]);
    }

    [Fact]
    public void Collect_takes_two_readings_of_one_counter_in_turn()
    {
        CollectedTraffic result = Collect(
            s_minute, 60, [Adapter("a", 30, 600, 700), Adapter("a", 60, 900, 700)], [Adapter("a", 0, 500, 700)]);

        Assert.Equal([100d, 300d], result.Samples.Select(sample => sample.SentBytes));
        Assert.Equal(At(60), Assert.Single(result.LastReadings).Time);
    }

    [Theory]
    [InlineData(PairCoverage.All, PairCoverage.All, PairCoverage.All)]
    [InlineData(PairCoverage.All, PairCoverage.Listed, PairCoverage.Listed)]
    [InlineData(PairCoverage.None, PairCoverage.All, PairCoverage.None)]
    public void Collect_gives_a_sample_the_weaker_coverage_of_its_readings(
        PairCoverage first, PairCoverage second, PairCoverage expected)
    {
        CollectedTraffic result = Collect(
            s_minute, 60, [Adapter("a", 60, 9, 9, second)], [Adapter("a", 0, 5, 7, first)]);

        Assert.Equal(expected, Assert.Single(result.Samples).PairCoverage);
    }

    [Fact]
    public void Collect_counts_a_new_pair_from_zero_where_all_pairs_were_counted_before()
    {
        CollectedTraffic result = Collect(
            s_minute,
            60,
            [Pair("a", "b", 60, 300, 100), Adapter("a", 60, 900, 900, PairCoverage.All)],
            [Adapter("a", 0, 500, 700, PairCoverage.All)]);

        TrafficSample pair = Assert.Single(result.Samples, one => one.Kind == TrafficKind.Pair);
        Assert.Equal(("a", "b"), (pair.SubjectId, pair.RemoteId));
        Assert.Equal((At(0), At(60), 300, 100), (pair.Start, pair.End, pair.SentBytes, pair.ReceivedBytes));
        TrafficSample adapter = Assert.Single(result.Samples, one => one.Kind == TrafficKind.Adapter);
        Assert.Equal(PairCoverage.All, adapter.PairCoverage);
        Assert.Empty(result.Dropped);
    }

    [Theory]
    [InlineData(PairCoverage.None, 300ul, 100ul)] // pairs were not counted before
    [InlineData(PairCoverage.Listed, 300ul, 100ul)]
    [InlineData(PairCoverage.All, 401ul, 100ul)] // more than the adapter's 400 sent
    [InlineData(PairCoverage.All, 300ul, 201ul)] // more than the adapter's 200 received
    public void Collect_does_not_count_a_new_pair_from_zero_otherwise(
        PairCoverage before, ulong sent, ulong received)
    {
        CollectedTraffic result = Collect(
            s_minute,
            60,
            [Adapter("a", 60, 900, 900, PairCoverage.All), Pair("a", "b", 60, sent, received)],
            [Adapter("a", 0, 500, 700, before)]);

        TrafficSample adapter = Assert.Single(result.Samples);
        Assert.Equal(TrafficKind.Adapter, adapter.Kind);
        Assert.NotEqual(PairCoverage.All, adapter.PairCoverage);
        Assert.Equal(1, result.Dropped[ReadingDrop.First]);
    }

    [Fact]
    public void Collect_lowers_the_coverage_of_an_adapter_whose_pair_started_again()
    {
        CollectedTraffic result = Collect(
            s_minute,
            60,
            [Adapter("a", 60, 900, 900, PairCoverage.All), Pair("a", "b", 60, 300, 100, life: "L2")],
            [Adapter("a", 0, 500, 700, PairCoverage.All), Pair("a", "b", 0, 200, 50)]);

        Assert.Equal(PairCoverage.Listed, Assert.Single(result.Samples).PairCoverage);
        Assert.Equal(1, result.Dropped[ReadingDrop.Restarted]);
    }

    [Fact]
    public void Collect_keeps_the_kind_and_source_of_uplinks_and_links()
    {
        CollectedTraffic result = Collect(
            s_minute,
            60,
            [Reading(TrafficKind.Uplink, "u", 60, 30), Reading(TrafficKind.Link, "l", 60, 50)],
            [Reading(TrafficKind.Uplink, "u", 0, 10), Reading(TrafficKind.Link, "l", 0, 10)]);

        Assert.Equal(
            [(TrafficKind.Uplink, "u", 20d), (TrafficKind.Link, "l", 40d)],
            result.Samples.Select(sample => (sample.Kind, sample.SubjectId, sample.SentBytes)));
    }

    [Fact]
    public void DroppedInWords_counts_each_reason()
    {
        CollectedTraffic result = Collect(
            s_minute,
            60,
            [Adapter("a", 60, 1, 1), Adapter("b", 60, 1, 1), Adapter("c", 60, 1, 1), Adapter("d", 30, 1, 1)],
            [Adapter("c", 60, 1, 1), Adapter("d", 40, 1, 1)]);

        Assert.Equal(
            [
                "2 readings gave no rate: first of its counter.",
                "1 reading gave no rate: same time as the reading before.",
                "1 reading gave no rate: older than the reading before.",
            ],
            result.DroppedInWords);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(0.51)]
    public void ClockTolerance_outside_its_range_is_refused(double tolerance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CollectorOptions { ClockTolerance = tolerance });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void UsualInterval_of_zero_or_less_is_refused(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new CollectorOptions { UsualInterval = TimeSpan.FromSeconds(seconds) });

    [Theory]
    [InlineData(0.99)]
    [InlineData(101)]
    [InlineData(double.NaN)]
    public void LongFactor_outside_its_range_is_refused(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CollectorOptions { LongFactor = factor });

    private static CounterReading Reading(TrafficKind kind, string id, double at, ulong bytes) =>
        new(kind, id, At(at), bytes, bytes, "L1", "meter");

    private static CollectedTraffic Collect(
        CollectorOptions options,
        double now,
        IReadOnlyList<CounterReading> counters,
        IReadOnlyList<CounterReading> last) =>
        ReadingCollector.Collect(new MeterReading(At(now), counters), last, options);
}
