using System;
using CsCheck;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

public class DurationTextTests
{
    [Theory]
    [InlineData("5 min", 300)]
    [InlineData(" 90s ", 90)]
    [InlineData("1.5 h", 5400)]
    [InlineData("0.25 d", 21600)]
    [InlineData("31 d", 2678400)]
    [InlineData("0.0000001 s", 1e-7)]
    [InlineData("0:00:01", 1)]
    [InlineData("23:59:59", 86399)]
    [InlineData("30.00:00:00", 2592000)]
    public void A_span_is_a_number_and_a_unit_or_a_clock(string text, double seconds)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan duration));
        Assert.Equal(seconds, duration.TotalSeconds, 9);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("min")]
    [InlineData("5 MIN")]
    [InlineData("5 minutes")]
    [InlineData("5 m")]
    [InlineData("-5 min")]
    [InlineData("0 s")]
    [InlineData("00:00:00")]
    [InlineData("1e3 s")]
    [InlineData("1,5 h")]
    [InlineData(".5 h")]
    [InlineData("31.5 d")]
    [InlineData("999999999 d")]
    [InlineData("00:60:00")]
    [InlineData("00:00:60")]
    [InlineData("5:00")]
    [InlineData("0.00000001 s")]
    [InlineData("5 min 3 s")]
    public void Anything_else_is_no_span(string? text)
    {
        Assert.False(DurationText.TryParse(text, out TimeSpan duration));
        Assert.Equal(TimeSpan.Zero, duration);
    }

    [Theory]
    [InlineData(300, "5 min")]
    [InlineData(90, "90 s")]
    [InlineData(3600, "1 h")]
    [InlineData(172800, "2 d")]
    [InlineData(1.5, "1.5 s")]
    public void A_span_is_written_in_the_largest_whole_unit(double seconds, string text) =>
        Assert.Equal(text, DurationText.Write(TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))));

    [Fact]
    public void Every_span_survives_writing_and_reading() =>
        Gen.Long[1, DurationText.Longest.Ticks].Sample(ticks =>
        {
            Assert.True(DurationText.TryParse(DurationText.Write(new TimeSpan(ticks)), out TimeSpan read));
            Assert.Equal(ticks, read.Ticks);
        });
}
