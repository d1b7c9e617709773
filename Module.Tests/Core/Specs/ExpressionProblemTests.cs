using System.Linq;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

/// <summary>What is said about an expression that is wrong in one place.</summary>
public class ExpressionProblemTests
{
    private const string Node = "a component, '*' or a reduced component";
    private const string Component = "a component of this application";
    private const string Either = "MBS (bytes) or Mbps (bits)?";

    private static readonly string[] s_components = ["Web", "App", "SQLDB", "Front End", "Max"];

    [Theory]
    // Nothing there.
    [InlineData("", 1, 1, "a statement", "the end", null)]
    [InlineData(" \n ", 2, 2, "a statement", "the end", null)]
    [InlineData(";", 1, 2, "a statement", "the end", null)]
    // Functions.
    [InlineData("Web > 1 MBS", 1, 1, "a function", "'Web'", null)]
    [InlineData("Mi(Web, App) > 1 MBS", 1, 1, "a function", "'Mi'", "Min")]
    [InlineData("Averge(Web, App) > 1 MBS", 1, 1, "a function", "'Averge'", "Average")]
    [InlineData("Mean(Web, App) > 1 MBS", 1, 1, "a function", "'Mean'", "Avg")]
    [InlineData("median(Web, App) > 1 MBS", 1, 1, "a function", "'median'", "P50")]
    [InlineData("Foo(Web, App) > 1 MBS", 1, 1, "a function", "'Foo'", null)]
    [InlineData("P49(Web, App) > 1 MBS", 1, 1, "a percentile from P50 to P99", "'P49'", "P50")]
    [InlineData("P100(Web, App) > 1 MBS", 1, 1, "a percentile from P50 to P99", "'P100'", "P99")]
    [InlineData("p99.9(Web, App) > 1 MBS", 1, 1, "a percentile from P50 to P99", "'p99.9'", "P99")]
    [InlineData("P99999999999(Web, App) > 1 MBS", 1, 1, "a percentile from P50 to P99", "'P99999999999'", "P99")]
    [InlineData("Min > 1 MBS", 1, 5, "'('", "'>'", null)]
    [InlineData("Min[Web, App] > 1 MBS", 1, 4, "'('", "'['", null)]
    [InlineData("5 MBS < Min(Web, App)", 1, 1, "a function", "'5'", null)]
    [InlineData("\"Min\"(Web, App) > 1 MBS", 1, 1, "a function", "'\"Min\"'", null)]
    [InlineData("(Min(Web, App) > 1 MBS)", 1, 1, "a function", "'('", null)]
    [InlineData("Connection(Web, App) > 1 MBS", 1, 1, "a function around Connection", "'Connection'", null)]
    // Paths.
    [InlineData("Min() > 1 MBS", 1, 5, Node, "')'", null)]
    [InlineData("Min(Web) > 1 MBS", 1, 8, "',' and a second node", "')'", null)]
    [InlineData("Min(Web App) > 1 MBS", 1, 9, "','", "'App'", null)]
    [InlineData("Min(Web; App) > 1 MBS", 1, 8, "','", "';'", null)]
    [InlineData("Min(Web -> App) > 1 MBS", 1, 9, "','", "'-'", null)]
    [InlineData("Min(Web,, App) > 1 MBS", 1, 9, Node, "','", null)]
    [InlineData("Min(Web, App,) > 1 MBS", 1, 14, Node, "')'", null)]
    [InlineData("Min(Web, App > 1 MBS", 1, 14, "',' or ')'", "'>'", null)]
    [InlineData("Min(Web, App", 1, 13, "',' or ')'", "the end", null)]
    [InlineData("Min(\nWeb,\n  Wob) > 1 MBS", 3, 3, Component, "'Wob'", "Web")]
    [InlineData("Min(Web, 😀) > 1 MBS", 1, 10, Node, "'😀'", null)]
    [InlineData("Min(*, *) > 1 MBS", 1, 8, "a component", "'*'", null)]
    [InlineData("Min(Web, *, App) > 1 MBS", 1, 10, "a component", "'*'", null)]
    [InlineData("Sum(Connection(*, *)) > 1 MBS", 1, 19, "a component", "'*'", null)]
    [InlineData("Sum(Connection(Web, App, SQLDB)) > 1 MBS", 1, 26, "at most 2 nodes", "'SQLDB'", null)]
    [InlineData("Sum(Connection(Web)) > 1 MBS", 1, 19, "',' and a second node", "')'", null)]
    [InlineData("Sum(Connection(Web, App), SQLDB) > 1 MBS", 1, 25, "')'", "','", null)]
    [InlineData("Sum(Web, Connection(Web, App)) > 1 MBS", 1, 10, Node, "'Connection'", null)]
    // Components.
    [InlineData("Min(Wbe, App) > 1 MBS", 1, 5, Component, "'Wbe'", "Web")]
    [InlineData("Min(Web, SQLBD) > 1 MBS", 1, 10, Component, "'SQLBD'", "SQLDB")]
    [InlineData("Min(Web, Database) > 1 MBS", 1, 10, Component, "'Database'", null)]
    [InlineData("Min(Web, Sum) > 1 MBS", 1, 10, Component, "'Sum'", null)]
    [InlineData("Min(Web, Avg(Apq)) > 1 MBS", 1, 14, Component, "'Apq'", "App")]
    [InlineData("Min(\"Front Ent\", App) > 1 MBS", 1, 5, Component, "'Front Ent'", "Front End")]
    [InlineData("Min(Front End, App) > 1 MBS", 1, 5, "a name with spaces in double quotes", "'Front End'",
        "\"Front End\"")]
    [InlineData("Min(\"Front End, App) > 1 MBS", 1, 5, "a closing '\"' on this line",
        "'\"Front End, App) > 1 MBS'", null)]
    [InlineData("Min(\"\", App) > 1 MBS", 1, 5, Node, "'\"\"'", null)]
    // Reduced nodes.
    [InlineData("Min(Each(Web), App) > 1 MBS", 1, 5, "a reduction", "'Each'", null)]
    [InlineData("Min(Max(*), App) > 1 MBS", 1, 9, "a component", "'*'", null)]
    [InlineData("Min(Min(Max(Web)), App) > 1 MBS", 1, 9, "a component", "'Max'", null)]
    [InlineData("Min(Max(Web, App), App) > 1 MBS", 1, 12, "')'", "','", null)]
    [InlineData("Min(Mux(Web), App) > 1 MBS", 1, 5, "a function", "'Mux'", "Max")]
    // Comparisons.
    [InlineData("Min(Web, App)", 1, 14, "a comparison", "the end", null)]
    [InlineData("Min(Web, App) 1 MBS", 1, 15, "a comparison", "'1'", null)]
    [InlineData("Min(Web, App)) > 1 MBS", 1, 14, "a comparison", "')'", null)]
    [InlineData("Min(Web, App) => 1 MBS", 1, 15, "a comparison", "'=>'", ">=")]
    [InlineData("Min(Web, App) =< 1 MBS", 1, 15, "a comparison", "'=<'", "<=")]
    [InlineData("Min(Web, App) == 1 MBS", 1, 15, "a comparison", "'=='", "=")]
    [InlineData("Min(Web, App) ≥ 1 MBS", 1, 15, "a comparison", "'≥'", ">=")]
    [InlineData("Min(Web, App) != 1 MBS", 1, 15, "a comparison", "'!='", null)]
    [InlineData("Min(Web, App) <> 1 MBS", 1, 15, "a comparison", "'<>'", null)]
    [InlineData("Min(Web, App) gte 1 MBS", 1, 15, "a comparison", "'gte'", "gt")]
    [InlineData("Min(Web, App) above 1 MBS", 1, 15, "a comparison", "'above'", null)]
    // Bandwidths.
    [InlineData("Min(Web, App) >", 1, 16, "a number", "the end", null)]
    [InlineData("Min(Web, App) > MBS", 1, 17, "a number", "'MBS'", null)]
    [InlineData("Min(Web, App) > 1", 1, 18, "a unit of bandwidth", "the end", null)]
    [InlineData("Min(Web, App) > 1;", 1, 18, "a unit of bandwidth", "';'", null)]
    [InlineData("Min(Web, App) > 1 Max(Web, App) > 1 MBS", 1, 19, "a unit of bandwidth", "'Max'", null)]
    [InlineData("Min(Web, App) > 1\nMax(Web, App) > 1 MBS", 1, 18, "a unit of bandwidth", "the end of the line",
        null)]
    [InlineData("Min(Web, App) > 1 mbs", 1, 19, "a unit of bandwidth", "'mbs'", Either)]
    [InlineData("Min(Web, App) > 1Mbs", 1, 18, "a unit of bandwidth", "'Mbs'", Either)]
    [InlineData("Min(Web, App) > 1 MB", 1, 19, "a unit of bandwidth", "'MB'", "MBS")]
    [InlineData("Min(Web, App) > 1 mbps", 1, 19, "a unit of bandwidth", "'mbps'", "Mbps")]
    [InlineData("Min(Web, App) > 1 parsec", 1, 19, "a unit of bandwidth", "'parsec'", null)]
    [InlineData("Min(Web, App) > 1,5 MBS", 1, 17, "a number with a decimal point", "'1,5'", "1.5")]
    [InlineData("Min(Web, App) > -1 MBS", 1, 17, "a number of at least 0", "'-1'", null)]
    [InlineData("Min(Web, App) > 1e3 MBS", 1, 17, "a number", "'1e3'", null)]
    [InlineData("Min(Web, App) > 1.2.3 MBS", 1, 17, "a number", "'1.2.3'", null)]
    [InlineData("Min(Web, App) < 0 MBS", 1, 17, "a bandwidth above 0", "0", null)]
    [InlineData("Min(Web, App) ge 0 MBS", 1, 18, "a bandwidth above 0", "0", null)]
    // Conditions.
    [InlineData("when Min(Web, App) > 1 MBS Min(Web, App) > 1 MBS", 1, 28, "':', 'and' or 'or'", "'Min'", null)]
    [InlineData("when Min(Web, App) > 1 MBS and: Min(Web, App) > 1 MBS", 1, 31, "a function", "':'", null)]
    [InlineData("when (Min(Web, App) > 1 MBS: Min(Web, App) > 1 MBS", 1, 28, "')', 'and' or 'or'", "':'", null)]
    [InlineData("when : Min(Web, App) > 1 MBS", 1, 6, "a function", "':'", null)]
    [InlineData("when not Min(Web, Apq) > 1 MBS: Min(Web, App) > 1 MBS", 1, 19, Component, "'Apq'", "App")]
    [InlineData("when Min(Web, App) > 1 MBS:", 1, 28, "a function", "the end", null)]
    [InlineData("when Min(Web, App) > 1 MBS: when Max(Web, App) > 1 MBS: Sum(Web, App) > 1 MBS", 1, 29,
        "a function", "'when'", null)]
    // After a statement.
    [InlineData("Min(Web, App) > 1 MBS, Max(Web, App) > 1 MBS", 1, 22, "a function", "','", null)]
    [InlineData("Min(Web, App) > 1 MBS and Max(Web, App) > 1 MBS", 1, 23, "a function", "'and'", null)]
    public void One_problem_is_said_once_with_its_place(
        string text, int line, int column, string expected, string found, string? suggestion)
    {
        ExpressionParseResult result = ExpressionParser.Parse(text, s_components);

        SpecProblem problem = Assert.Single(result.Problems);
        Assert.Equal(
            (line, column, expected, found, suggestion),
            (problem.Line, problem.Column, problem.Expected, problem.Found, problem.Suggestion));
        Assert.Empty(result.Statements);
    }

    [Theory]
    [InlineData(
        "Min(Web, Apq) > 1 MBS",
        "Line 1, column 10: expected a component of this application, found 'Apq'; write 'App', or add it to the "
        + "components.")]
    [InlineData(
        "Min(Web, Unknown) > 1 MBS",
        "Line 1, column 10: expected a component of this application, found 'Unknown'; add it to the "
        + "components, or "
        + "name one of them.")]
    [InlineData(
        "Min(Web, App) > 1 mbs",
        "Line 1, column 19: expected a unit of bandwidth, found 'mbs'; MBS (bytes) or Mbps (bits)?")]
    [InlineData(
        "Mn(Web, App) > 1 MBS", "Line 1, column 1: expected a function, found 'Mn'; write 'Min'.")]
    [InlineData(
        "Min(Each(Web), App) > 1 MBS",
        "Line 1, column 5: expected a reduction, found 'Each'; Each stands only as the outer function; write "
        + "Min, Max, "
        + "Avg, Sum or a percentile.")]
    [InlineData(
        "Min(Web, *, App) > 1 MBS",
        "Line 1, column 10: expected a component, found '*'; '*' stands only in a path of two nodes; name a "
        + "component.")]
    [InlineData(
        "Min(Web, App) < 0 MBS",
        "Line 1, column 17: expected a bandwidth above 0, found 0; nothing is below 0; write a bandwidth "
        + "above 0, or "
        + "another comparison.")]
    public void The_message_says_where_what_and_what_to_do(string text, string message) =>
        Assert.Equal(message, Assert.Single(ExpressionParser.Parse(text, s_components).Problems).Message);

    [Fact]
    public void A_long_token_is_shortened_in_the_message()
    {
        SpecProblem problem = Assert.Single(
            ExpressionParser.Parse($"Min(Web, {new string('x', 300)}) > 1 MBS", s_components).Problems);

        Assert.Equal("'" + new string('x', 40) + "...'", problem.Found);
    }

    [Theory]
    [InlineData("Min(Web, Wob) > 1 mbs Max(Apq, App) => 1 MBS", new[] { 10, 19, 27, 37 })]
    [InlineData("Min(Web App) > 1 MBS Max(Web, Wob) > 1 MBS", new[] { 9, 31 })]
    [InlineData("Min(Web App) > 1 MBS; Max(Web, Wob) > 1 MBS", new[] { 9, 32 })]
    [InlineData("Min(Web App) > 1 MBS Mox(Web, Wob) > 1 MBS", new[] { 9, 22, 31 })]
    [InlineData("Min(Web App) gt 1MBS Mox(Web, Wob) > 1 MBS", new[] { 9, 22, 31 })]
    [InlineData("Min(Web; App) > 1 MBS; Max(Web, Wob) > 1 MBS", new[] { 8, 33 })]
    [InlineData("Min(Web, App; Max(Web, Wob) > 1 MBS", new[] { 13, 24 })]
    [InlineData("Min(Web App) > .5MBS Max(Web, Wob) > 1 MBS", new[] { 9, 31 })]
    [InlineData("Min(Web, App) > fast Max(Web, Wob) > 1 MBS", new[] { 17, 31 })]
    [InlineData("Min(Web, App) Max(Web, Wob) > 1 MBS", new[] { 15, 24 })]
    [InlineData("Min(Web x Max(Web), App) > 1 MBS Max(Web, Wob) > 1 MBS", new[] { 9, 43 })]
    [InlineData("when Min(Web App) > 1 MBS and Max(Web, App) > 2 MBS: Sum(Web, App) > 1 MBS Sum(Wob, App) > 1 MBS",
        new[] { 14, 80 })]
    [InlineData("Min(Web App) > 1 MBS when Min(Web, Wob) > 1 MBS: Min(Web, App) > 1 MBS", new[] { 9, 36 })]
    [InlineData("when (Min(Web App) > 1 MBS) or not (Min(Web, App) > 1 MBS): Min(Web, App) > 1 MBS Sum(Wob, "
        + "App) > 1 MBS",
        new[] { 15, 87 })]
    public void Reading_goes_on_at_the_next_statement(string text, int[] columns) => Assert.Equal(
        columns, ExpressionParser.Parse(text, s_components).Problems.Select(problem => problem.Column));

    [Fact]
    public void A_missing_parenthesis_does_not_hide_the_next_line()
    {
        const string Text =
            "Min(Web, App > 1 MBS\nMax(Web, Wob) > 1 MBS\nSum(\"Web, App) > 1 MBS\nSum(Web, Apq) > 1 MBS";

        Assert.Equal(
            [(1, 14), (2, 10), (3, 5), (4, 10)],
            ExpressionParser.Parse(Text, s_components).Problems.Select(problem => (problem.Line, problem.Column)));
    }
}
