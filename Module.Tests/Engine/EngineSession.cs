using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using NetUtil.Shell.Hosting;

namespace NetUtil.Tests.Engine;

/// <summary>A PowerShell session in the tests' process, with the module imported from the repository's root. It
/// has the engine's own commands only: scripts use the language, .NET and the module.</summary>
internal sealed class EngineSession : IDisposable
{
    private readonly Runspace _runspace;

    /// <summary>Opens a session.</summary>
    /// <param name="answers">The lines that prompts will read, in order.</param>
    internal EngineSession(params string[] answers)
    {
        Console = new RecordedConsole(answers);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        _runspace = RunspaceFactory.CreateRunspace(new ShellHost(Console), state);
        _runspace.Open();
        EngineRun import = Run("param($Manifest) Import-Module $Manifest", ("Manifest", Checkout.Manifest));
        if (import.Errors.Count > 0)
        {
            throw new InvalidOperationException($"The module cannot be imported: {import.Errors[0]}");
        }
    }

    /// <summary>What was shown and asked.</summary>
    internal RecordedConsole Console { get; }

    /// <summary>Runs a script in the session's own scope and keeps what it writes.</summary>
    /// <param name="script">Any script; may begin with <c>param()</c>.</param>
    /// <param name="parameters">Values for its parameters.</param>
    internal EngineRun Run(string script, params (string Name, object? Value)[] parameters)
    {
        using PowerShell shell = Prepare(script, parameters);
        List<PSObject> output = [];
        ErrorRecord? ending = Invoke(shell, output);
        IEnumerable<ErrorRecord> errors = shell.Streams.Error;
        return new EngineRun(
            output,
            [.. errors.Concat(ending is null ? [] : [ending])],
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            [.. shell.Streams.Progress],
            ending is not null);
    }

    /// <summary>Runs a script and stops it, as a user does, at its first report of progress.</summary>
    /// <param name="script">Any script that reports progress.</param>
    /// <returns>Whether it was stopped before it ended.</returns>
    internal bool StopAtProgress(string script)
    {
        using PowerShell shell = Prepare(script, []);
        using ManualResetEventSlim reported = new();
        shell.Streams.Progress.DataAdded += (_, _) => reported.Set();
        IAsyncResult running = shell.BeginInvoke();
        WaitHandle.WaitAny([reported.WaitHandle, running.AsyncWaitHandle]);
        shell.Stop();
        try
        {
            shell.EndInvoke(running);
            return false;
        }
        catch (PipelineStoppedException)
        {
            return true;
        }
    }

    /// <summary>Runs a script and gives what a console shows of its objects, by the module's views.</summary>
    /// <param name="script">Any script.</param>
    internal string Show(string script)
    {
        int before = Console.Output.Length;
        using PowerShell shell = Prepare(script, []);
        shell.AddCommand(new CmdletInfo("Out-Default", typeof(Microsoft.PowerShell.Commands.OutDefaultCommand)));
        ErrorRecord? ending = Invoke(shell, []);
        return ending is null ? Console.Output[before..] : throw new InvalidOperationException(ending.ToString());
    }

    /// <summary>Runs a script and stops it, as Ctrl+C does.</summary>
    /// <param name="script">Any script; may begin with <c>param()</c>.</param>
    /// <param name="when">Set by the script once it is to be stopped.</param>
    /// <param name="parameters">Values for its parameters.</param>
    /// <returns>Whether it was running until then and has ended by the stop.</returns>
    internal bool RunAndStop(string script, WaitHandle when, params (string Name, object? Value)[] parameters)
    {
        using PowerShell shell = Prepare(script, parameters);
        IAsyncResult running = shell.BeginInvoke();
        bool isWaiting = WaitHandle.WaitAny([when, running.AsyncWaitHandle]) == 0;
        shell.Stop();
        return isWaiting && shell.InvocationStateInfo.State == PSInvocationState.Stopped;
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    private PowerShell Prepare(string script, IEnumerable<(string Name, object? Value)> parameters)
    {
        PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script, useLocalScope: false);
        foreach ((string name, object? value) in parameters)
        {
            shell.AddParameter(name, value);
        }

        return shell;
    }

    private static ErrorRecord? Invoke(PowerShell shell, List<PSObject> output)
    {
        try
        {
            shell.Invoke(input: null, output);
            return null;
        }
        catch (RuntimeException failure)
        {
            return failure.ErrorRecord;
        }
    }
}
