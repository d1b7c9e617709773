using System;
using System.Globalization;
using NetUtil.Core.Units;
using Xunit;

namespace NetUtil.Tests.Core.Units;

public class BandwidthTests
{
    [Theory]
    [InlineData(0, "0 bit/s")]
    [InlineData(999, "999 bit/s")]
    [InlineData(999.4, "999.4 bit/s")]
    [InlineData(999.5, "1 kbit/s")]
    [InlineData(1000, "1 kbit/s")]
    [InlineData(999499, "999.499 kbit/s")]
    [InlineData(999500, "1 Mbit/s")]
    [InlineData(12e6, "12 Mbit/s")]
    [InlineData(1.2345678e9, "1.235 Gbit/s")]
    [InlineData(2e12, "2000 Gbit/s")]
    public void General_text_is_scaled_for_people(double bits, string text) =>
        Assert.Equal(text, new Bandwidth(bits).ToString("G", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(12e6, "1.5 MBS")]
    [InlineData(8e5, "0.1 MBS")]
    [InlineData(4e5, "50 KBS")]
    [InlineData(8e9, "1 GBS")]
    [InlineData(1e8, "12.5 MBS")]
    [InlineData(8, "1 BS")]
    [InlineData(1, "0.125 BS")]
    public void Spec_text_takes_the_largest_unit_that_leaves_a_readable_number(double bits, string text) =>
        Assert.Equal(text, new Bandwidth(bits).ToString("S", CultureInfo.GetCultureInfo("de-DE")));

    [Fact]
    public void General_text_uses_the_decimal_sign_of_the_given_culture() =>
        Assert.Equal("1,5 Mbit/s", new Bandwidth(1.5e6).ToString("G", CultureInfo.GetCultureInfo("de-DE")));

    [Fact]
    public void An_unknown_format_is_refused_by_name()
    {
        FormatException failure = Assert.Throws<FormatException>(() => Bandwidth.Zero.ToString("X", null));
        Assert.Equal("'X' is no format of a bandwidth; use G or S.", failure.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_that_cannot_be_is_refused(double bits) =>
        Assert.Equal("bitsPerSecond",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Bandwidth(bits)).ParamName);

    [Fact]
    public void Rates_compare_by_size()
    {
        Bandwidth small = Bandwidth.Of(0.1, BandwidthUnit.Find("MBS")!);
        Bandwidth large = Bandwidth.Of(1, BandwidthUnit.Find("Mbps")!);

        Assert.True(small < large && small <= large && large > small && large >= small && small != large);
        Assert.True(small == new Bandwidth(8e5) && small.Equals((object)new Bandwidth(8e5)));
        Assert.Equal(new Bandwidth(8e5).GetHashCode(), small.GetHashCode());
        Assert.True(small.CompareTo((object)large) < 0 && small.CompareTo(null) > 0);
        Assert.Equal("obj", Assert.Throws<ArgumentException>(() => small.CompareTo("large")).ParamName);
    }

    [Fact]
    public void Of_refuses_a_missing_unit_and_a_negative_amount()
    {
        Assert.Throws<ArgumentNullException>(() => Bandwidth.Of(1, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bandwidth.Of(-1, BandwidthUnit.Find("BS")!));
    }
}
