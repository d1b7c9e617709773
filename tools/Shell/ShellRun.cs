using System;
using System.IO;
using NetUtil.Shell.Hosting;

namespace NetUtil.Shell;

/// <summary>Carries out what the command line asks for.</summary>
internal static class ShellRun
{
    /// <summary>Runs to the end.</summary>
    /// <param name="arguments">What to do.</param>
    /// <param name="root">The folder of the module's manifest.</param>
    /// <param name="console">Where to read and write.</param>
    /// <returns>The exit code: 0, 1 after an error that ended the run, or what <c>exit</c> was given.</returns>
    /// <exception cref="ShellException">A file is missing or the module cannot be imported.</exception>
    internal static int Start(ShellArguments arguments, string root, IShellConsole console)
    {
        if (arguments.Task == ShellTask.Usage)
        {
            console.WriteLine(ShellArguments.Usage);
            return 0;
        }

        string script = arguments.Task switch
        {
            ShellTask.Demo => DemoScript(root),
            ShellTask.Script => ScriptFile(arguments.Text),
            _ => "",
        };
        using ShellSession session = ShellSession.Open(root, console);
        if (arguments.Task == ShellTask.Interactive)
        {
            return new InteractivePrompt(session, console).Run();
        }

        using IDisposable stopping = console.OnStop(session.Stop);
        return arguments.Task == ShellTask.Command
            ? session.RunCommand(arguments.Text)
            : session.RunScript(script, arguments.Rest);
    }

    private static string DemoScript(string root)
    {
        string path = Path.Combine(root, "tools", "Shell", "Demo.ps1");
        return File.Exists(path)
            ? path
            : throw new ShellException($"The demo '{path}' is missing. Restore it from the repository.");
    }

    private static string ScriptFile(string path)
    {
        string full = Path.GetFullPath(path);
        return File.Exists(full)
            ? full
            : throw new ShellException($"There is no script '{full}'.\nUsage:\n{ShellArguments.Usage}");
    }
}
