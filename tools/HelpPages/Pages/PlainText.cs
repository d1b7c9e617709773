using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NetUtil.HelpPages.Pages;

/// <summary>Turns markdown into text without marks.</summary>
internal static class PlainText
{
    private const string ColumnGap = "  ";

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Parses a page.</summary>
    /// <param name="markdown">Its text.</param>
    internal static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, s_pipeline);

    /// <summary>The text of blocks, one item a paragraph, list or code block.</summary>
    /// <param name="blocks">Blocks of a document.</param>
    internal static IReadOnlyList<string> Of(IEnumerable<Block> blocks) =>
        [.. blocks.Select(Of).Where(text => text.Length > 0)];

    /// <summary>The text of a block.</summary>
    /// <param name="block">A block.</param>
    internal static string Of(Block block) =>
        block switch
        {
            CodeBlock code => code.Lines.ToString().TrimEnd(),
            Table table => OfTable(table),
            LeafBlock leaf => leaf.Inline is null ? "" : Of(leaf.Inline),
            ListBlock list => OfList(list),
            ContainerBlock container => string.Join("\n\n", Of((IEnumerable<Block>)container)),
            _ => "",
        };

    private static string OfList(ListBlock list)
    {
        int number = 0;
        return string.Join("\n", list.Select(item => Item(list.IsOrdered ? $"{++number}. " : "- ", Of(item))));
    }

    private static string Item(string mark, string text) =>
        mark + text.Replace("\n", "\n" + new string(' ', mark.Length), StringComparison.Ordinal);

    private static string OfTable(Table table)
    {
        string[][] rows = [.. table.OfType<TableRow>().Select(row => row.Select(Of).ToArray())];
        int[] widths = [.. Enumerable.Range(0, rows.Max(row => row.Length))
            .Select(column => rows.Max(row => column < row.Length ? row[column].Length : 0))];
        return string.Join("\n", rows.Select(row =>
            string.Join(ColumnGap, row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()));
    }

    private static string Of(ContainerInline inlines)
    {
        StringBuilder text = new();
        foreach (Inline inline in inlines)
        {
            text.Append(inline switch
            {
                CodeInline code => code.Content,
                LiteralInline literal => literal.Content.ToString(),
                LineBreakInline lineBreak => lineBreak.IsHard ? "\n" : " ",
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                AutolinkInline link => link.Url,
                LinkInline link => OfLink(link),
                ContainerInline container => Of(container),
                _ => "",
            });
        }

        return text.ToString();
    }

    // An address within the pages leads nowhere from a console.
    private static string OfLink(LinkInline link)
    {
        string text = Of((ContainerInline)link);
        return link.Url is { } url && url.Contains("://", StringComparison.Ordinal) ? $"{text} ({url})" : text;
    }
}
