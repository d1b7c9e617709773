using System;
using System.Globalization;
using NetUtil.Core.Compliance;
using NetUtil.Formats;
using Xunit;

namespace NetUtil.Tests.Formats;

public class ViewTextTests
{
    public ViewTextTests() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData(null, "")]
    [InlineData(0.0, "0.000")]
    [InlineData(499.0, "0.000")]
    [InlineData(12e6, "12.000")]
    [InlineData(1234567890.0, "1,234.568")]
    [InlineData(-1.5e6, "-1.500")]
    [InlineData(double.PositiveInfinity, "unlimited")]
    public void Megabits_scales_a_rate(double? rate, string text) => Assert.Equal(text, ViewText.Megabits(rate));

    [Fact]
    public void MegabitsOfAll_puts_rates_beside_each_other() =>
        Assert.Equal("1.000, 2.500", ViewText.MegabitsOfAll([1e6, 2.5e6]));

    [Theory]
    [InlineData("web-1", null, "web-1")]
    [InlineData("web-1", "", "web-1")]
    [InlineData("web-1", "db-1", "web-1 - db-1")]
    public void Way_names_one_or_both_ends(string name, string? remote, string text) =>
        Assert.Equal(text, ViewText.Way(name, remote));

    [Fact]
    public void Megabits_uses_the_culture_of_the_user()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

        Assert.Equal("1.234,568", ViewText.Megabits(1234567890));
    }

    [Theory]
    [InlineData(1.5e6, 1e6, 2e6, "1.500")]
    [InlineData(null, 1e6, 2.5e6, "1.000-2.500")]
    [InlineData(null, 0.0, 2.5e6, "0.000-2.500")]
    [InlineData(null, 1e6, double.PositiveInfinity, ">= 1.000")]
    [InlineData(null, 0.0, double.PositiveInfinity, "")]
    public void Band_shows_the_figure_or_where_it_lies(double? observed, double low, double high, string text) =>
        Assert.Equal(text, ViewText.Band(observed, low, high));

    [Theory]
    [InlineData(ComplianceStatus.Met, null, "Met")]
    [InlineData(ComplianceStatus.Unknown, null, "Unknown")]
    [InlineData(ComplianceStatus.Unknown, ComplianceStatus.Violated, "Unknown, likely Violated")]
    public void Verdict_says_what_is_likely(ComplianceStatus status, ComplianceStatus? likely, string text) =>
        Assert.Equal(text, ViewText.Verdict(status, likely));

    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(1L << 30, "1.0")]
    [InlineData(1610612736L, "1.5")]
    public void Gibibytes_scales_by_1024(long bytes, string text) => Assert.Equal(text, ViewText.Gibibytes(bytes));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.107, "11")]
    [InlineData(1, "100")]
    public void Percent_scales_a_share(double fraction, string text) => Assert.Equal(text, ViewText.Percent(fraction));

    [Theory]
    [InlineData(null, null, "")]
    [InlineData(40e6, null, "40.000")]
    [InlineData(null, 25, "weight 25")]
    public void Guarantee_is_a_rate_or_a_weight(double? rate, int? weight, string text) =>
        Assert.Equal(text, ViewText.Guarantee(rate, weight));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(119, "119 s")]
    [InlineData(120, "2 min")]
    [InlineData(7199, "120 min")]
    [InlineData(9000, "2.5 h")]
    [InlineData(172800, "2 d")]
    public void Span_takes_the_largest_unit_that_fits_twice(int seconds, string text) =>
        Assert.Equal(text, ViewText.Span(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Span_of_nothing_is_empty() => Assert.Equal("", ViewText.Span(null));

    [Fact]
    public void Local_shows_the_time_of_the_machine()
    {
        DateTimeOffset time = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

        Assert.Equal(time.ToLocalTime().ToString("G", CultureInfo.InvariantCulture), ViewText.Local(time));
        Assert.Equal("", ViewText.Local(null));
    }

    [Fact]
    public void Lines_puts_texts_below_each_other() =>
        Assert.Equal("a" + Environment.NewLine + "b", ViewText.Lines(["a", "b"]));

    [Fact]
    public void Lines_of_nothing_is_empty() => Assert.Equal("", ViewText.Lines(null));

    [Theory]
    [InlineData("shop.xml", "shop.xml")]
    [InlineData("/a/b/shop.xml", "shop.xml")]
    public void FileName_leaves_the_folders_out(string path, string name) =>
        Assert.Equal(name, ViewText.FileName(path));
}
