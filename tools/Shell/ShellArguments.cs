using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Shell;

/// <summary>The shell's command line, taken apart. Immutable.</summary>
/// <param name="Task">What to do.</param>
/// <param name="Text">The script's path or the command's text; empty where the task needs neither.</param>
/// <param name="Rest">What is passed on to the script, as it was written.</param>
internal sealed record ShellArguments(ShellTask Task, string Text, IReadOnlyList<string> Rest)
{
    /// <summary>How the shell is called.</summary>
    internal const string Usage =
        """
        dotnet run --project tools/Shell                              the demo
        dotnet run --project tools/Shell -- -Name value ...           the demo, with its parameters
        dotnet run --project tools/Shell -- script.ps1 -Name value    a script, with its parameters
        dotnet run --project tools/Shell -- -Command "text"           a command
        dotnet run --project tools/Shell -- -Interactive              a prompt; 'exit' ends it
        """;

    /// <summary>Takes a command line apart.</summary>
    /// <param name="arguments">The arguments; may be empty.</param>
    /// <exception cref="ShellException">An argument is missing, or one too many is there.</exception>
    internal static ShellArguments Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
        {
            return new(ShellTask.Demo, "", []);
        }

        string first = arguments[0];
        string[] rest = [.. arguments.Skip(1)];
        return first.ToUpperInvariant() switch
        {
            "-INTERACTIVE" => Interactive(rest),
            "-COMMAND" => Command(rest),
            "-?" or "-H" or "-HELP" or "--HELP" => new(ShellTask.Usage, "", []),
            _ when first.StartsWith('-') => new(ShellTask.Demo, "", [.. arguments]),
            _ => new(ShellTask.Script, first, rest),
        };
    }

    private static ShellArguments Interactive(string[] rest) =>
        rest.Length == 0
            ? new(ShellTask.Interactive, "", [])
            : throw new ShellException($"'-Interactive' takes nothing after it, but '{rest[0]}' follows.");

    private static ShellArguments Command(string[] rest) =>
        rest.Length > 0
            ? new(ShellTask.Command, string.Join(' ', rest), [])
            : throw new ShellException("'-Command' needs the text of a command after it.");
}
