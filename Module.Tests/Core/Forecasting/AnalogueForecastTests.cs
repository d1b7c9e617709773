using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using Xunit;
using static NetUtil.Tests.Core.Forecasting.PastScene;

namespace NetUtil.Tests.Core.Forecasting;

public sealed class AnalogueForecastTests
{
    private const int Day = 24 * 60;

    private static int[] Steps => [5, 10, 15];

    private static PastScene Nightly(Func<int, bool> isNight) =>
        new PastScene().Flow("a", "c", minute => isNight(minute) ? 60 : 10);

    // From two to half past two on each of so many nights before now.
    private static bool IsBackup(int minute, int nights) => Enumerable.Range(1, nights)
        .Any(night => minute + (night * Day) is > 5 and <= 35);

    [Theory]
    // Two windows of 5 min, the horizon of 15 min and two hours are 145 min; half of a window is enough to know
    // it.
    [InlineData(0, 0)]
    [InlineData(130, 0)]
    [InlineData(145, 8)]
    [InlineData(180, 8)]
    public void Without_enough_history_nothing_is_foreseen(int minutes, int futures) => Assert.Equal(
        futures, new PastScene().Flow("a", "c", _ => 10).Metered(minutes).Futures().Count);

    [Fact]
    public void Nothing_is_foreseen_where_nothing_is_metered_now()
    {
        PastScene scene = new PastScene().Flow("a", "c", _ => 10).Metered(-300, -20);
        Assert.Empty(scene.Futures());
    }

    [Fact]
    public void A_ramp_goes_on_in_all_that_takes_part_in_it()
    {
        // 10 Mbit/s and 1 more each minute, three hours ago to now.
        IReadOnlyList<TrafficFuture> futures = new PastScene()
            .Flow("a", "c", minute => 190 + minute)
            .Flow("b", "c", _ => 7)
            .Metered(180)
            .Futures();
        Assert.All(futures, future =>
        {
            for (int step = 0; step < 3; step++)
            {
                // The mean of the last five minutes is 188.
                ITrafficRates rates = future.Steps[step];
                Near(188 + Steps[step], Arrived(rates, "a", "c"));
                Near(188 + Steps[step], Offered(rates, "a", "c"));
                Near(188 + Steps[step], Sent(rates, "a"));
                Near(195 + Steps[step], Received(rates, "c"));
                Near(195 + Steps[step], Out(rates, "h1"));
                Near(195 + Steps[step], In(rates, "h2"));
                Near(7, Arrived(rates, "b", "c"));
                Near(0, Out(rates, "h2"));
            }
        });
    }

    [Fact]
    public void A_ramp_that_began_lately_goes_on_after_days_of_rest()
    {
        IReadOnlyList<TrafficFuture> futures = new PastScene()
            .Flow("a", "c", minute => 10 + Math.Max(0, minute + 60) + (minute % 3))
            .Metered(2 * Day)
            .Futures();
        double rising = futures
            .Where(future => Arrived(future.Steps[2], "a", "c") > Arrived(futures[0].Steps[0], "a", "c"))
            .Sum(future => future.Weight);
        Assert.True(rising > 0.5, $"{rising}");
    }

    [Theory]
    // Of n days at most n / (n + 1) is trusted; one day is one course beside eight others.
    [InlineData(7, 7 / 8d)]
    [InlineData(3, 3 / 4d)]
    [InlineData(1, 1 / 9d)]
    public void What_came_every_night_at_this_time_is_foreseen(int nights, double weight)
    {
        PastScene scene = Nightly(minute => IsBackup(minute, nights)).Metered(Day);
        for (int night = 1; night <= nights; night++)
        {
            scene.Metered((-night * Day) - 15, (-night * Day) + (night == 1 ? -1 : 30));
        }

        IReadOnlyList<TrafficFuture> futures = scene.Futures();

        Near(1, futures.Sum(future => future.Weight));
        TrafficFuture[] jumps = [.. futures.Where(future => Arrived(future.Steps[2], "a", "c") > 30)];
        Near(weight, jumps.Sum(future => future.Weight));
        Assert.All(jumps, future => Assert.Equal(
            [10, 60, 60],
            future.Steps.Select(rates => Math.Round(Arrived(rates, "a", "c"), 6))));
    }

    [Fact]
    public void Futures_say_when_their_windows_end_and_weigh_1_together()
    {
        IReadOnlyList<TrafficFuture> futures =
            new PastScene().Flow("a", "c", minute => 10 + (minute % 7)).Metered(3 * Day).Futures();
        Near(1, futures.Sum(future => future.Weight));
        Assert.InRange(futures.Count, 8, 15);
        Assert.All(futures, future => Assert.Equal(
            Steps, future.StepEnds.Select(end => (int)end.TotalMinutes)));
    }

    [Theory]
    // A horizon below the window moves the window on; one of many windows is looked at in twelve places.
    [InlineData(30, 10, new[] { 10 })]
    [InlineData(10, 25, new[] { 10, 20, 25 })]
    [InlineData(1, 24, new[] { 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 })]
    public void Windows_follow_one_another_to_the_horizon(int window, int horizon, int[] ends)
    {
        TrafficFuture future = new PastScene()
            .Flow("a", "c", _ => 10)
            .Metered(300)
            .Futures(TimeSpan.FromMinutes(window), TimeSpan.FromMinutes(horizon))[0];
        Assert.Equal(ends, future.StepEnds.Select(end => (int)end.TotalMinutes));
        Assert.Equal(ends.Length, future.Steps.Count);
    }

    [Fact]
    public void The_same_history_gives_the_same_futures()
    {
        static double[] Figures(PastScene scene) => [.. scene.Futures().SelectMany(future => future.Steps
            .Select(rates => Arrived(rates, "a", "c")).Append(future.Weight))];

        PastScene scene = RandomPast(5);
        Assert.Equal(Figures(scene), Figures(scene));
        Assert.Equal(Figures(scene), Figures(RandomPast(5)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Totals_stay_the_sum_of_their_parts(int seed)
    {
        foreach (ITrafficRates rates in RandomPast(seed).Futures().SelectMany(future => future.Steps))
        {
            double aToC = Arrived(rates, "a", "c");
            double bToC = Arrived(rates, "b", "c");
            double cToA = Arrived(rates, "c", "a");
            double aToB = Arrived(rates, "a", "b");
            Assert.All([aToC, bToC, cToA, aToB], rate => Assert.True(rate >= 0));
            Near(aToC + aToB, Sent(rates, "a"));
            Near(aToC + bToC, Received(rates, "c"));
            Near(cToA, Received(rates, "a"));
            Near(aToC + bToC, Out(rates, "h1"));
            Near(aToC + bToC, In(rates, "h2"));
            Near(cToA, Out(rates, "h2"));
            Assert.Contains(("a-nic", "c-nic"), rates.PairsSeen);
        }
    }

    [Fact]
    public void Where_no_pairs_are_counted_totals_change_as_they_did()
    {
        PastScene scene = new() { HasPairs = false };
        IReadOnlyList<TrafficFuture> futures = scene.Flow("a", "c", minute => 190 + minute).Metered(180).Futures();
        Assert.All(futures, future =>
        {
            Near(203, Sent(future.Steps[2], "a"));
            Near(203, Out(future.Steps[2], "h1"));
            Assert.Null(future.Steps[2].Pair("a-nic", "c-nic", WindowStatistic.Mean));
            Assert.Empty(future.Steps[2].PairsSeen);
        });
    }

    private static PastScene RandomPast(int seed)
    {
        Random random = new(seed);
        Dictionary<(string, int), double> rates = [];
        // Bursts that die away soon, so that what falls often would fall below 0.
        Func<int, double> Bursts(string name) => minute =>
        {
            if (!rates.TryGetValue((name, minute), out double rate))
            {
                rate = random.NextDouble() < 0.2 ? random.NextDouble() * 50 : random.NextDouble() * 5;
                rates.Add((name, minute), rate);
            }

            return rate + 0.01;
        };

        return new PastScene()
            .Flow("a", "c", Bursts("a-c"))
            .Flow("b", "c", Bursts("b-c"))
            .Flow("c", "a", Bursts("c-a"))
            .Flow("a", "b", Bursts("a-b"))
            .Metered(Day + 60);
    }
}
