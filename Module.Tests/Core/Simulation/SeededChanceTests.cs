using System;
using System.Linq;
using NetUtil.Core.Simulation;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

public sealed class SeededChanceTests
{
    [Fact]
    public void Draws_are_spread_evenly()
    {
        double[] draws = Enumerable.Range(0, 20000)
            .Select(index => SeededChance.Draw(index % 7, Start.AddSeconds(index / 100), "s" + (index % 100)))
            .ToArray();
        Assert.All(draws, draw => Assert.InRange(draw, 0, 0.9999999999999999));
        int[] tenths = draws.GroupBy(draw => (int)(draw * 10)).Select(group => group.Count()).ToArray();
        Assert.Equal(10, tenths.Length);

        // 2000 expected in each, standard deviation sqrt(20000 * 0.1 * 0.9) = 42; five of them either way.
        Assert.All(tenths, count => Assert.InRange(count, 1790, 2210));
    }

    [Fact]
    public void A_draw_follows_from_seed_time_and_subject()
    {
        double draw = SeededChance.Draw(1, Start, "a");
        Assert.Equal(draw, SeededChance.Draw(1, Start.ToOffset(TimeSpan.FromHours(2)), "a"));
        Assert.NotEqual(draw, SeededChance.Draw(2, Start, "a"));
        Assert.NotEqual(draw, SeededChance.Draw(1, Start.AddTicks(1), "a"));
        Assert.NotEqual(draw, SeededChance.Draw(1, Start, "b"));
    }

    [Fact]
    public void Neighbouring_subjects_are_not_alike()
    {
        double[] first = Draws("a");
        double[] second = Draws("b");
        double likeness = first.Zip(second, (one, other) => (one - 0.5) * (other - 0.5)).Average() * 12;

        // The coefficient of 5000 independent pairs has a standard deviation of 0.014.
        Assert.InRange(likeness, -0.07, 0.07);
    }

    private static double[] Draws(string subject) => Enumerable.Range(0, 5000)
        .Select(second => SeededChance.Draw(1, Start.AddSeconds(second), subject)).ToArray();
}
