using System;
using System.Linq;
using NetUtil.HelpPages.Pages;
using Xunit;

namespace NetUtil.Tests.HelpPages;

public class TopicTextTests
{
    [Theory]
    [InlineData("# about_A", "TOPIC\n    about_A\n")]
    [InlineData("# about_A\n## Words\ntext", "TOPIC\n    about_A\n\nWORDS\n    text\n")]
    [InlineData("one\n\ntwo", "    one\n\n    two\n")]
    [InlineData("| a | b |\n|---|---|\n| long | c |", "    a     b\n    long  c\n")]
    [InlineData("```\ncode  stays\n\n  as it is\n```", "    code  stays\n\n      as it is\n")]
    [InlineData("1. a\n2. b", "    1. a\n    2. b\n")]
    public void Of_writes_each_kind_of_block(string markdown, string expected) =>
        Assert.Equal(expected, TopicText.Of(markdown));

    [Fact]
    public void Of_breaks_long_lines_at_blanks_and_loses_no_word()
    {
        string[] words = [.. Enumerable.Range(1, 60).Select(number => new string('w', number % 11 + 1))];
        string text = TopicText.Of("- " + string.Join(' ', words));
        string[] lines = text.TrimEnd('\n').Split('\n');

        Assert.All(lines, line => Assert.InRange(line.Length, 1, 78));
        Assert.All(lines.Skip(1), line => Assert.StartsWith("      w", line));
        Assert.Equal(["-", .. words], text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Of_leaves_a_word_whole_that_is_longer_than_a_line() =>
        Assert.Equal($"    a\n    {new string('w', 90)}\n    b\n", TopicText.Of($"a {new string('w', 90)} b"));
}
