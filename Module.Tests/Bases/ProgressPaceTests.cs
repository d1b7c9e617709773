using System;
using System.Linq;
using NetUtil.Bases;
using Xunit;

namespace NetUtil.Tests.Bases;

public class ProgressPaceTests
{
    [Theory]
    [InlineData(new[] { 0 }, new[] { true })]
    [InlineData(new[] { 0, 199, 200 }, new[] { true, false, true })]
    [InlineData(new[] { 50, 100, 249, 250, 449, 450 }, new[] { true, false, false, true, false, true })]
    [InlineData(new[] { 0, 1000, 1100, 1200 }, new[] { true, true, false, true })]
    public void IsDue_lets_one_report_through_each_fifth_of_a_second(int[] milliseconds, bool[] expected)
    {
        int next = 0;
        ProgressPace pace = new(() => TimeSpan.FromMilliseconds(milliseconds[next++]));

        Assert.Equal(expected, milliseconds.Select(_ => pace.IsDue()));
    }

    [Fact]
    public void IsDue_is_true_at_most_five_times_in_any_second()
    {
        int now = 0;
        ProgressPace pace = new(() => TimeSpan.FromMilliseconds(now++));
        int[] shown = [.. Enumerable.Range(0, 5000).Where(_ => pace.IsDue())];

        Assert.All(shown, start =>
            Assert.InRange(shown.Count(time => time >= start && time < start + 1000), 1, 5));
    }
}
