using System;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Model;

public class WindowStatisticTests
{
    [Fact]
    public void The_mean_is_weighted_by_the_length_of_the_intervals()
    {
        // 60 s of 10 and 180 s of 2 moved 960 in 240 s.
        Assert.Equal(4, WindowStatistic.Mean.Of([10, 2], [60, 180]), 12);
    }

    [Fact]
    public void A_percentile_takes_each_interval_once()
    {
        Assert.Equal(2.5, WindowStatistic.OfPercentile(50).Of([1, 2, 3, 4], [9, 1, 1, 1]), 12);
        Assert.Equal(1.03, WindowStatistic.OfPercentile(1).Of([1, 2, 3, 4], [9, 1, 1, 1]), 12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_percentile_outside_1_to_99_is_refused(int percentile) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowStatistic.OfPercentile(percentile));

    [Fact]
    public void It_is_written_as_in_a_spec()
    {
        Assert.Equal("mean", WindowStatistic.Mean.ToString());
        Assert.Equal("p95", WindowStatistic.OfPercentile(95).ToString());
        Assert.Equal(WindowStatistic.OfPercentile(95), WindowStatistic.OfPercentile(95));
    }
}
