using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NetUtil.HelpPages.Pages;
using NetUtil.Tests.Engine;
using Markdig.Syntax;
using Xunit;

namespace NetUtil.Tests.Layout;

public class FirstScreenTests
{
    private static readonly Block[] s_readme =
        [.. PlainText.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "README.md")))];

    [Fact]
    public void The_readme_says_what_NetUtil_does_in_three_sentences()
    {
        string text = PlainText.Of(s_readme[1]);

        Assert.IsType<ParagraphBlock>(s_readme[1]);
        Assert.Equal(3, Regex.Count(text, @"\.(\s|$)"));
    }

    [Fact]
    public void The_readme_begins_with_exactly_the_two_commands() =>
        Assert.Equal(
            ["dotnet run --project tools/Shell", "dotnet test"],
            PlainText.Of(s_readme.OfType<FencedCodeBlock>().First()).Split('\n'));

    [Fact]
    public void The_first_screen_goes_on_with_PowerShell()
    {
        FencedCodeBlock block = s_readme.OfType<FencedCodeBlock>().ElementAt(1);

        Assert.All(PlainText.Of(block).Split('\n'), line => Assert.StartsWith("./build.ps1 -Task ", line));
        Assert.InRange(block.Line, 1, 30);
    }

    [Fact]
    public void Every_task_of_the_build_script_is_in_the_readme()
    {
        string script = File.ReadAllText(Path.Combine(Checkout.Root, "build.ps1"));
        string[] tasks = [.. Regex.Match(script, @"ValidateSet\(('Demo'[^)]*)\)").Groups[1].Value
            .Split(',').Select(task => task.Trim(' ', '\''))];
        string readme = File.ReadAllText(Path.Combine(Checkout.Root, "README.md"));

        Assert.Equal(["Demo", "Build", "Test", "Pester", "Package"], tasks);
        Assert.All(tasks, task => Assert.Contains($"./build.ps1 -Task {task}", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_of_the_readme_lead_somewhere()
    {
        string readme = File.ReadAllText(Path.Combine(Checkout.Root, "README.md"));
        string[] links = [.. Regex.Matches(readme, @"\]\(([^):]+)\)").Select(match => match.Groups[1].Value)];

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Checkout.Root, link)), link));
    }
}
