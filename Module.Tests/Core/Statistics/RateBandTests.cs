using System;
using NetUtil.Core.Statistics;
using Xunit;

namespace NetUtil.Tests.Core.Statistics;

public sealed class RateBandTests
{
    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, double.PositiveInfinity, null)]
    [InlineData(5, 9, 5.0)]
    [InlineData(5, 9, 9.0)]
    public void A_band_keeps_its_figures(double low, double high, double? likely)
    {
        RateBand band = new(low, high, likely);

        Assert.Equal((low, high, likely), (band.LowBitsPerSecond, band.HighBitsPerSecond, band.LikelyBitsPerSecond));
    }

    [Theory]
    [InlineData(-1, 9, null, "lowBitsPerSecond")]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, null, "lowBitsPerSecond")]
    [InlineData(5, 4.9, null, "highBitsPerSecond")]
    [InlineData(5, double.NaN, null, "highBitsPerSecond")]
    [InlineData(5, 9, 4.9, "likelyBitsPerSecond")]
    [InlineData(5, 9, 9.1, "likelyBitsPerSecond")]
    public void A_band_refuses_figures_that_do_not_fit(double low, double high, double? likely, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new RateBand(low, high, likely)).ParamName);

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    public void A_future_refuses_a_weight_outside_its_range(double weight) => Assert.Equal("weight", Assert.Throws<
        ArgumentOutOfRangeException>(() => new TrafficFuture(weight, [])).ParamName);

    [Fact]
    public void A_future_has_a_step() => Assert.Equal("steps", Assert.Throws<ArgumentException>(
        () => new TrafficFuture(1, [])).ParamName);
}
