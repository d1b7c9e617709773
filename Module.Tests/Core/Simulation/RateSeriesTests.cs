using System;
using NetUtil.Core.Simulation;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

public sealed class RateSeriesTests
{
    [Theory]
    [InlineData(-181, SeriesEnd.Repeat, 3)]
    [InlineData(-180, SeriesEnd.Repeat, 1)]
    [InlineData(-60, SeriesEnd.Repeat, 3)]
    [InlineData(-1, SeriesEnd.Repeat, 3)]
    [InlineData(0, SeriesEnd.Repeat, 1)]
    [InlineData(59, SeriesEnd.Repeat, 1)]
    [InlineData(60, SeriesEnd.Repeat, 2)]
    [InlineData(179, SeriesEnd.Repeat, 3)]
    [InlineData(180, SeriesEnd.Repeat, 1)]
    [InlineData(-1, SeriesEnd.Stop, 0)]
    [InlineData(0, SeriesEnd.Stop, 1)]
    [InlineData(179, SeriesEnd.Stop, 3)]
    [InlineData(180, SeriesEnd.Stop, 0)]
    public void At_gives_the_rate_of_the_interval(int second, SeriesEnd end, double rate) =>
        Assert.Equal(
            rate, new RateSeries(Start, TimeSpan.FromMinutes(1), [1, 2, 3], end).At(Start.AddSeconds(second)));

    [Fact]
    public void A_constant_is_the_same_at_any_time()
    {
        RateSeries constant = RateSeries.Constant(7);
        Assert.True(constant.IsConstant);
        Assert.Equal(7, constant.At(DateTimeOffset.MinValue));
        Assert.Equal(7, constant.At(DateTimeOffset.MaxValue));
        Assert.False(new RateSeries(Start, TimeSpan.FromSeconds(1), [7], SeriesEnd.Stop).IsConstant);
    }

    [Fact]
    public void A_series_without_interval_or_rate_or_with_a_negative_rate_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RateSeries(Start, TimeSpan.Zero, [1]));
        Assert.Throws<ArgumentException>(() => new RateSeries(Start, TimeSpan.FromSeconds(1), []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RateSeries(Start, TimeSpan.FromSeconds(1), [1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RateSeries.Constant(double.NaN));
    }
}
