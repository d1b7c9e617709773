using System;
using System.Globalization;
using System.IO;
using NetUtil.Shell.Hosting;

namespace NetUtil.Shell;

/// <summary>The entry of the shell.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        NameLanguage();
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

    // Where the machine names no language it is English: the engine wraps tables between words only in languages
    // that it knows.
    private static void NameLanguage()
    {
        if (CultureInfo.CurrentCulture.Name.Length == 0)
        {
            CultureInfo english = CultureInfo.GetCultureInfo("en-US");
            CultureInfo.DefaultThreadCurrentCulture = english;
            CultureInfo.DefaultThreadCurrentUICulture = english;
            CultureInfo.CurrentCulture = english;
            CultureInfo.CurrentUICulture = english;
        }
    }
}
