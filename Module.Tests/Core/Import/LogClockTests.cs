using System;
using System.Linq;
using NetUtil.Core.Import;
using Xunit;

namespace NetUtil.Tests.Core.Import;

/// <summary>Central European Time as it was in 2024: back from 03:00 to 02:00 on 27 October at 01:00 UTC, forward
/// from 02:00 to 03:00 on 31 March at 01:00 UTC.</summary>
public sealed class LogClockTests
{
    private static readonly TimeZoneInfo s_central = TimeZoneInfo.CreateCustomTimeZone(
        "central",
        TimeSpan.FromHours(1),
        "Central",
        "Central Standard",
        "Central Daylight",
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                new DateTime(2000, 1, 1),
                new DateTime(2100, 1, 1),
                TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(
                    new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(
                    new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday)),
        ]);

    private static readonly string[] s_autumn =
    [
        "2024-10-27 00:30", "2024-10-27 00:45", "2024-10-27 01:00", "2024-10-27 01:15", "2024-10-27 01:30",
        "2024-10-27 01:45", "2024-10-27 02:00", "2024-10-27 02:15", "2024-10-27 02:30",
        "2024-10-27 02:45", "2024-10-27 02:00", "2024-10-27 02:15", "2024-10-27 02:30", "2024-10-27 02:45",
        "2024-10-27 03:00", "2024-10-27 03:15",
    ];

    [Fact]
    public void An_hour_that_stands_there_twice_is_told_apart_by_the_order_of_rows_where_the_zone_is_known()
    {
        LogClock clock = LogClock.For(s_central, null, null)!;
        Assert.Equal(Quarters("2024-10-26T22:30:00Z", 16), s_autumn.Select(time => clock.ToUtc(Ticks(time))));
        Assert.Equal(1, clock.Changes);
    }

    [Fact]
    public void An_hour_that_stands_there_twice_is_told_apart_where_only_the_bias_is_known()
    {
        LogClock clock = LogClock.For(null, "Zone of nobody", -120)!;
        Assert.Equal(Quarters("2024-10-26T22:30:00Z", 16), s_autumn.Select(time => clock.ToUtc(Ticks(time))));
        Assert.Equal(1, clock.Changes);
    }

    [Fact]
    public void An_hour_that_is_left_out_in_spring_is_no_gap_where_the_zone_is_known()
    {
        LogClock clock = LogClock.For(s_central, null, null)!;
        string[] spring = ["2024-03-31 01:30", "2024-03-31 01:45", "2024-03-31 03:00", "2024-03-31 03:15"];
        Assert.Equal(Quarters("2024-03-31T00:30:00Z", 4), spring.Select(time => clock.ToUtc(Ticks(time))));
        Assert.Equal(1, clock.Changes);
    }

    [Theory]
    [InlineData(240, "2021-09-16T12:01:00Z")] // Eastern Daylight Time
    [InlineData(-330, "2021-09-16T02:31:00Z")] // India Standard Time
    [InlineData(0, "2021-09-16T08:01:00Z")]
    public void The_bias_is_what_to_add_to_get_utc(int bias, string expected) => Assert.Equal(
        ImportScene.Utc(expected).UtcTicks, LogClock.For(null, null, bias)!.ToUtc(Ticks("2021-09-16 08:01")));

    [Fact]
    public void The_named_zone_comes_before_the_bias() => Assert.Equal(
        ImportScene.Utc("2024-06-01T10:00:00Z").UtcTicks,
        LogClock.For(s_central, "Eastern Daylight Time", 240)!.ToUtc(Ticks("2024-06-01 12:00")));

    [Fact]
    public void Nothing_is_assumed_where_nobody_says_the_zone() =>
        Assert.Null(LogClock.For(null, "RTZ 2 (", null));

    [Theory]
    [InlineData("12:00", "12:05", "12:10", "12:15", "12:20", "12:25", "12:30", "12:27")] // a late row
    [InlineData("12:00", "12:05", "12:10", "12:15", "12:20", "12:25", "12:30", "10:35")] // two hours back
    [InlineData("12:00", "12:05", "12:10", "12:15", "12:20", "12:25", "12:30", "12:10")] // 20 minutes back
    [InlineData("12:00", "12:05", "11:10")] // an hour back, but who knows the steps
    [InlineData("12:00", "12:05", "12:10", "12:30", "12:31", "12:35", "12:36", "11:37")] // uneven steps
    public void Another_step_back_is_no_change_of_the_clock(params string[] times)
    {
        LogClock clock = LogClock.For(null, null, 0)!;
        long[] ticks = [.. times.Select(time => Ticks("2024-10-27 " + time))];
        Assert.Equal(ticks, ticks.Select(clock.ToUtc));
        Assert.Equal(0, clock.Changes);
    }

    private static long Ticks(string time) => ImportScene.Utc(time).UtcTicks;

    private static long[] Quarters(string first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => ImportScene.Utc(first).AddMinutes(15 * i).UtcTicks)];
}
