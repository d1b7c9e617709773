using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Demo.Recordings;
using Xunit;

namespace NetUtil.Tests.Demo.Recordings;

public sealed class MinuteGridTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(29, 0)]
    [InlineData(30, 1)]
    [InlineData(59, 1)]
    [InlineData(61, 1)]
    [InlineData(3601, 60)]
    public void A_time_belongs_to_the_nearest_minute(long seconds, int minute) =>
        Assert.Equal(minute, MinuteGrid.MinuteOf(1000, 1000 + seconds));

    [Fact]
    public void Steps_of_a_minute_with_jitter_give_one_rate_a_minute() =>
        Gen.Select(Gen.Int[-1, 1].Array[1, 200], Gen.Int[0, 1_000_000]).Sample((jitters, start) =>
        {
            RecordingTally tally = new();
            double[] rates = MinuteGrid.Fill(
                jitters.Select((jitter, minute) => (
                    MinuteGrid.MinuteOf(start, start + (60L * minute) + jitter), (double?)minute)),
                jitters.Length,
                tally);
            Assert.Equal(Enumerable.Range(0, jitters.Length).Select(minute => (double)minute), rates);
            Assert.Equal((0, 0, 0), (tally.Dropped, tally.Averaged, tally.Filled));
        });

    [Fact]
    public void Several_rates_of_a_minute_are_averaged()
    {
        RecordingTally tally = new();
        Assert.Equal([20, 7], MinuteGrid.Fill([(0, 10), (1, 7), (0, 30)], 2, tally));
        Assert.Equal((0, 1, 0), (tally.Dropped, tally.Averaged, tally.Filled));
    }

    [Fact]
    public void A_gap_repeats_the_minute_before_and_a_gap_at_the_start_the_first_one_known()
    {
        RecordingTally tally = new();
        Assert.Equal([5, 5, 5, 8, 8], MinuteGrid.Fill([(1, 5), (3, 8)], 5, tally));
        Assert.Equal(3, tally.Filled);
    }

    public static TheoryData<double?> Impossible =>
        [null, -0.0001, 1.2500001e9, double.NaN, double.PositiveInfinity];

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_a_rate_is_left_out_and_counted(double? rate)
    {
        RecordingTally tally = new();
        Assert.Equal([4, 4, 6], MinuteGrid.Fill([(0, 4), (1, rate), (2, 6)], 3, tally));
        Assert.Equal((1, 0, 1), (tally.Dropped, tally.Averaged, tally.Filled));
    }

    [Fact]
    public void The_largest_and_the_smallest_rate_count()
    {
        RecordingTally tally = new();
        Assert.Equal([0, 1.25e9], MinuteGrid.Fill([(0, 0), (1, 1.25e9)], 2, tally));
        Assert.Equal(0, tally.Dropped);
    }

    [Fact]
    public void Without_any_rate_all_minutes_are_0()
    {
        RecordingTally tally = new();
        Assert.Equal([0, 0], MinuteGrid.Fill(new List<(int, double?)>(), 2, tally));
        Assert.Equal(2, tally.Filled);
    }
}
