using System.Collections.Generic;
using System.Linq;
using NetUtil.HelpPages.Commands;

namespace NetUtil.HelpPages.Pages;

/// <summary>Holds a page against the command it is about.</summary>
internal static class PageCheck
{
    /// <summary>Finds what the page says too much or too little.</summary>
    /// <param name="file">The page's path.</param>
    /// <param name="page">The page.</param>
    /// <param name="command">The command, or null where the module has none of that name.</param>
    internal static IEnumerable<PageProblem> Compare(string file, HelpPage page, CommandShape? command)
    {
        if (command is null)
        {
            return [new PageProblem(file, 1, $"the module has no command '{page.Command}'")];
        }

        string[] documented = [.. command.Parameters.Where(item => !item.IsEngineOwn).Select(item => item.Name)];
        IEnumerable<PageProblem> stale = page.Parameters
            .Where(item => !documented.Contains(item.Name))
            .Select(item => new PageProblem(file, item.Line, $"'{page.Command}' has no parameter '{item.Name}'"));
        IEnumerable<PageProblem> twice = page.Parameters
            .GroupBy(item => item.Name)
            .SelectMany(group => group.Skip(1))
            .Select(item => new PageProblem(file, item.Line, $"parameter '{item.Name}' is described twice"));
        IEnumerable<PageProblem> missing = documented
            .Except(page.Parameters.Select(item => item.Name))
            .Select(name => new PageProblem(file, 1, $"parameter '{name}' is not described"));
        return [.. stale, .. twice, .. missing];
    }
}
