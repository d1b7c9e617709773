using NetUtil.Core.Internals;
using Xunit;

namespace NetUtil.Tests.Core.Internals;

public class NearestNameTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "abd", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abc", "xabc", 1)]
    [InlineData("abc", "acb", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    [InlineData("Web", "web", 1)]
    public void Distance_counts_single_changes(string left, string right, int distance)
    {
        Assert.Equal(distance, NearestName.Distance(left, right));
        Assert.Equal(distance, NearestName.Distance(right, left));
    }

    [Theory]
    [InlineData("Tier2Ap", "Tier2App")]
    [InlineData("TIER2APP", "Tier2App")]
    [InlineData("Tier3App", "Tier1App")]
    [InlineData("Teir2App", "Tier2App")]
    [InlineData("SQL", null)]
    [InlineData("SQLD", "SQLDB")]
    [InlineData("Gateway", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void Of_takes_the_nearest_and_of_equally_near_ones_the_first(string name, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(name, ["Tier1App", "Tier2App", "SQLDB", "ab"]));

    [Fact]
    public void Of_lets_case_decide_between_names_that_differ_by_case_only() =>
        Assert.Equal("mbps", NearestName.Of("mbp", ["MBPS", "mbps"]));

    [Fact]
    public void Of_gives_up_on_a_word_longer_than_any_name() =>
        Assert.Null(NearestName.Of(new string('a', 65), [new string('a', 65)]));
}
