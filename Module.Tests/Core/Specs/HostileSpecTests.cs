using System;
using System.IO;
using System.Linq;
using System.Text;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

public class HostileSpecTests
{
    [Theory]
    [InlineData("<!DOCTYPE application>")]
    [InlineData("<!DOCTYPE application SYSTEM \"file:///etc/passwd\">")]
    [InlineData("<!DOCTYPE application [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE application [<!ENTITY % x SYSTEM \"http://localhost:1/x.dtd\"> %x;]>")]
    [InlineData("<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        + "\"&b;&b;&b;&b;&b;&b;&b;\">"
        + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]>")]
    public void A_document_type_is_refused_with_all_it_brings(string type)
    {
        SpecProblem problem =
            Assert.Single(SpecReader.Read("<!-- <!DOCTYPE x> -->\n " + type + SpecXml.Of()).Problems);

        Assert.Equal(
            "Line 2, column 2: expected no document type, found '<!DOCTYPE'; a spec has no document type and "
            + "no entities "
            + "of its own; remove it.",
            problem.Message);
    }

    [Fact]
    public void An_entity_that_nobody_declared_is_refused_at_its_place()
    {
        string xml = SpecXml.WithText("&passwd;");
        SpecProblem problem = Assert.Single(SpecReader.Read(xml).Problems);

        Assert.Equal("well-formed XML", problem.Expected);
        Assert.Equal((1, xml.IndexOf("passwd", StringComparison.Ordinal) + 1), (problem.Line, problem.Column));
        Assert.EndsWith("Nothing after it was read.", problem.Message);
    }

    [Theory]
    [InlineData("", 1, 1, "the end")]
    [InlineData("hello", 1, 1, "'hello'")]
    [InlineData("<application", 1, 13, "the end")]
    [InlineData("<!-- <!DOCTYPE --> oops", 1, 20, "'oops'")]
    public void What_is_no_XML_is_a_problem_and_no_exception(string xml, int line, int column, string found)
    {
        SpecReadResult result = SpecReader.Read(xml);

        SpecProblem problem = Assert.Single(result.Problems);
        Assert.Equal(
            (line, column, "well-formed XML", found),
            (problem.Line, problem.Column, problem.Expected, problem.Found));
        Assert.Null(result.Spec);
    }

    [Fact]
    public void A_file_that_breaks_off_gives_that_and_what_is_wrong_before()
    {
        const string Xml = "<application name=\"a\" xmlns=\"urn:netutil:app-network-spec:1\">\n<components>\n"
            + "<component vmm=\"x\" vm=\"a\">Web</component>\n<component vm=\"b\">Ap";

        Assert.Equal(
            [(3, 12, "an attribute of 'component'"), (4, 21, "well-formed XML")],
            SpecReader.Read(Xml).Problems.Select(problem => (problem.Line, problem.Column, problem.Expected)));
    }

    [Fact]
    public void Names_are_not_called_unknown_where_the_components_broke_off()
    {
        string xml = SpecXml.Of(SpecXml.Requirements, SpecXml.Components)
            .Replace("</components></application>", "");

        Assert.Equal("well-formed XML", Assert.Single(SpecReader.Read(xml).Problems).Expected);
    }

    [Fact]
    public void Elements_10_000_deep_are_refused_at_the_seventeenth()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 10_000))
            + string.Concat(Enumerable.Repeat("</a>", 10_000));
        SpecProblem problem = SpecReader.Read(deep).Problems.Last();

        Assert.Equal(("at most 16 levels of elements", "'a'"), (problem.Expected, problem.Found));
        Assert.Equal((1, (16 * 3) + 2), (problem.Line, problem.Column));
    }

    [Fact]
    public void Unclosed_functions_10_000_deep_are_refused_at_the_third()
    {
        SpecProblem problem = Assert.Single(
            SpecReader.Read(SpecXml.WithText(string.Concat(Enumerable.Repeat("Min(", 10_000)))).Problems);

        Assert.Equal(("a component", "'Min'"), (problem.Expected, problem.Found));
    }

    [Fact]
    public void A_stream_of_100_MB_is_refused_after_the_first_part()
    {
        using CountingStream seekable = new(100_000_000, canSeek: true);
        using CountingStream endless = new(long.MaxValue, canSeek: false);

        CheckTooLarge(SpecReader.Read(seekable));
        CheckTooLarge(SpecReader.Read(endless));
        Assert.Equal(0, seekable.BytesRead);
        Assert.InRange(endless.BytesRead, 1, 4 * SpecReader.MostCharacters);
    }

    [Fact]
    public void A_reader_of_endless_text_is_refused_after_the_first_part()
    {
        using CountingStream endless = new(long.MaxValue, canSeek: false);
        using StreamReader reader = new(endless);

        CheckTooLarge(SpecReader.Read(reader));
        Assert.InRange(endless.BytesRead, 1, 4 * SpecReader.MostCharacters);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_largest_spec_has_1_048_576_characters(int beyond, bool isRead)
    {
        string xml = SpecXml.Of();
        xml += new string('\n', SpecReader.MostCharacters - xml.Length + beyond);
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(xml));
        using StringReader reader = new(xml);

        foreach (SpecReadResult result in new[] { SpecReader.Read(xml), SpecReader.Read(stream),
            SpecReader.Read(reader) })
        {
            Assert.Equal(isRead, result.Spec is not null);
            if (!isRead)
            {
                CheckTooLarge(result);
            }
        }
    }

    [Fact]
    public void After_1000_problems_a_last_one_says_that_there_are_more()
    {
        SpecReadResult result = SpecReader.Read(
            SpecXml.WithText(string.Concat(Enumerable.Repeat("Min(Web, Apq) > 1 MBS\n", 30_000))));

        Assert.Equal(1001, result.Problems.Count);
        Assert.All(result.Problems.Take(1000), problem => Assert.Equal("'Apq'", problem.Found));
        Assert.Equal("fewer than 1000 problems", result.Problems[1000].Expected);
    }

    private static void CheckTooLarge(SpecReadResult result)
    {
        SpecProblem problem = Assert.Single(result.Problems);
        Assert.Equal(("a spec of at most 1048576 characters", "more"), (problem.Expected, problem.Found));
        Assert.Null(result.Spec);
        Assert.Empty(result.Xml);
    }
}
