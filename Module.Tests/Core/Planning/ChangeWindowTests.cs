using System;
using System.Collections.Generic;
using System.Globalization;
using NetUtil.Core.Planning;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

public sealed class ChangeWindowTests
{
    // Clocks an hour ahead of UTC, and an hour more from 1 April to 1 October, both at 02:00.
    private static readonly TimeZoneInfo s_zone = TimeZoneInfo.CreateCustomTimeZone(
        "Test/Town",
        TimeSpan.FromHours(1),
        "Test",
        "Test",
        "Test summer",
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                DateTime.MinValue.Date,
                DateTime.MaxValue.Date,
                TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), 4, 1),
                TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), 10, 1)),
        ]);

    [Theory]
    [InlineData("Mon-Fri 08:00-17:00 UTC", "2025-01-06T07:59:59Z", false)] // A Monday.
    [InlineData("Mon-Fri 08:00-17:00 UTC", "2025-01-06T08:00:00Z", true)]
    [InlineData("Mon-Fri 08:00-17:00 UTC", "2025-01-06T16:59:59Z", true)]
    [InlineData("Mon-Fri 08:00-17:00 UTC", "2025-01-06T17:00:00Z", false)]
    [InlineData("Mon-Fri 08:00-17:00 UTC", "2025-01-05T12:00:00Z", false)]
    [InlineData("Sat,Sun 00:00-24:00 UTC", "2025-01-05T23:59:59Z", true)]
    [InlineData("Sat,Sun 00:00-24:00 UTC", "2025-01-06T00:00:00Z", false)]
    [InlineData("Fri 22:00-06:00 UTC", "2025-01-10T22:00:00Z", true)]
    [InlineData("Fri 22:00-06:00 UTC", "2025-01-11T05:59:59Z", true)] // Saturday morning belongs to Friday.
    [InlineData("Fri 22:00-06:00 UTC", "2025-01-11T06:00:00Z", false)]
    [InlineData("Fri 22:00-06:00 UTC", "2025-01-10T05:00:00Z", false)]
    [InlineData("daily 05:00-05:00 UTC", "2025-01-10T04:59:59Z", true)]
    public void Contains_takes_the_begin_and_not_the_end(string window, string time, bool isOpen) =>
        Assert.Equal(isOpen, Read(window).Contains(Time(time)));

    [Theory]
    [InlineData("2025-01-06T21:00:00Z", true)] // 22:00 in winter
    [InlineData("2025-07-07T20:00:00Z", true)] // 22:00 in summer
    [InlineData("2025-07-07T19:59:59Z", false)]
    public void Contains_reads_the_clock_of_the_time_zone(string time, bool isOpen) =>
        Assert.Equal(isOpen, Read("Mon 22:00-23:00").Contains(Time(time)));

    [Theory]
    [InlineData("mon-fri 8:00-17:00 utc", "Mon-Fri 08:00-17:00 UTC")]
    [InlineData(" Monday , ", null)]
    [InlineData("Sunday,Monday 00:00 - 24:00 UTC", "Mon,Sun 00:00-24:00 UTC")]
    [InlineData("Sat-Mon 00:00-24:00 UTC", "Mon,Sat,Sun 00:00-24:00 UTC")]
    [InlineData("DAILY 20:30-04:15", "daily 20:30-04:15 Test/Town")]
    [InlineData("Mon-Sun 20:30-04:15", "daily 20:30-04:15 Test/Town")]
    public void Read_takes_what_people_write_and_Write_gives_it_plain(string text, string? plain)
    {
        ChangeWindow? window = ChangeWindowText.Read(text, s_zone, out string? problem);
        Assert.Equal(plain, window?.ToString());
        Assert.Equal(window is null, problem is not null);
    }

    [Theory]
    [InlineData(
        "at night",
        "'at night' is no window; write days, hours and a time zone, such as 'Mon-Fri 22:00-06:00 Europe/Berlin' "
            + "or 'daily 20:00-24:00 UTC'.")]
    [InlineData(
        "Mon-Fry 22:00-06:00",
        "'Mon-Fry' names no days; write 'daily', or days such as 'Mon', 'Sat,Sun' or 'Mon-Fri'.")]
    [InlineData(
        "Mo 22:00-06:00", "'Mo' names no days; write 'daily', or days such as 'Mon', 'Sat,Sun' or 'Mon-Fri'.")]
    [InlineData("Mon 24:00-06:00", "'24:00' is no time of day to begin at; write 00:00 to 23:59.")]
    [InlineData("Mon 22:61-06:00", "'22:61' is no time of day to begin at; write 00:00 to 23:59.")]
    [InlineData("Mon 22:00-00:00", "'00:00' is no time of day to end at; write 00:01 to 24:00.")]
    [InlineData("Mon 22:00-24:01", "'24:01' is no time of day to end at; write 00:01 to 24:00.")]
    [InlineData(
        "Mon 22:00-24:00 Berlin",
        "This machine knows no time zone 'Berlin'; Get-TimeZone -ListAvailable lists those it knows, 'UTC' is "
            + "always known.")]
    public void Read_says_what_is_wrong(string text, string expected)
    {
        Assert.Null(ChangeWindowText.Read(text, s_zone, out string? problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void Every_window_survives_being_written_and_read()
    {
        for (int days = 1; days < 1 << 7; days++)
        {
            List<DayOfWeek> named = [];
            for (int day = 0; day < 7; day++)
            {
                if ((days & (1 << day)) != 0)
                {
                    named.Add((DayOfWeek)day);
                }
            }

            ChangeWindow window = new(
                named, TimeSpan.FromMinutes(days), TimeSpan.FromMinutes(1440 - days), TimeZoneInfo.Utc);
            ChangeWindow back = Read(window.ToString());
            Assert.Equal(window.Days, back.Days);
            Assert.Equal((window.From, window.To, window.TimeZone), (back.From, back.To, back.TimeZone));
        }
    }

    [Fact]
    public void A_window_that_cannot_be_is_refused()
    {
        TimeSpan hour = TimeSpan.FromHours(1);
        TimeSpan day = TimeSpan.FromDays(1);
        Assert.Throws<ArgumentException>(() => new ChangeWindow([], hour, day, s_zone));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChangeWindow([DayOfWeek.Monday], day, hour, s_zone));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new ChangeWindow([DayOfWeek.Monday], hour, TimeSpan.Zero, s_zone));
    }

    private static ChangeWindow Read(string text)
    {
        ChangeWindow? window = ChangeWindowText.Read(text, s_zone, out string? problem);
        Assert.Null(problem);
        return window!;
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
