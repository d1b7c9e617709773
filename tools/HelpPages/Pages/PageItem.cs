using System.Collections.Generic;

namespace NetUtil.HelpPages.Pages;

/// <summary>A named part of a section: a parameter or a type.</summary>
/// <param name="Name">The parameter's name without dash, or the type's.</param>
/// <param name="Text">What it means.</param>
/// <param name="Line">The line of its heading, from 1.</param>
internal sealed record PageItem(string Name, IReadOnlyList<string> Text, int Line);
