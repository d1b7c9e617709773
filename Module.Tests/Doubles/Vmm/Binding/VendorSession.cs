using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace NetUtil.Tests.Doubles.Vmm.Binding;

/// <summary>A session that has the doubles of the vendors' modules, in this process or in another.</summary>
internal sealed class VendorSession : IDisposable
{
    private readonly Runspace _runspace;

    /// <summary>Opens a session in this process.</summary>
    /// <param name="platform">What answers there.</param>
    internal VendorSession(IVendorPlatform platform)
    {
        _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        _runspace.Open();
        VendorModules.Import(_runspace, platform);
    }

    /// <summary>Takes a session that is open and has the modules.</summary>
    /// <param name="runspace">It; disposed of with this.</param>
    internal VendorSession(Runspace runspace) => _runspace = runspace;

    /// <summary>Runs a script that must not fail.</summary>
    /// <param name="script">The script.</param>
    /// <param name="parameters">Values for its parameters.</param>
    /// <exception cref="RuntimeException">The script fails.</exception>
    internal IReadOnlyList<PSObject> Do(string script, params (string Name, object? Value)[] parameters)
    {
        using PowerShell shell = Prepare(script, parameters);
        PSObject[] output = [.. shell.Invoke()];
        return shell.Streams.Error.Count == 0
            ? output
            : throw new RuntimeException(shell.Streams.Error[0].ToString(), null, shell.Streams.Error[0]);
    }

    /// <summary>Runs a script that fails.</summary>
    /// <param name="script">The script.</param>
    /// <param name="parameters">Values for its parameters.</param>
    /// <returns>The first error.</returns>
    internal ErrorRecord Fail(string script, params (string Name, object? Value)[] parameters)
    {
        using PowerShell shell = Prepare(script, parameters);
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException failure)
        {
            return failure.ErrorRecord;
        }

        return shell.Streams.Error.FirstOrDefault()
            ?? throw new InvalidOperationException($"'{script}' did not fail.");
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    private PowerShell Prepare(string script, IEnumerable<(string Name, object? Value)> parameters)
    {
        PowerShell shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddScript(script, useLocalScope: false);
        foreach ((string name, object? value) in parameters)
        {
            shell.AddParameter(name, value);
        }

        return shell;
    }
}
