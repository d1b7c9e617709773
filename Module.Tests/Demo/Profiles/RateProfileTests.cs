using System;
using NetUtil.Demo.Profiles;
using Xunit;

namespace NetUtil.Tests.Demo.Profiles;

public sealed class RateProfileTests
{
    [Fact]
    public void The_figures_of_a_series_are_those_worked_out_by_hand()
    {
        // Deviations from 2.5: -1.5 -0.5 0.5 1.5; squares add up to 5, products of neighbours to 0.75 - 0.25 +
        // 0.75.
        RateProfile profile = RateProfile.Of([1, 2, 3, 4]);
        Assert.Equal(2.5, profile.Mean, 12);
        Assert.Equal(Math.Sqrt(1.25), profile.Deviation, 12);
        Assert.Equal(0.25, profile.Persistence, 12);
    }

    [Fact]
    public void A_series_that_swings_has_a_negative_persistence() =>
        // Deviations: -1 1 -1 1; squares 4, products -3.
        Assert.Equal(-0.75, RateProfile.Of([4, 6, 4, 6]).Persistence, 12);

    [Theory]
    [InlineData(new double[] { 7 })]
    [InlineData(new double[] { 7, 7, 7 })]
    public void A_series_that_never_changes_has_no_spread(double[] rates) =>
        Assert.Equal(new RateProfile(7, 0, 0), RateProfile.Of(rates));
}
