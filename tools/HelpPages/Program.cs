using System;
using System.Collections.Generic;
using System.Reflection;
using NetUtil.HelpPages.Commands;

namespace NetUtil.HelpPages;

/// <summary>The entry: makes the help files of a module from its pages.</summary>
internal static class Program
{
    private const int ArgumentCount = 3;

    private static int Main(string[] arguments)
    {
        if (arguments.Length != ArgumentCount)
        {
            Console.Error.WriteLine("usage: netutil-help <pages' folder> <module's assembly> <help files' folder>");
            return 1;
        }

        IReadOnlyList<CommandShape> commands = CommandShape.AllOf(Assembly.LoadFrom(arguments[1]));
        IReadOnlyList<PageProblem> problems = HelpBuild.Run(arguments[0], commands, arguments[2]);
        foreach (PageProblem problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return problems.Count == 0 ? 0 : 1;
    }
}
