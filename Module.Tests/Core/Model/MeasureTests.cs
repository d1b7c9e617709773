using System;
using NetUtil.Core.Model;
using NetUtil.Core.Units;
using Xunit;

namespace NetUtil.Tests.Core.Model;

public class MeasureTests
{
    private static readonly PathNode s_a = PathNode.Of("A");
    private static readonly PathNode s_b = PathNode.Of("B");

    [Fact]
    public void A_measure_is_written_as_in_a_spec()
    {
        Assert.Equal("Min(A, B)", new Measure(Reduction.Min, [s_a, s_b]).ToString());
        Assert.Equal("Sum(Connection(A, B))",
            new Measure(Reduction.Sum, [s_a, s_b], isConnection: true).ToString());
        Assert.Equal(
            "P95(Average(A), *)",
            new Measure(Reduction.OfPercentile(95), [PathNode.Reduced(Reduction.Average, "A"), PathNode.Any])
                .ToString());
    }

    [Theory]
    [InlineData("Tier-1_app.x", "Tier-1_app.x")]
    [InlineData("Front End", "\"Front End\"")]
    [InlineData("each", "\"each\"")]
    [InlineData("Average", "\"Average\"")]
    [InlineData("CONNECTION", "\"CONNECTION\"")]
    [InlineData("when", "\"when\"")]
    [InlineData("and", "\"and\"")]
    [InlineData("Or", "\"Or\"")]
    [InlineData("not", "\"not\"")]
    [InlineData("gt", "\"gt\"")]
    [InlineData("P95", "\"P95\"")]
    [InlineData("P49", "P49")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("*", "\"*\"")]
    [InlineData("5", "5")]
    public void A_name_that_would_not_read_as_one_is_quoted(string name, string text)
    {
        Assert.Equal(text, PathNode.Of(name).ToString());
        Assert.Equal($"Max({text})", PathNode.Reduced(Reduction.Max, name).ToString());
    }

    [Fact]
    public void The_star_is_no_component_of_that_name()
    {
        Assert.Equal("*", PathNode.Any.ToString());
        Assert.NotEqual(PathNode.Any, PathNode.Of("*"));
    }

    [Fact]
    public void A_path_has_at_least_two_nodes_and_a_connection_exactly_two()
    {
        Assert.Throws<ArgumentException>(() => new Measure(Reduction.Min, [s_a]));
        Assert.Throws<ArgumentException>(() => new Measure(Reduction.Min, [s_a, s_b, s_a], isConnection: true));
        Assert.Equal(3, new Measure(Reduction.Min, [s_a, s_b, s_a]).Nodes.Count);
    }

    [Fact]
    public void The_star_stands_only_in_a_path_of_two_nodes_and_once()
    {
        Assert.Throws<ArgumentException>(() => new Measure(Reduction.Min, [PathNode.Any, PathNode.Any]));
        Assert.Throws<ArgumentException>(() => new Measure(Reduction.Min, [s_a, PathNode.Any, s_b]));
        Assert.Equal(PathNodeKind.Any, new Measure(Reduction.Min, [PathNode.Any, s_b]).Nodes[0].Kind);
    }

    [Fact]
    public void Each_does_not_collapse_a_node() => Assert.Equal(
        "reduction", Assert.Throws<ArgumentException>(() => PathNode.Reduced(Reduction.Each, "A")).ParamName);

    [Fact]
    public void Measures_are_equal_by_value_and_names_without_case()
    {
        Measure first = new(Reduction.Min, [s_a, PathNode.Reduced(Reduction.Max, "B")]);
        Measure same = new(Reduction.Min, [PathNode.Of("a"), PathNode.Reduced(Reduction.Max, "b")]);

        Assert.Equal(first, same);
        Assert.Equal(first.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(first, new Measure(Reduction.Min, [s_a, s_b]));
        Assert.NotEqual(first, new Measure(Reduction.Max, [s_a, PathNode.Reduced(Reduction.Max, "B")]));
        Assert.NotEqual(
            new Measure(Reduction.Sum, [s_a, s_b]), new Measure(Reduction.Sum, [s_a, s_b], isConnection: true));
    }

    [Theory]
    [InlineData(Comparison.Greater, ">", true, false)]
    [InlineData(Comparison.GreaterOrEqual, ">=", true, false)]
    [InlineData(Comparison.Equal, "=", true, true)]
    [InlineData(Comparison.LessOrEqual, "<=", false, true)]
    [InlineData(Comparison.Less, "<", false, true)]
    public void A_comparison_knows_its_sides(Comparison comparison, string sign, bool hasLower, bool hasUpper)
    {
        BoundComparison bound = new(new Measure(Reduction.Min, [s_a, s_b]), comparison, new Bandwidth(8e6));

        Assert.Equal($"Min(A, B) {sign} 1 MBS", bound.ToString());
        Assert.Equal((hasLower, hasUpper), (bound.HasLowerBound, bound.HasUpperBound));
    }

    [Fact]
    public void Conditions_write_the_parentheses_that_their_tree_needs()
    {
        Condition part = new ComparisonCondition(
            new BoundComparison(new Measure(Reduction.Min, [s_a, s_b]), Comparison.Less, new Bandwidth(8e6)));
        const string Text = "Min(A, B) < 1 MBS";
        AndCondition both = new(part, part);
        OrCondition either = new(part, part);

        Assert.Equal($"{Text} and {Text} and {Text}", new AndCondition(both, part).ToString());
        Assert.Equal($"{Text} and ({Text} and {Text})", new AndCondition(part, both).ToString());
        Assert.Equal($"({Text} or {Text}) and ({Text} or {Text})", new AndCondition(either, either).ToString());
        Assert.Equal($"{Text} and {Text} or {Text} and {Text}", new OrCondition(both, both).ToString());
        Assert.Equal($"{Text} or {Text} or ({Text} or {Text})", new OrCondition(either, either).ToString());
        Assert.Equal($"not ({Text} or {Text})", new NotCondition(either).ToString());
    }
}
