using System.Linq;
using NetUtil.Core.Specs;
using Xunit;

namespace NetUtil.Tests.Core.Specs;

/// <summary>Positions are those of the file, whatever the XML reader makes of its text.</summary>
public class SpecPositionTests
{
    // The text starts at line 1, column 207 of the file.
    private const int Start = 207;

    [Theory]
    // Min(Web, App) is 13 characters, "&gt;" four of the file and one of the text.
    [InlineData("Min(Web, App) > 1 mbs", 1, Start + 18)]
    [InlineData("Min(Web, App) &gt; 1 mbs", 1, Start + 21)]
    [InlineData("Min(Web, App) &#62; 1 mbs", 1, Start + 22)]
    [InlineData("Min(Web, App) &#x3E;&#x3D; 1 mbs", 1, Start + 29)]
    [InlineData("&#77;in(Web, App) &gt; 1 mbs", 1, Start + 25)]
    [InlineData("<![CDATA[Min(Web, App) > 1 mbs]]>", 1, Start + 27)]
    [InlineData("<![CDATA[Min(Web, App) ]]>&gt;<![CDATA[ 1 mbs]]>", 1, Start + 42)]
    [InlineData("Min(Web, App) <!-- > -->> 1 mbs", 1, Start + 28)]
    [InlineData("Min(Web, App) <?x y?>&gt; 1 mbs", 1, Start + 28)]
    [InlineData("\n  Min(Web, App) &gt; 1 mbs", 2, 24)]
    [InlineData("\r\n  Min(Web, App) &gt; 1 mbs\r\n", 2, 24)]
    [InlineData("\r  Min(Web, App) &gt; 1 mbs", 2, 24)]
    [InlineData("Min(Web,\n App)\r\n&gt; 1\n\n\tmbs", 5, 2)]
    [InlineData("<![CDATA[\r\nMin(Web,\r\n App) > 1 mbs]]>", 3, 11)]
    [InlineData("&#10;Min(Web, App) &gt; 1 mbs", 1, Start + 26)]
    [InlineData("Min(Web, App) > 1 MBS Min(&quot;App&quot;, Web) > 1 mbs", 1, Start + 52)]
    public void A_problem_in_an_expression_has_its_place_in_the_file(string text, int line, int column)
    {
        string xml = SpecXml.WithText(text);
        SpecProblem problem = Assert.Single(SpecReader.Read(xml).Problems);

        Assert.Equal(Start - 1, xml.IndexOf(text, System.StringComparison.Ordinal));
        Assert.Equal((line, column, "'mbs'"), (problem.Line, problem.Column, problem.Found));
    }

    [Theory]
    [InlineData("&#x1F600;", 9)]
    [InlineData("\U0001F600", 2)]
    public void A_character_outside_the_first_plane_counts_as_it_stands(string character, int length)
    {
        string xml = SpecXml.WithText($"<![CDATA[]]>Min(Web, \"{character}\") > 1 mbs");

        Assert.Equal(
            [Start + 12 + 9, Start + 12 + 9 + length + 8],
            SpecReader.Read(xml).Problems.Select(problem => problem.Column));
    }

    [Fact]
    public void A_text_of_many_megabuffers_keeps_its_places()
    {
        string text = string.Concat(Enumerable.Repeat("Min(Web, App) &gt; 1 MBS\r\n", 20_000))
            + "Min(Web, Apq) &gt; 1 MBS";

        SpecProblem problem = Assert.Single(SpecReader.Read(SpecXml.WithText(text)).Problems);
        Assert.Equal((20_001, 10), (problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("external=\"10.0.0.0/8;10.0.0.1/8\"", 22)]
    [InlineData("external=\"10.0.0.0/8; &#49;0.0.0.1/8\"", 23)]
    [InlineData("external = '10.0.0.0/8;10.0.0.1/8'", 24)]
    [InlineData("external\t=\t'10.0.0.0/8;   10.0.0.1/8'", 27)]
    public void A_problem_in_a_list_has_the_place_of_its_entry(string attribute, int offset)
    {
        string xml = SpecXml.WithComponent($"<component {attribute}>Web</component>");
        SpecProblem problem = Assert.Single(SpecReader.Read(xml).Problems);

        int start = xml.IndexOf(attribute, System.StringComparison.Ordinal);
        Assert.Equal((1, start + offset), (problem.Line, problem.Column));
    }

    [Fact]
    public void A_problem_in_an_attribute_over_lines_has_its_line()
    {
        string xml =
            SpecXml.WithComponent("<component\r\n  external=\"10.0.0.0/8;\r\n    10.0.0.1/8\">Web</component>");

        SpecProblem problem = Assert.Single(SpecReader.Read(xml).Problems);
        Assert.Equal((3, 5), (problem.Line, problem.Column));
    }
}
