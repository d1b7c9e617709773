using System;

namespace NetUtil.Tests.HelpPages;

/// <summary>A page without a problem.</summary>
internal static class SamplePage
{
    /// <summary>The file's name.</summary>
    internal const string FileName = "Get-HelpSample.md";

    /// <summary>The page's text.</summary>
    internal static string Text { get; } =
        """
        # Get-HelpSample

        ## SYNOPSIS
        Gets `samples` of
        help.

        ## DESCRIPTION
        Use it *now* &amp; then, see [the page](https://example.org/a) and [another](Set-HelpSample.md).

        - one
        - two
          lines

        ## EXAMPLES

        ### Example 1: Get all
        ```powershell
        Get-HelpSample
        ```
        Everything comes out.

        ### Example 2: Get one
        ```powershell
        Get-HelpSample -Name a
        ```
        One comes out:

        ```
        Name
        a
        ```

        ### Example 3: Get by pipeline
        ```powershell
        'a', 'b' |
            Get-HelpSample
        ```
        Both come out.

        ## PARAMETERS

        ### -Name
        What it is called.

        ### -Id
        Its number.

        ### -LoadFraction
        How full; 0 to 1.

        ### -Quiet
        Says less.

        ## INPUTS

        ### System.String
        A name.

        ## OUTPUTS

        ### None
        Nothing.

        ## NOTES
        No limits.

        ## RELATED LINKS
        - Set-HelpSample
        - [Elsewhere](https://example.org/b)

        """.ReplaceLineEndings("\n");

    /// <summary>The page with one text in place of another.</summary>
    /// <param name="found">What is replaced; must be there.</param>
    /// <param name="by">What replaces it.</param>
    internal static string With(string found, string by) =>
        Text.Contains(found, StringComparison.Ordinal)
            ? Text.Replace(found, by, StringComparison.Ordinal)
            : throw new ArgumentException($"The page has no '{found}'.", nameof(found));
}
