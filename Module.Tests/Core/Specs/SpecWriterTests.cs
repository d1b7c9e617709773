using System;
using System.IO;
using System.Linq;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

public class SpecWriterTests
{
    [Fact]
    public void A_spec_is_written_with_what_differs_from_the_defaults()
    {
        ApplicationSpec spec = Read(SpecXml.Of(
            requirements: "<capacitySpecifications><capacitySpecification id='out' priority='75' "
                + "window='300 s'>"
                + "Min(Web, App) &gt; .5 MBS</capacitySpecification><capacitySpecification correct='none'>"
                + "Each(Web, *) gt 1 MBS when Sum(App, Web) &lt; 1 MBS: P95(Web, App) ge 1 "
                + "Mbps</capacitySpecification>"
                + "</capacitySpecifications>"));

        Assert.Equal(
            """
            <application name="Shop" xmlns="urn:netutil:app-network-spec:1">
              <components>
                <component vm="web">Web</component>
                <component vm="app">App</component>
              </components>
              <capacitySpecifications>
                <capacitySpecification id="out" priority="high">Min(Web, App) &gt; 0.5 MBS</capacitySpecification>
                <capacitySpecification correct="none">
                  Each(Web, *) &gt; 1 MBS;
                  when Sum(App, Web) &lt; 1 MBS: P95(Web, App) &gt;= 0.125 MBS;
                </capacitySpecification>
              </capacitySpecifications>
            </application>

            """.ReplaceLineEndings("\n"),
            SpecWriter.Write(spec));
    }

    [Theory]
    [InlineData("three-tier.xml")]
    [InlineData("peer-to-peer.xml")]
    public void The_samples_survive_parse_write_parse(string name) =>
        CheckSurvives(Read(File.ReadAllText(SpecFiles.Sample(name))));

    [Fact]
    public void Every_spec_survives_write_parse_and_is_written_alike_again() =>
        SpecGenerators.Spec().Sample(CheckSurvives, iter: 500);

    [Fact]
    public void Every_statement_survives_its_canonical_text() =>
        SpecGenerators.StatementOf(["Web", "Front End", "when", "a\"b", "x, y", "(", "*"]).Sample(
            statement =>
            {
                ExpressionParseResult result = ExpressionParser.Parse(statement.ToString());
                Assert.Empty(result.Problems);
                Assert.Equal(statement, Assert.Single(result.Statements));
            },
            iter: 2000);

    [Fact]
    public void No_text_makes_the_expression_parser_throw_or_say_nothing() =>
        SpecGenerators.OneOf(
                "Min", "Each", "Connection", "P95", "P7", "when", "and", "or", "not", "(", ")", ",", ";", ":",
                    "*", ">",
                "<=", "=>", "gt", "1", ".5", "MBS", "mbs", "Web", "App", "\"Front End\"", "\"", " ", "\n", "é",
                    "😀", "-")
            .Array[0, 30].Select(parts => string.Join(parts.Length % 2 == 0 ? " " : "", parts))
            .Sample(
                text =>
                {
                    ExpressionParseResult result = ExpressionParser.Parse(text, ["Web", "App", "Front End"]);
                    Assert.NotEqual(result.Problems.Count == 0, result.Statements.Count == 0);
                    string[] lines = text.Split('\n');
                    Assert.All(result.Problems, problem =>
                        Assert.InRange(problem.Column, 1, lines[problem.Line - 1].Length + 1));
                },
                iter: 5000);

    [Fact]
    public void A_spec_broken_anywhere_gives_problems_within_the_file_and_no_exception()
    {
        string xml = File.ReadAllText(SpecFiles.Sample("three-tier.xml"));
        string[] lines = xml.Split('\n');
        Gen.Select(Gen.Int[0, xml.Length - 1], Gen.Int[0, 12],
            Gen.String[Gen.Char["<>&\"'=;:,()*aM1 \n/!-["], 0, 6]).Sample(
            (start, length, other) =>
            {
                string broken = xml.Remove(start, Math.Min(length, xml.Length - start)).Insert(start, other);
                SpecReadResult result = SpecReader.Read(broken);
                Assert.NotEqual(result.Spec is null, result.Problems.Count == 0);
                string[] parts = broken.Split('\n');
                Assert.All(result.Problems, problem =>
                    Assert.InRange(problem.Column, 1, parts[problem.Line - 1].Length + 1));
            },
            iter: 3000);
        Assert.True(lines.Length > 10);
    }

    [Theory]
    [InlineData("a;b", "'a;b' cannot stand in 'vm'")]
    [InlineData(" a", "' a' cannot stand in 'vm'")]
    [InlineData("", "'' cannot stand in 'vm'")]
    public void A_name_that_no_list_can_hold_is_refused(string name, string start) => CheckRefused(
        new ComponentBinding { MachineNames = ["ok", name] }, start);

    [Fact]
    public void What_would_not_read_back_is_refused()
    {
        CheckRefused(new ComponentBinding(), "The spec would not read back: Line 3, column 6: ");
        CheckRefused(new ComponentBinding { Tag = " x" }, "' x' cannot stand in 'tag'");
        CheckRefused(new ComponentBinding { PropertyName = "a=b", PropertyValue = "c" },
            "The property 'a=b' cannot");
        CheckRefused(new ComponentBinding { PropertyName = "a", PropertyValue = "c " }, "The property 'a' cannot");
        CheckRefused(new ComponentBinding { Externals = ["10.0.0.1/8"] }, "The spec would not read back: ");
        Assert.Throws<ArgumentNullException>(() => SpecWriter.Write(null!));
    }

    private static void CheckRefused(ComponentBinding binding, string start)
    {
        Statement statement = ExpressionParser.Parse("Min(Web, Web) > 1 MBS").Statements[0];
        ApplicationSpec spec = new(
            "Shop",
            [new Component("Web", binding)],
            [new CapacitySpecification("r1", false, SpecificationSettings.Default, [statement])]);

        ArgumentException failure = Assert.Throws<ArgumentException>(() => SpecWriter.Write(spec));
        Assert.StartsWith(start, failure.Message);
        Assert.Equal("spec", failure.ParamName);
    }

    private static void CheckSurvives(ApplicationSpec spec)
    {
        string xml = SpecWriter.Write(spec);
        ApplicationSpec read = Read(xml);

        SpecComparer.Check(spec, read);
        Assert.Equal(xml, SpecWriter.Write(read));
    }

    private static ApplicationSpec Read(string xml)
    {
        SpecReadResult result = SpecReader.Read(xml);
        Assert.Empty(result.Problems);
        return result.Spec!;
    }
}
