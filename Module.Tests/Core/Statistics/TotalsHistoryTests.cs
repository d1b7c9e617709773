using System;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using Xunit;

namespace NetUtil.Tests.Core.Statistics;

public sealed class TotalsHistoryTests
{
    private static readonly DateTimeOffset s_start = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Regular_samples_give_a_step_each()
    {
        TotalsHistory history = TotalsHistory.From(
            [Sample("a", 0, 1, 60, 600), Sample("a", 1, 2, 120, 0)], s_start.AddMinutes(2), s_minute);

        Assert.Equal((2, s_minute), (history.Steps, history.Step));
        Assert.Equal([8, 16], history.SentBy("a"));
        Assert.Equal([80, 0], history.ReceivedBy("a"));
    }

    [Fact]
    public void A_sample_that_spans_steps_counts_in_each_by_time()
    {
        // 90 s at 8 bit/s from second 30 on: half of the first step, and all of the second one.
        TotalsHistory history = TotalsHistory.From(
            [Sample("a", 0, 0.5, 60, 0), Sample("a", 0.5, 2, 90, 0)], s_start.AddMinutes(2), s_minute);

        Assert.Equal([((60 + 30) * 8) / 60d, 8], history.SentBy("a"));
    }

    [Fact]
    public void What_was_not_metered_is_not_a_number()
    {
        // Of minute 2 only 50 s were counted, of minute 3 nothing.
        TotalsHistory history = TotalsHistory.From(
            [Sample("a", 0, 1, 60, 0), Sample("a", 1, 1 + (50 / 60d), 60, 0), Sample("b", 0, 3, 180, 0)],
            s_start.AddMinutes(3),
            s_minute);

        Assert.Equal([8, double.NaN, double.NaN], history.SentBy("a"));
        Assert.Equal([8, 8, 8], history.SentBy("b"));
        Assert.All(history.SentBy("nobody"), rate => Assert.True(double.IsNaN(rate)));
    }

    [Fact]
    public void Of_two_samples_of_one_time_the_first_counts()
    {
        TotalsHistory history = TotalsHistory.From(
            [Sample("a", 0, 1, 60, 0), Sample("a", 0, 1, 6000, 0)], s_start.AddMinutes(1), s_minute);

        Assert.Equal([8], history.SentBy("a"));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(288, 288, 1)]
    [InlineData(289, 144, 2)]
    [InlineData(1440, 288, 5)]
    public void A_long_history_has_longer_steps(int minutes, int steps, int stepMinutes)
    {
        TotalsHistory history = TotalsHistory.From(
            Enumerable.Range(0, minutes).Select(i => Sample("a", i, i + 1, 60, 0)),
            s_start.AddMinutes(minutes),
            s_minute);

        Assert.Equal((steps, TimeSpan.FromMinutes(stepMinutes)), (history.Steps, history.Step));
        Assert.All(history.SentBy("a"), rate => Assert.Equal(8, rate, 4));
    }

    [Fact]
    public void Later_samples_and_those_of_other_kinds_are_passed_over()
    {
        TotalsHistory history = TotalsHistory.From(
            [
                new TrafficSample(TrafficKind.Uplink, "a", s_start.AddHours(-9), s_start, 1, 1, "meter"),
                Sample("a", 0, 1, 60, 0),
                Sample("a", 1, 2, 60, 0),
            ],
            s_start.AddMinutes(1),
            s_minute);

        Assert.Equal(1, history.Steps);
        Assert.Equal([8], history.SentBy("a"));
    }

    [Fact]
    public void Without_samples_there_is_one_step_of_which_nothing_is_known() => Assert.True(double.IsNaN(
        Assert.Single(TotalsHistory.From([], s_start, s_minute).SentBy("a"))));

    [Fact]
    public void An_interval_of_nothing_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        "interval", () => TotalsHistory.From([], s_start, TimeSpan.Zero));

    private static TrafficSample Sample(string id, double from, double to, double sent, double received) => new(
        TrafficKind.Adapter, id, s_start.AddMinutes(from), s_start.AddMinutes(to), sent, received, "meter");
}
