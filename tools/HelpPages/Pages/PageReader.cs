using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NetUtil.HelpPages.Pages;

/// <summary>Reads the page of one command; README.md beside this program has the format.</summary>
internal sealed class PageReader
{
    private const string ExampleStart = "Example ";

    private static readonly string[] s_sections =
    [
        "SYNOPSIS", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS",
    ];

    private readonly string _file;
    private readonly MarkdownDocument _document;
    private readonly List<PageProblem> _problems = [];

    /// <summary>Takes a page.</summary>
    /// <param name="file">Its path, which names the command.</param>
    /// <param name="markdown">Its text.</param>
    internal PageReader(string file, string markdown)
    {
        _file = file;
        _document = PlainText.Parse(markdown);
    }

    /// <summary>What was found wrong; complete after <see cref="Read"/>.</summary>
    internal IReadOnlyList<PageProblem> Problems => _problems;

    /// <summary>Reads the page. Where it has problems, what could be read.</summary>
    internal HelpPage Read()
    {
        string command = Path.GetFileNameWithoutExtension(_file);
        IReadOnlyList<PageSection> titles = PageSection.Split(_document, level: 1);
        if (titles.Count != 1 || titles[0].Title != command)
        {
            Report(titles.Count > 0 ? titles[^1].Line : 1, $"one title '# {command}' is expected");
        }

        Dictionary<string, PageSection> sections = Sections(PageSection.Split(_document, level: 2));
        return new HelpPage(
            command,
            Synopsis(sections["SYNOPSIS"]),
            Required(sections["DESCRIPTION"]),
            Examples(sections["EXAMPLES"]),
            [.. sections["PARAMETERS"].Parts.Select(Parameter)],
            [.. sections["INPUTS"].Parts.Select(Item)],
            [.. sections["OUTPUTS"].Parts.Select(Item)],
            PlainText.Of(sections["NOTES"].Blocks),
            [.. sections["RELATED LINKS"].Blocks.SelectMany(Links)]);
    }

    private Dictionary<string, PageSection> Sections(IReadOnlyList<PageSection> found)
    {
        foreach (PageSection section in found.Where(section => !s_sections.Contains(section.Title)))
        {
            Report(section.Line, $"'{section.Title}' is none of the sections {string.Join(", ", s_sections)}");
        }

        string[] known = [.. found.Select(section => section.Title).Where(s_sections.Contains)];
        if (!known.SequenceEqual(s_sections))
        {
            Report(1, $"the sections {string.Join(", ", s_sections)} are expected once each, in this order");
        }

        return s_sections.ToDictionary(
            title => title,
            title => found.FirstOrDefault(section => section.Title == title)
                ?? new PageSection(title, 1, [], []));
    }

    private string Synopsis(PageSection section)
    {
        IReadOnlyList<string> text = PlainText.Of(section.Blocks);
        if (text.Count != 1 || !text[0].EndsWith('.') || text[0].Contains(". ", StringComparison.Ordinal))
        {
            Report(section.Line, "the synopsis is one sentence that ends with a full stop");
        }

        return string.Join(" ", text);
    }

    private IReadOnlyList<string> Required(PageSection section)
    {
        IReadOnlyList<string> text = PlainText.Of(section.Blocks);
        if (text.Count == 0)
        {
            Report(section.Line, $"'{section.Title}' has no text");
        }

        return text;
    }

    private PageExample[] Examples(PageSection section)
    {
        if (section.Parts.Count < 3)
        {
            Report(
                section.Line,
                $"three examples are expected, from simple to pipeline; found {section.Parts.Count}");
        }

        return [.. section.Parts.Select(Example)];
    }

    private PageExample Example(PageSection section, int index)
    {
        string start = $"{ExampleStart}{index + 1}: ";
        if (!section.Title.StartsWith(start, StringComparison.Ordinal))
        {
            Report(section.Line, $"an example's heading begins with '{start}'; found '{section.Title}'");
        }

        if (section.Blocks.Count < 2 || section.Blocks[0] is not FencedCodeBlock)
        {
            Report(section.Line, $"'{section.Title}' needs a code block first, and then words on what comes out");
            return new PageExample(section.Title, "", []);
        }

        return new PageExample(
            section.Title, PlainText.Of(section.Blocks[0]), PlainText.Of(section.Blocks.Skip(1)));
    }

    private PageItem Parameter(PageSection section)
    {
        if (!section.Title.StartsWith('-'))
        {
            Report(section.Line, $"a parameter's heading is its name after a dash; found '{section.Title}'");
        }

        if (section.Blocks.Count == 0)
        {
            Report(section.Line, $"'{section.Title}' has no text");
        }

        return Item(section) with { Name = section.Title.TrimStart('-') };
    }

    private static PageItem Item(PageSection section) =>
        new(section.Title, PlainText.Of(section.Blocks), section.Line);

    private IEnumerable<PageLink> Links(Block block)
    {
        if (block is not ListBlock list)
        {
            Report(block.Line + 1, "related links are a list");
            return [];
        }

        return list.Select(Link);
    }

    private static PageLink Link(Block item) =>
        item.Descendants<LinkInline>().FirstOrDefault() is { Url: { } url } link
            && url.Contains("://", StringComparison.Ordinal)
            ? new PageLink(link.FirstChild?.ToString() ?? url, url)
            : new PageLink(PlainText.Of(item), "");

    private void Report(int line, string message) => _problems.Add(new PageProblem(_file, line, message));
}
