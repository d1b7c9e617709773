using NetUtil.HelpPages.Commands;
using NetUtil.HelpPages.Pages;

namespace NetUtil.HelpPages.Maml;

/// <summary>A command's page with what its class declares.</summary>
/// <param name="Page">The page.</param>
/// <param name="Shape">The command.</param>
internal sealed record CommandHelp(HelpPage Page, CommandShape Shape);
