using System.Collections.Generic;
using System.IO;
using NetUtil.HelpPages;
using NetUtil.HelpPages.Commands;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.HelpPages;

public sealed class HelpBuildTests : System.IDisposable
{
    private static readonly CommandShape s_shape = CommandShape.Of(typeof(GetHelpSampleCommand));

    private readonly TemporaryFolder _folder = new();

    private string HelpFile => _folder.At("help", HelpBuild.CommandFile);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "SYNOPSIS\n    Gets samples of help.")]
    [InlineData("", "SYNTAX\n    Get-HelpSample [[-Name] <String[]>] [-LoadFraction <Double>] [-Quiet] [-WhatIf]")]
    [InlineData("", "\n    Get-HelpSample -Id <Int32> [-LoadFraction <Double>] [-Quiet] [-WhatIf] [-Confirm]")]
    [InlineData("", "DESCRIPTION\n    Use it now & then, see the page (https://example.org/a) and another.")]
    [InlineData("", "RELATED LINKS\n    Set-HelpSample \n    Elsewhere https://example.org/b")]
    [InlineData("-Detailed", "PARAMETERS\n    -Name <String[]>\n        What it is called.")]
    [InlineData("-Full", "Default value                0.5\n")]
    [InlineData("-Full", "Aliases                      VM, Machine\n")]
    [InlineData("-Full", "Accept wildcard characters?  true\n")]
    [InlineData("-Full", "INPUTS\n    System.String\n        A name.")]
    [InlineData("-Full", "        No limits.\n")]
    [InlineData("-Examples", "-------- Example 3: Get by pipeline --------\n")]
    [InlineData("-Examples", "    'a', 'b' |\n        Get-HelpSample\n    \n    Both come out.")]
    [InlineData("-Parameter LoadFraction", "-LoadFraction <Double>\n    How full; 0 to 1.\n")]
    public void Get_Help_shows_the_page(string view, string expected)
    {
        Assert.Empty(Build(SamplePage.Text));
        using EngineSession session = new();
        session.Run($"function Get-HelpSample {{\n<#\n.ExternalHelp {HelpFile}\n#>\n}}");

        Assert.Contains(expected, session.Show($"Get-Help Get-HelpSample {view}"));
    }

    [Fact]
    public void Topics_become_text_and_go_when_their_page_goes()
    {
        string page = _folder.Write("pages/about_A.md", "# about_A\n\n## Short description\nAn idea.\n");
        Build(SamplePage.Text);
        string topic = _folder.At("help", "about_A.help.txt");

        Assert.Equal("TOPIC\n    about_A\n\nSHORT DESCRIPTION\n    An idea.\n", File.ReadAllText(topic));
        File.Delete(page);
        Build(SamplePage.Text);
        Assert.False(File.Exists(topic));
    }

    [Theory]
    [InlineData("### -Quiet\n", "### -Loud\n", 51, "'Get-HelpSample' has no parameter 'Loud'")]
    [InlineData("### -Quiet\n", "### -Loud\n", 1, "parameter 'Quiet' is not described")]
    [InlineData("### -Quiet\n", "### -Id\n", 51, "parameter 'Id' is described twice")]
    public void A_page_is_held_against_the_command(string found, string by, int line, string message)
    {
        IReadOnlyList<PageProblem> problems = Build(SamplePage.With(found, by));

        Assert.Contains(problems, problem => problem.Line == line && problem.Message == message);
        Assert.False(Directory.Exists(_folder.At("help")));
    }

    [Fact]
    public void A_page_without_a_command_is_a_problem()
    {
        string page = _folder.Write("pages/Get-HelpSample.md", SamplePage.Text);

        Assert.Equal(
            [new PageProblem(page, 1, "the module has no command 'Get-HelpSample'")],
            HelpBuild.Run(Path.GetDirectoryName(page)!, [], _folder.At("help")));
    }

    private IReadOnlyList<PageProblem> Build(string page)
    {
        string file = _folder.Write(Path.Combine("pages", SamplePage.FileName), page);
        return HelpBuild.Run(Path.GetDirectoryName(file)!, [s_shape], _folder.At("help"));
    }
}
