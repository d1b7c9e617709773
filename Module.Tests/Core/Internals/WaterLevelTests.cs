using System;
using System.Linq;
using CsCheck;
using NetUtil.Core.Internals;
using Xunit;

namespace NetUtil.Tests.Core.Internals;

public sealed class WaterLevelTests
{
    // Worked out by hand: weight, least, most of each part; capacity; level.
    public static TheoryData<string, double[][], double, double> Levels => new()
    {
        { "no part", [], 0, double.PositiveInfinity },
        { "all fit", [[1, 0, 4], [1, 0, 6]], 10, double.PositiveInfinity },
        { "alike", [[1, 0, 8], [1, 0, 9]], 10, 5 },
        { "what one leaves the other takes", [[1, 0, 2], [1, 0, 9]], 10, 8 },
        { "by weight", [[1, 0, 9], [2, 0, 9]], 12, 4 },
        { "a least above the share", [[1, 8, 9], [1, 0, 9]], 10, 2 },
        { "nothing beyond the least", [[1, 6, 9], [1, 4, 9], [1, 0, 9]], 10, 0 },
        { "not even the least", [[1, 8, 9], [1, 8, 9]], 10, 0 },
        { "no capacity", [[1, 0, 9]], 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public void The_level_is_as_worked_out(string what, double[][] parts, double capacity, double level)
    {
        double found = WaterLevel.Of(capacity, parts.Select(part => (part[0], part[1], part[2])).ToArray());
        Assert.True(found == level || Math.Abs(found - level) < 1e-9, $"{what}: {found}");
    }

    [Fact]
    public void What_is_taken_at_the_level_fills_the_capacity() => Gen
        .Select(Gen.Double[0.1, 9], Gen.Double[0, 5], Gen.Double[0, 9], (weight, least, more) => (weight, least, least + more))
        .Array[1, 8]
        .Select(Gen.Double[0, 60])
        .Sample((parts, capacity) =>
        {
            double level = WaterLevel.Of(capacity, parts);
            double taken = parts.Sum(part => Math.Min(part.Item3, Math.Max(part.least, level * part.weight)));
            Assert.True(
                double.IsInfinity(level)
                    ? parts.Sum(part => part.Item3) <= capacity
                    : Math.Abs(taken - Math.Max(capacity, parts.Sum(part => part.least))) < 1e-9,
                $"{capacity}: {taken} at {level}");
        });
}
