using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Errors;

namespace NetUtil.Commands;

/// <summary>Writes the fabric as it is now, with its recent samples, to a file: changes can be tried on it.
/// </summary>
[Cmdlet(
    VerbsData.Export, "NetworkSnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportNetworkSnapshotCommand : FabricCmdlet
{
    private static readonly TimeSpan s_sampleSpan = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_history = TimeSpan.FromDays(1);

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the file that was made to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void End()
    {
        string file = FilePaths.Required(this, Path);
        if (Directory.Exists(file))
        {
            ThrowTerminatingError(PathErrors.IsFolder(file));
        }

        if (File.Exists(file) && !Force)
        {
            ThrowTerminatingError(PathErrors.AlreadyThere(file));
        }

        if (ShouldProcess(file, $"Write a snapshot of '{Fabric.Provider.FabricId}'"))
        {
            Session.Documents.WriteSnapshot(file, Take());
            if (PassThru)
            {
                WriteObject(new FileInfo(file));
            }
        }
    }

    private FabricSnapshot Take()
    {
        FabricInventory fabric = Fabric.Provider.ReadInventory(StopToken);
        IStatisticStore statistics = OpenStore(StoreAccess.Read).Statistics;
        return new FabricSnapshot(
            fabric,
            statistics.Read(fabric.FabricId, fabric.Time - s_sampleSpan, fabric.Time, StopToken).ToArray(),
            Fabric.Provider.Name,
            statistics.SentPercentiles(fabric.FabricId, 95, fabric.Time - s_history, fabric.Time));
    }
}
