using System.Linq;
using NetUtil.HelpPages;
using NetUtil.HelpPages.Pages;
using Xunit;

namespace NetUtil.Tests.HelpPages;

public class PageReaderTests
{
    [Fact]
    public void Read_takes_all_parts_of_a_page()
    {
        PageReader reader = new(SamplePage.FileName, SamplePage.Text);
        HelpPage page = reader.Read();

        Assert.Empty(reader.Problems);
        Assert.Equal(("Get-HelpSample", "Gets samples of help."), (page.Command, page.Synopsis));
        Assert.Equal(
            [
                "Use it now & then, see the page (https://example.org/a) and another.",
                "- one\n- two lines",
            ],
            page.Description);
        Assert.Equal(
            ["Example 1: Get all", "Example 2: Get one", "Example 3: Get by pipeline"],
            page.Examples.Select(example => example.Title));
        Assert.Equal("'a', 'b' |\n    Get-HelpSample", page.Examples[2].Code);
        Assert.Equal(["One comes out:", "Name\na"], page.Examples[1].Remarks);
        Assert.Equal(["Name", "Id", "LoadFraction", "Quiet"], page.Parameters.Select(item => item.Name));
        Assert.Equal(["How full; 0 to 1."], page.Parameters[2].Text);
        Assert.Equal(("System.String", "None"), (page.Inputs[0].Name, page.Outputs[0].Name));
        Assert.Equal(["No limits."], page.Notes);
        Assert.Equal(
            [new PageLink("Set-HelpSample", ""), new PageLink("Elsewhere", "https://example.org/b")], page.Links);
    }

    [Theory]
    [InlineData("# Get-HelpSample", "# Get-Help", 1, "one title '# Get-HelpSample' is expected")]
    [InlineData("help.\n", "help. And more.\n", 3, "the synopsis is one sentence that ends with a full stop")]
    [InlineData("help.\n", "help\n", 3, "the synopsis is one sentence that ends with a full stop")]
    [InlineData("## NOTES", "## REMARKS", 64, "'REMARKS' is none of the sections SYNOPSIS, DESCRIPTION")]
    [InlineData("## NOTES", "## INPUTS", 1, "the sections SYNOPSIS, DESCRIPTION")]
    [InlineData("### -Id\n", "### Id\n", 45, "a parameter's heading is its name after a dash; found 'Id'")]
    [InlineData("Its number.\n", "", 45, "'-Id' has no text")]
    [InlineData("### Example 2: ", "### Example 4: ", 22, "an example's heading begins with 'Example 2: '; found")]
    [InlineData("### Example 3: Get by pipeline", "", 14, "three examples are expected, from simple to pipeline; found")]
    [InlineData("Everything comes out.\n", "", 16, "'Example 1: Get all' needs a code block first, and then")]
    [InlineData("- Set-HelpSample", "Set-HelpSample", 68, "related links are a list")]
    public void Read_names_the_line_of_what_is_wrong(string found, string by, int line, string message)
    {
        PageReader reader = new(SamplePage.FileName, SamplePage.With(found, by));
        reader.Read();

        Assert.Contains(
            reader.Problems, problem => problem.Line == line && problem.Message.StartsWith(message));
    }

    [Fact]
    public void Read_says_that_an_empty_page_lacks_everything()
    {
        PageReader reader = new(SamplePage.FileName, "");
        reader.Read();

        string[] messages = [.. reader.Problems.Select(problem => problem.Message)];
        Assert.Contains("one title '# Get-HelpSample' is expected", messages);
        Assert.Contains(messages, message => message.EndsWith("are expected once each, in this order"));
        Assert.All(reader.Problems, problem => Assert.Equal(1, problem.Line));
    }

    [Fact]
    public void A_problem_is_written_as_a_build_shows_it() =>
        Assert.Equal("a/b.md(7): error HELP: what", new PageProblem("a/b.md", 7, "what").ToString());
}
