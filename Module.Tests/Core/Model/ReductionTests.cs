using System;
using System.Linq;
using CsCheck;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Model;

public class ReductionTests
{
    private static readonly double[] s_rates = [4, 1, 3, 2];

    [Fact]
    public void Of_reduces_as_its_name_says()
    {
        Assert.Equal(1, Reduction.Each.Of(s_rates));
        Assert.Equal(1, Reduction.Min.Of(s_rates));
        Assert.Equal(4, Reduction.Max.Of(s_rates));
        Assert.Equal(2.5, Reduction.Average.Of(s_rates));
        Assert.Equal(10, Reduction.Sum.Of(s_rates));
    }

    // Position 1 + (n - 1) p: for four rates P50 lies at 2.5, P90 at 3.7, P99 at 3.97.
    [Theory]
    [InlineData(50, 2.5)]
    [InlineData(75, 3.25)]
    [InlineData(90, 3.7)]
    [InlineData(99, 3.97)]
    public void A_percentile_lies_between_order_statistics(int percentile, double expected) =>
        Assert.Equal(expected, Reduction.OfPercentile(percentile).Of(s_rates), 12);

    [Fact]
    public void Every_reduction_of_one_rate_is_that_rate() => Assert.All(
        new[] { Reduction.Each, Reduction.Min, Reduction.Max, Reduction.Average, Reduction.Sum,
            Reduction.OfPercentile(50), Reduction.OfPercentile(99) },
        reduction => Assert.Equal(7.5, reduction.Of([7.5])));

    [Fact]
    public void Nothing_is_not_reduced()
    {
        Assert.StartsWith(
            "There is nothing to reduce.", Assert.Throws<ArgumentException>(() => Reduction.Sum.Of([])).Message);
        Assert.Throws<ArgumentNullException>(() => Reduction.Sum.Of(null!));
    }

    [Theory]
    [InlineData(49)]
    [InlineData(100)]
    [InlineData(-1)]
    public void A_percentile_outside_50_to_99_is_refused(int percentile) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Reduction.OfPercentile(percentile));

    [Fact]
    public void Reductions_are_equal_by_kind_and_percentile()
    {
        Assert.Equal(Reduction.OfPercentile(95), Reduction.OfPercentile(95));
        Assert.NotEqual(Reduction.OfPercentile(95), Reduction.OfPercentile(90));
        Assert.NotEqual(Reduction.Min, Reduction.Max);
        Assert.Equal(["Each", "Average", "P50"],
            new[] { Reduction.Each, Reduction.Average, Reduction.OfPercentile(50) }
            .Select(reduction => reduction.ToString()));
    }

    [Fact]
    public void A_percentile_lies_between_the_smallest_and_the_largest_and_rises_with_its_number() =>
        Gen.Select(Gen.Double[0, 1e9].Array[1, 20], Gen.Int[50, 98]).Sample((rates, percentile) =>
        {
            double lower = Reduction.OfPercentile(percentile).Of(rates);
            double upper = Reduction.OfPercentile(percentile + 1).Of(rates);
            Assert.True(lower >= rates.Min() && upper <= rates.Max() && lower <= upper);
        });
}
