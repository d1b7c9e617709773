using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using NetUtil.Bases;
using NetUtil.Errors;

namespace NetUtil.Tests.Bases;

/// <summary>Does what the tests of the base class ask for.</summary>
[Cmdlet(VerbsDiagnostic.Test, "NetUtilProbe")]
public sealed class ProbeCommand : NetUtilCmdlet
{
    /// <summary>How many commands were disposed.</summary>
    internal static int DisposedCount { get; private set; }

    /// <summary>What happens.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string Deed { get; set; } = "";

    /// <summary>Set as soon as the command waits to be stopped.</summary>
    [Parameter]
    public EventWaitHandle? Waiting { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (Deed)
        {
            case "demand":
                WriteObject(Demand<IOException, string>(() => throw new IOException("gone"), ErrorOf));
                break;
            case "progress":
                ReportProgress("Move", "vm1", 0.25);
                ReportProgress("Move", "vm2", 0.5);
                CompleteProgress("Move");
                break;
            case "unknown share":
                ReportProgress("Move", "vm1", double.NaN);
                break;
            case "wait":
                Waiting!.Set();
                WriteObject(StopToken.WaitHandle.WaitOne(TimeSpan.FromMinutes(1)));
                StopToken.ThrowIfCancellationRequested();
                break;
            default:
                WriteObject(Attempt<IOException>(() => Act(Deed), ErrorOf));
                break;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        DisposedCount++;
        base.Dispose(disposing);
    }

    private static void Act(string deed)
    {
        if (deed == "fail")
        {
            throw new IOException("gone");
        }

        if (deed == "surprise")
        {
            throw new InvalidOperationException("not expected");
        }
    }

    private ErrorRecord ErrorOf(IOException cause) =>
        ErrorRecords.Make(
            cause, "ProbeGone", ErrorCategory.ReadError, Deed, $"'{Deed}' is gone", "Try another one.");
}
