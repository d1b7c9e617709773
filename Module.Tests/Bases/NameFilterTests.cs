using System.Linq;
using NetUtil.Bases;
using Xunit;

namespace NetUtil.Tests.Bases;

public class NameFilterTests
{
    [Theory]
    [InlineData(new string[0], "anything", true)]
    [InlineData(new[] { "shop" }, "SHOP", true)]
    [InlineData(new[] { "shop" }, "shops", false)]
    [InlineData(new[] { "sh*", "x" }, "shops", true)]
    [InlineData(new[] { "[ab]?" }, "b1", true)]
    [InlineData(new[] { "[ab]?" }, "c1", false)]
    public void Matches_takes_names_and_wildcards_without_case(string[] wanted, string name, bool isWanted) =>
        Assert.Equal(isWanted, new NameFilter(wanted).Matches(name));

    [Fact]
    public void Matches_everything_where_nothing_is_wanted() => Assert.True(new NameFilter(null).Matches("x"));

    [Fact]
    public void Missing_names_the_literal_names_that_were_not_found()
    {
        NameFilter filter = new(["Shop", "rare", "x*", "[no]"]);
        Assert.Equal(["Shop", "rare"], filter.Missing);

        Assert.True(filter.Matches("shop"));

        Assert.Equal("rare", Assert.Single(filter.Missing));
    }

    [Fact]
    public void A_name_that_two_patterns_match_is_found_by_both()
    {
        NameFilter filter = new(["*", "shop"]);

        filter.Matches("shop");

        Assert.Empty(filter.Missing);
    }
}
