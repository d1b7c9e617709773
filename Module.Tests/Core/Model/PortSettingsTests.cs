using System;
using System.Globalization;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Model;

public class PortSettingsTests
{
    [Theory]
    [InlineData(null, null, null, "no minimum, no maximum")]
    [InlineData(40e6, null, null, "minimum 40 Mbit/s, no maximum")]
    [InlineData(null, 10, 1e9, "weight 10, maximum 1 Gbit/s")]
    [InlineData(1e9, null, 1e9, "minimum 1 Gbit/s, maximum 1 Gbit/s")]
    [InlineData(0d, 100, null, "minimum 0 bit/s, no maximum")]
    public void Settings_are_said_in_words(double? minimum, int? weight, double? maximum, string words)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Assert.Equal(words, new PortSettings(minimum, weight, maximum).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(-1d, null, null, "minimumBitsPerSecond")]
    [InlineData(double.NaN, null, null, "minimumBitsPerSecond")]
    [InlineData(double.PositiveInfinity, null, null, "minimumBitsPerSecond")]
    [InlineData(null, 0, null, "minimumWeight")]
    [InlineData(null, 101, null, "minimumWeight")]
    [InlineData(null, null, 0d, "maximumBitsPerSecond")]
    [InlineData(null, null, -1d, "maximumBitsPerSecond")]
    [InlineData(null, null, double.NaN, "maximumBitsPerSecond")]
    [InlineData(2d, null, 1d, "minimumBitsPerSecond")]
    public void A_value_out_of_range_is_named(double? minimum, int? weight, double? maximum, string name) =>
        Assert.Equal(
            name, Assert.ThrowsAny<ArgumentException>(() => new PortSettings(minimum, weight, maximum)).ParamName);

    [Fact]
    public void Settings_are_equal_by_value()
    {
        Assert.Equal(new PortSettings(), PortSettings.Unset);
        Assert.Equal(new PortSettings(1, 2, 3), new PortSettings(1, 2, 3));
        Assert.NotEqual(new PortSettings(1, 2, 3), new PortSettings(1, 2, 4));
        Assert.NotEqual(new PortSettings(0), PortSettings.Unset);
    }
}
