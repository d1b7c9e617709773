using System;
using System.Management.Automation.Language;
using System.Text;
using NetUtil.Shell.Hosting;

namespace NetUtil.Shell;

/// <summary>Reads commands and runs them until <c>exit</c> or the end of the input.</summary>
internal sealed class InteractivePrompt
{
    private readonly ShellSession _session;
    private readonly IShellConsole _console;

    /// <summary>Makes a prompt.</summary>
    /// <param name="session">Where commands run.</param>
    /// <param name="console">Where they are read from.</param>
    internal InteractivePrompt(ShellSession session, IShellConsole console)
    {
        _session = session;
        _console = console;
    }

    /// <summary>Runs to the end.</summary>
    /// <returns>The exit code that <c>exit</c> names, else 0.</returns>
    internal int Run()
    {
        using IDisposable stopping = _console.OnStop(StopOrAskAgain);
        _console.WriteLine("NetUtil is imported. 'Get-Command -Module NetUtil' lists its commands; 'exit' ends.");
        while (_session.ExitCode is null && ReadCommand() is string text)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                _session.RunCommand(text);
            }
        }

        return _session.ExitCode ?? 0;
    }

    private string Prompt => $"PS {_session.Location}> ";

    // Where nothing runs, the shell goes on.
    private bool StopOrAskAgain()
    {
        if (!_session.Stop())
        {
            _console.WriteLine("");
            _console.Write(Prompt);
        }

        return true;
    }

    private string? ReadCommand()
    {
        _console.Write(Prompt);
        StringBuilder text = new();
        while (_console.ReadLine() is string line)
        {
            // An empty line ends a command that is not complete: its error is then shown.
            text.AppendLine(line);
            if (line.Length == 0 || !IsIncomplete(text.ToString().TrimEnd()))
            {
                return text.ToString();
            }

            _console.Write(">> ");
        }

        return text.Length > 0 ? text.ToString() : null;
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out ParseError[] errors);
        return Array.Exists(errors, error => error.IncompleteInput);
    }
}
