using System.IO;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Planning;
using NetUtil.Errors;

namespace NetUtil.Commands;

/// <summary>Writes a plan to a file, so that it can be reviewed and carried out later.</summary>
[Cmdlet(
    VerbsData.Export, "NetworkRebalancePlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FileInfo))]
public sealed class ExportNetworkRebalancePlanCommand : FabricCmdlet
{
    private string? _written;

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The plan.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNull]
    public RebalancePlan Plan { get; set; } = null!;

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the file that was made to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        string file = FilePaths.Required(this, Path);
        if (_written is not null)
        {
            ThrowTerminatingError(PlanFileErrors.HoldsOne(file));
        }

        if (Directory.Exists(file))
        {
            ThrowTerminatingError(PathErrors.IsFolder(file));
        }

        if (File.Exists(file) && !Force)
        {
            ThrowTerminatingError(PathErrors.AlreadyThere(file));
        }

        _written = file;
        if (ShouldProcess(file, $"Write plan '{Plan.PlanId}' of '{Plan.FabricId}'")
            && Attempt<IOException>(
                () => Session.PlanFiles.Write(file, Plan), failure => PlanFileErrors.NotWritten(failure, file))
            && PassThru)
        {
            WriteObject(new FileInfo(file));
        }
    }
}
