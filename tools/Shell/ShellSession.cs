using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using NetUtil.Shell.Failures;
using NetUtil.Shell.Hosting;

namespace NetUtil.Shell;

/// <summary>A PowerShell session with the module imported. One caller at a time; <see cref="Stop"/> from any
/// thread.</summary>
internal sealed class ShellSession : IDisposable
{
    private readonly Runspace _runspace;
    private readonly ShellHost _host;
    private readonly FailureWriter _failures;
    private volatile PowerShell? _running;

    private ShellSession(Runspace runspace, ShellHost host, FailureWriter failures)
    {
        _runspace = runspace;
        _host = host;
        _failures = failures;
    }

    /// <summary>The exit code that a command asked for, or null while none has.</summary>
    internal int? ExitCode => _host.ExitCode;

    /// <summary>The current folder of the session.</summary>
    internal string Location => _runspace.SessionStateProxy.Path.CurrentLocation.Path;

    /// <summary>Opens a session and imports the module.</summary>
    /// <param name="root">The folder of the module's manifest.</param>
    /// <param name="console">Where to read and write.</param>
    /// <exception cref="ShellException">The module cannot be imported.</exception>
    internal static ShellSession Open(string root, IShellConsole console)
    {
        ShellHost host = new(console);
        Runspace runspace = RunspaceFactory.CreateRunspace(host, InitialState());
        runspace.Open();
        Runspace.DefaultRunspace = runspace;
        if (!console.IsTerminal)
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }

        ShellSession session = new(runspace, host, new FailureWriter(host.UI));
        session.ImportModule(Path.Combine(root, ModuleRoot.ManifestName));
        return session;
    }

    /// <summary>Runs a script file; what it writes is shown.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="words">What follows the script on the command line.</param>
    /// <returns>The exit code.</returns>
    internal int RunScript(string path, IEnumerable<string> words)
    {
        _runspace.SessionStateProxy.SetVariable("global:LASTEXITCODE", 0);
        Command script = new(path);
        foreach (CommandParameter parameter in ScriptArguments.From(words))
        {
            script.Parameters.Add(parameter);
        }

        bool completed = Run(script);
        int code = _host.ExitCode ?? LastExitCode();
        return completed || code != 0 ? code : 1;
    }

    /// <summary>Runs text as if it were typed; what it writes is shown.</summary>
    /// <param name="text">Any script text.</param>
    /// <returns>The exit code.</returns>
    internal int RunCommand(string text)
    {
        bool completed = Run(new Command(text, isScript: true, useLocalScope: false));
        bool succeeded = _runspace.SessionStateProxy.GetVariable("?") is true;
        return _host.ExitCode ?? (completed && succeeded ? 0 : 1);
    }

    /// <summary>Stops what is running, if something is; does not wait.</summary>
    /// <returns>Whether something was.</returns>
    internal bool Stop()
    {
        PowerShell? running = _running;
        running?.BeginStop(null, null);
        return running is not null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _host.Finish();
        _runspace.Dispose();
    }

    private static InitialSessionState InitialState()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        }

        return state;
    }

    private void ImportModule(string manifest)
    {
        using PowerShell import = PowerShell.Create(_runspace);
        import.AddCommand("Import-Module").AddParameter("Name", manifest);
        try
        {
            import.Invoke();
        }
        catch (RuntimeException failure)
        {
            throw new ShellException($"'{manifest}' cannot be imported: {failure.Message}");
        }

        if (import.Streams.Error.FirstOrDefault() is ErrorRecord error)
        {
            throw new ShellException($"'{manifest}' cannot be imported: {error}");
        }
    }

    // Gives false where an error ended the run, or a command is missing that it cannot do without.
    private bool Run(Command command)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.Commands.AddCommand(command);
        shell.AddCommand(new CmdletInfo("Out-Default", typeof(Microsoft.PowerShell.Commands.OutDefaultCommand)));
        shell.Streams.Error.DataAdded += ShowError;
        _failures.Reset();
        _running = shell;
        try
        {
            shell.Invoke();
            bool isCompleted = shell.InvocationStateInfo.State == PSInvocationState.Completed;
            return isCompleted && !_failures.SawLackingCommand;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException failure)
        {
            _failures.Write(failure.ErrorRecord);
            return false;
        }
        finally
        {
            _running = null;
            _host.Finish();
        }
    }

    // Called while the error is written, so errors keep their place between other output.
    private void ShowError(object? sender, DataAddedEventArgs added)
    {
        if (sender is PSDataCollection<ErrorRecord> errors)
        {
            _failures.Write(errors[added.Index]);
        }
    }

    private int LastExitCode() =>
        _runspace.SessionStateProxy.GetVariable("global:LASTEXITCODE") is int code ? code : 0;
}
