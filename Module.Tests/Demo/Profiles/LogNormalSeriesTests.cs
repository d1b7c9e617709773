using System;
using System.Linq;
using CsCheck;
using NetUtil.Demo.Profiles;
using Xunit;

namespace NetUtil.Tests.Demo.Profiles;

public sealed class LogNormalSeriesTests
{
    private const int Many = 200_000;

    // Errors of a mean of n values with deviation s and correlation r: s sqrt((1 + r) / (1 - r) / n); six of them
    // for the mean, and a wider share for the spread, since the fourth moments of a log-normal are large.
    [Theory]
    [InlineData(291_822.8, 54_818.3, 0.225)]
    [InlineData(209_927, 90_666, 0.45)]
    [InlineData(3_766, 1_449, 0.01)]
    [InlineData(30, 9, -0.3)]
    [InlineData(100, 90, 0.8)]
    public void A_long_series_has_the_mean_the_spread_and_the_persistence_asked_for(
        double mean, double deviation, double persistence)
    {
        RateProfile made = RateProfile.Of(
            LogNormalSeries.Make(new RateProfile(mean, deviation, persistence), Many, new Random(7)));

        double error = deviation * Math.Sqrt((1 + persistence) / (1 - persistence) / Many);
        Assert.InRange(made.Mean, mean - (6 * error), mean + (6 * error));
        Assert.InRange(made.Deviation, 0.95 * deviation, 1.05 * deviation);
        Assert.InRange(made.Persistence, persistence - 0.02, persistence + 0.02);
    }

    [Fact]
    public void Rates_are_finite_and_never_negative_for_any_profile() =>
        Gen.Select(Gen.Double[0, 1e9], Gen.Double[0, 1e9], Gen.Double[-1, 1], Gen.Int).Sample(
            (mean, deviation, persistence, seed) => Assert.All(
                LogNormalSeries.Make(new RateProfile(mean, deviation, persistence), 50, new Random(seed)),
                rate => Assert.InRange(rate, 0, double.MaxValue)));

    [Fact]
    public void The_same_chance_gives_the_same_series()
    {
        RateProfile profile = new(100, 20, 0.5);
        Assert.Equal(
            LogNormalSeries.Make(profile, 100, new Random(3)), LogNormalSeries.Make(profile, 100, new Random(3)));
        Assert.NotEqual(
            LogNormalSeries.Make(profile, 100, new Random(3)), LogNormalSeries.Make(profile, 100, new Random(4)));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    public void A_profile_without_mean_or_spread_gives_a_constant(double mean, double deviation) => Assert.Equal(
        Enumerable.Repeat(mean, 4),
        LogNormalSeries.Make(new RateProfile(mean, deviation, 0.5), 4, new Random(1)));

    [Fact]
    public void No_minutes_give_no_rates() =>
        Assert.Empty(LogNormalSeries.Make(new RateProfile(1, 1, 0), 0, new Random(1)));
}
