using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

public class ExpressionParserTests
{
    [Theory]
    [InlineData("Min(Web, App) > 1 MBS", "Min(Web, App) > 1 MBS")]
    [InlineData("  min ( WEB ,app )gt 1MBS ; ", "Min(WEB, app) > 1 MBS")]
    [InlineData("Each(Web,\n\tApp)\r\nge\n.1\nMBS", "Each(Web, App) >= 0.1 MBS")]
    [InlineData("Max(Web, App) eq 1 GBS", "Max(Web, App) = 1 GBS")]
    [InlineData("AVG(Web, App) LE 100 Mbps", "Average(Web, App) <= 12.5 MBS")]
    [InlineData("Average(Web, App)lt.5MBS", "Average(Web, App) < 0.5 MBS")]
    [InlineData("Sum(Connection(Web, App)) > 8 bps", "Sum(Connection(Web, App)) > 1 BS")]
    [InlineData("p50(Web, App) > 1 MBS", "P50(Web, App) > 1 MBS")]
    [InlineData("P99(Web, App) > 1 MBS", "P99(Web, App) > 1 MBS")]
    [InlineData("P050(Web, App) > 1 MBS", "P50(Web, App) > 1 MBS")]
    [InlineData("Min(Average(Web), P95(App)) = 1.5 MBS", "Min(Average(Web), P95(App)) = 1.5 MBS")]
    [InlineData("Sum(connection(max(Web), *)) > 1 MBS", "Sum(Connection(Max(Web), *)) > 1 MBS")]
    [InlineData("Min(*, Web) > 1 MBS", "Min(*, Web) > 1 MBS")]
    [InlineData("Min(Web, App, Web, App) > 1 MBS", "Min(Web, App, Web, App) > 1 MBS")]
    [InlineData("Min(\"Front End\", App) > 1 MBS", "Min(\"Front End\", App) > 1 MBS")]
    [InlineData("Min(\"Web\", Sum(\"Front End\")) > 1 MBS", "Min(Web, Sum(\"Front End\")) > 1 MBS")]
    [InlineData("Max(Web, App) = 0 MBS", "Max(Web, App) = 0 GBS")]
    [InlineData("Max(Web, App) <= 0 bps", "Max(Web, App) <= 0 GBS")]
    [InlineData("Max(Web, App) > 0 bps", "Max(Web, App) > 0 GBS")]
    public void A_statement_reads_as_its_canonical_text(string text, string canonical) =>
        Assert.Equal(canonical, Assert.Single(Statements(text)).ToString());

    [Theory]
    [InlineData("Min(Web, App) > 1 MBS Max(Web, App) < 2 MBS")]
    [InlineData("Min(Web, App) > 1 MBS; Max(Web, App) < 2 MBS")]
    [InlineData("Min(Web, App) > 1 MBS;\nMax(Web, App) < 2 MBS;")]
    [InlineData(";;Min(Web, App) > 1 MBS;;Max(Web, App) < 2 MBS;;")]
    [InlineData("Min(Web, App)gt1MBS Max(Web, App)lt2MBS")]
    public void A_statement_ends_after_its_unit_with_or_without_a_semicolon(string text) => Assert.Equal(
        ["Min(Web, App) > 1 MBS", "Max(Web, App) < 2 MBS"],
        Statements(text).Select(statement => statement.ToString()));

    // Words of the language name components where no parenthesis follows.
    [Theory]
    [InlineData("Min(Max, Sum) > 1 MBS", "Max", "Sum")]
    [InlineData("Min(\"Max\", \"when\") > 1 MBS", "Max", "when")]
    [InlineData("Min(when, Connection) > 1 MBS", "when", "Connection")]
    [InlineData("Min(gt, P95) gt 1 MBS", "gt", "P95")]
    [InlineData("Min(5, 0.5) > 1 MBS", "5", "0.5")]
    public void No_name_is_reserved(string text, string first, string second)
    {
        Statement statement = Assert.Single(
            ExpressionParser.Parse(text, ["Max", "Sum", "when", "Connection", "gt", "P95", "5", "0.5"])
                .Statements);

        Assert.Equal([first, second], statement.Requirement.Measure.Nodes.Select(node => node.Component));
        Assert.All(statement.Requirement.Measure.Nodes, node => Assert.Equal(PathNodeKind.Component, node.Kind));
    }

    [Fact]
    public void A_reduced_node_may_collapse_a_component_named_like_a_function() => Assert.Equal(
        PathNode.Reduced(Reduction.Max, "min"),
        ExpressionParser.Parse("Sum(Max(min), Web) > 1 MBS", ["Min", "Web"])
            .Statements[0].Requirement.Measure.Nodes[0]);

    [Fact]
    public void Without_a_list_of_components_any_name_will_do() =>
        Assert.Equal("Min(Anything, \"at all\") > 1 MBS",
            ExpressionParser.Parse("Min(Anything, \"at all\") > 1 MBS").Statements[0].ToString());

    [Fact]
    public void Not_binds_closer_than_and_and_and_closer_than_or()
    {
        Condition condition = When("not Min(Web, App) > 1 MBS and Max(Web, App) > 2 MBS or Sum(Web, App) > 3 MBS");

        OrCondition or = Assert.IsType<OrCondition>(condition);
        AndCondition and = Assert.IsType<AndCondition>(or.Left);
        Assert.IsType<NotCondition>(and.Left);
        Assert.Equal("Max(Web, App) > 2 MBS", and.Right.ToString());
        Assert.Equal("Sum(Web, App) > 3 MBS", or.Right.ToString());
    }

    [Fact]
    public void And_and_or_join_from_the_left()
    {
        const string A = "Min(Web, App) > 1 MBS";
        Assert.IsType<OrCondition>(Assert.IsType<OrCondition>(When($"{A} or {A} or {A}")).Left);
        Assert.IsType<AndCondition>(Assert.IsType<AndCondition>(When($"{A} and {A} and {A}")).Left);
    }

    [Fact]
    public void Parentheses_come_first()
    {
        const string A = "Min(Web, App) > 1 MBS";
        AndCondition and = Assert.IsType<AndCondition>(When($"NOT({A} OR {A})AND(({A}))"));
        Assert.IsType<OrCondition>(Assert.IsType<NotCondition>(and.Left).Part);
        Assert.IsType<ComparisonCondition>(and.Right);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(10_000, false)]
    public void Parentheses_nest_64_deep(int depth, bool isRead)
    {
        string text = "when " + new string('(', depth) + "Min(Web, App) > 1 MBS" + new string(')', depth)
            + ": Min(Web, App) > 1 MBS";
        CheckDepth(text, isRead, "'('", 6 + 64);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(10_000, false)]
    public void Not_nests_64_deep_and_so_does_its_canonical_text(int depth, bool isRead)
    {
        string not = string.Concat(Enumerable.Repeat("not ", depth));
        string text = $"when {not}Min(Web, App) > 1 MBS: Min(Web, App) > 1 MBS";
        CheckDepth(text, isRead, "'not'", 6 + (64 * 4));
        if (isRead)
        {
            Statement statement = Statements(text)[0];
            Assert.Equal(statement, Statements(statement.ToString())[0]);
        }
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [InlineData(20_000, false)]
    public void A_condition_has_at_most_256_comparisons(int count, bool isRead)
    {
        string condition = string.Join(" or ", Enumerable.Repeat("Min(Web, App) > 1 MBS", count));
        ExpressionParseResult result = Parse($"when {condition}: Min(Web, App) > 1 MBS");

        Assert.Equal(
            isRead ? [] : ["at most 256 comparisons in a condition"],
            result.Problems.Select(problem => problem.Expected));
        Assert.Equal(isRead ? 1 : 0, result.Statements.Count);
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void A_path_has_at_most_16_nodes(int count, bool isRead)
    {
        ExpressionParseResult result = Parse($"Min({string.Join(", ", Enumerable.Repeat("Web", count))}) > 1 MBS");

        Assert.Equal(isRead ? [] : ["at most 16 nodes"], result.Problems.Select(problem => problem.Expected));
        Assert.Equal(isRead ? [] : [5 + (16 * 5)], result.Problems.Select(problem => problem.Column));
    }

    private static void CheckDepth(string text, bool isRead, string found, int column)
    {
        ExpressionParseResult result = Parse(text);
        if (isRead)
        {
            Assert.Empty(result.Problems);
            return;
        }

        SpecProblem problem = Assert.Single(result.Problems);
        Assert.Equal("at most 64 levels of parentheses and 'not'", problem.Expected);
        Assert.Equal((1, column, found), (problem.Line, problem.Column, problem.Found));
    }

    private static Condition When(string condition) =>
        Assert.Single(Statements($"when {condition}: Min(Web, App) > 1 MBS")).When!;

    private static ExpressionParseResult Parse(string text) =>
        ExpressionParser.Parse(text, ["Web", "App", "Front End"]);

    private static System.Collections.Generic.IReadOnlyList<Statement> Statements(string text)
    {
        ExpressionParseResult result = Parse(text);
        Assert.Empty(result.Problems);
        return result.Statements;
    }
}
