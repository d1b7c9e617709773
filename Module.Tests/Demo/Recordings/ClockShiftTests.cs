using System.Collections.Generic;
using System.Linq;
using NetUtil.Demo.Recordings;
using Xunit;

namespace NetUtil.Tests.Demo.Recordings;

public sealed class ClockShiftTests
{
    [Theory]
    // The published error: year 2028 for 2022.
    [InlineData(new long[] { 1661140279, 1861140279, 1661140279 }, new long[] { 0, 200_000_000, 0 })]
    [InlineData(new long[] { 1661140279, 1661140280, 1561140279 }, new long[] { 0, 0, -100_000_000 })]
    // Pods that start hours apart have clocks that agree.
    [InlineData(new long[] { 1661140279, 1661183479, 1661140278 }, new long[] { 0, 0, 0 })]
    [InlineData(new long[] { 1861140279 }, new long[] { 0 })]
    // Of two that differ the earlier one is taken to be right.
    [InlineData(new long[] { 1861140279, 1661140279 }, new long[] { 200_000_000, 0 })]
    public void A_clock_is_late_by_what_sets_it_apart_from_the_middle_one(long[] firstTimes, long[] expected)
    {
        Dictionary<string, long> times = firstTimes
            .Select((time, pod) => (time, pod))
            .ToDictionary(one => $"pod{one.pod}", one => one.time);

        IReadOnlyDictionary<string, long> shifts = ClockShift.Of(times);

        Assert.Equal(expected, times.Keys.Select(pod => shifts[pod]));
    }

    [Fact]
    public void Without_pods_there_is_no_shift() => Assert.Empty(ClockShift.Of(new Dictionary<string, long>()));
}
