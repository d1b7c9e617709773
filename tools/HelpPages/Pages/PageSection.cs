using System.Collections.Generic;
using Markdig.Syntax;

namespace NetUtil.HelpPages.Pages;

/// <summary>A heading and what stands below it, up to the next heading of the same or a higher level.</summary>
/// <param name="Title">The heading's text.</param>
/// <param name="Line">The heading's line, from 1.</param>
/// <param name="Blocks">Everything before the first heading of a lower level.</param>
/// <param name="Parts">The headings below it.</param>
internal sealed record PageSection(
    string Title, int Line, IReadOnlyList<Block> Blocks, IReadOnlyList<PageSection> Parts)
{
    /// <summary>Takes blocks apart by their headings of one level.</summary>
    /// <param name="blocks">Blocks of a document, in order.</param>
    /// <param name="level">The level of the headings, from 1.</param>
    /// <returns>The sections; what stands before the first one is left out.</returns>
    internal static IReadOnlyList<PageSection> Split(IEnumerable<Block> blocks, int level)
    {
        List<PageSection> sections = [];
        HeadingBlock? heading = null;
        List<Block> below = [];
        foreach (Block block in blocks)
        {
            if (block is HeadingBlock next && next.Level == level)
            {
                Close();
                heading = next;
            }
            else
            {
                below.Add(block);
            }
        }

        Close();
        return sections;

        void Close()
        {
            if (heading is not null)
            {
                int own = below.FindIndex(block => block is HeadingBlock);
                sections.Add(new PageSection(
                    PlainText.Of(heading),
                    heading.Line + 1,
                    own < 0 ? below : below[..own],
                    Split(below, level + 1)));
            }

            below = [];
        }
    }
}
