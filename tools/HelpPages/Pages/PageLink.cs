namespace NetUtil.HelpPages.Pages;

/// <summary>A link of a page.</summary>
/// <param name="Text">A command, a topic, or what the address is about.</param>
/// <param name="Address">The address; empty for a command or topic.</param>
internal sealed record PageLink(string Text, string Address);
