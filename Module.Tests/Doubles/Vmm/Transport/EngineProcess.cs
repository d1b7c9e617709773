using System;
using System.Diagnostics;
using System.Management.Automation.Runspaces;
using NetUtil.Tests.Doubles.Vmm.Binding;
using NetUtil.Tests.Storage;

namespace NetUtil.Tests.Doubles.Vmm.Transport;

/// <summary>An <see cref="EngineChild"/> and a session in it that has the doubles and is connected to
/// VMM.</summary>
internal sealed class EngineProcess : IDisposable
{
    private const int OpenTimeoutMilliseconds = 60_000;
    private const int ExitTimeoutMilliseconds = 10_000;

    private readonly Process _process;

    /// <summary>Starts the process and enters it.</summary>
    internal EngineProcess()
    {
        string pipe = $"netutil-{Guid.NewGuid():N}";
        _process = StoreChild.Start("engine", pipe);
        string? said = _process.StandardOutput.ReadLine();
        if (said != "open")
        {
            throw new InvalidOperationException(
                $"The second process opened no pipe: {said} {_process.StandardError.ReadToEnd()}");
        }

        Runspace runspace = RunspaceFactory.CreateRunspace(
            new NamedPipeConnectionInfo(pipe, OpenTimeoutMilliseconds));
        runspace.Open();
        Session = new VendorSession(runspace);
        Session.Do(EngineChild.JoinScript);
    }

    /// <summary>The session.</summary>
    internal VendorSession Session { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Session.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(ExitTimeoutMilliseconds))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
