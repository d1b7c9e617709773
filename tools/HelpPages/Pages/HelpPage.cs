using System.Collections.Generic;

namespace NetUtil.HelpPages.Pages;

/// <summary>What a page says of a command. Immutable; texts are plain, one paragraph an item.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Synopsis">One sentence.</param>
/// <param name="Description">When to use it, and what it does.</param>
/// <param name="Examples">From simple to pipeline.</param>
/// <param name="Parameters">What each parameter means.</param>
/// <param name="Inputs">What the pipeline may bring.</param>
/// <param name="Outputs">What is written.</param>
/// <param name="Notes">Limits.</param>
/// <param name="Links">Where to read on.</param>
internal sealed record HelpPage(
    string Command,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyList<PageExample> Examples,
    IReadOnlyList<PageItem> Parameters,
    IReadOnlyList<PageItem> Inputs,
    IReadOnlyList<PageItem> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<PageLink> Links);
