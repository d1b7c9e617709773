using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig.Syntax;

namespace NetUtil.HelpPages.Pages;

/// <summary>Turns a topic's page into the text that Get-Help shows.</summary>
internal static class TopicText
{
    private const string Indent = "    ";
    private const int LineColumns = 78;

    /// <summary>The text: headings stand at the margin, all else is indented and broken at blanks.</summary>
    /// <param name="markdown">The page.</param>
    internal static string Of(string markdown)
    {
        StringBuilder text = new();
        bool afterHeading = false;
        foreach (Block block in PlainText.Parse(markdown))
        {
            bool isHeading = block is HeadingBlock;
            text.Append(afterHeading && isHeading ? "\n" : "");
            text.Append(Part(block)).Append(isHeading ? "\n" : "\n\n");
            afterHeading = isHeading;
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static string Part(Block block) =>
        block switch
        {
            HeadingBlock { Level: 1 } => $"TOPIC\n{Indent}{PlainText.Of(block)}",
            HeadingBlock => PlainText.Of(block).ToUpperInvariant(),
            ParagraphBlock or ListBlock => Indented(PlainText.Of(block).Split('\n').SelectMany(Broken)),
            _ => Indented(PlainText.Of(block).Split('\n')),
        };

    private static string Indented(IEnumerable<string> lines) =>
        string.Join("\n", lines.Select(line => line.Length == 0 ? line : Indent + line));

    // Lines that go on are indented as far as the text of a list item.
    private static IEnumerable<string> Broken(string text)
    {
        string start = text.StartsWith("- ", StringComparison.Ordinal) ? "  " : "";
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length == 0)
            {
                line = word;
            }
            else if (line.Length + 1 + word.Length <= LineColumns - Indent.Length)
            {
                line += " " + word;
            }
            else
            {
                yield return line;
                line = start + word;
            }
        }

        yield return line;
    }
}
