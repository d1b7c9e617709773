using System.Collections.Generic;

namespace NetUtil.HelpPages.Pages;

/// <summary>An example of a page.</summary>
/// <param name="Title">The heading, such as <c>Example 1: Ask once</c>.</param>
/// <param name="Code">What is typed.</param>
/// <param name="Remarks">What comes out and what it means.</param>
internal sealed record PageExample(string Title, string Code, IReadOnlyList<string> Remarks);
