using System;
using System.IO;
using NetUtil.Shell.Hosting;

namespace NetUtil.Shell;

/// <summary>The entry of the shell.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        SystemConsole console = new();
        try
        {
            string root = ModuleRoot.Find(AppContext.BaseDirectory);
            return ShellRun.Start(ShellArguments.Parse(arguments), root, console);
        }
        catch (Exception failure) when (failure is ShellException or IOException)
        {
            console.WriteErrorLine(failure.Message);
            return 1;
        }
    }
}
