using System.IO;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Planning;
using NetUtil.Errors;

namespace NetUtil.Commands;

/// <summary>Reads plans from files, to show them again or to carry them out.</summary>
[Cmdlet(VerbsData.Import, "NetworkRebalancePlan", DefaultParameterSetName = PathSet)]
[OutputType(typeof(RebalancePlan))]
public sealed class ImportNetworkRebalancePlanCommand : FabricCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Files, perhaps with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files, by names that are taken as they stand.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (string file in ParameterSetName == LiteralPathSet
            ? FilePaths.Literal(this, LiteralPath)
            : FilePaths.Matching(this, Path))
        {
            StopToken.ThrowIfCancellationRequested();
            if (!File.Exists(file))
            {
                WriteError(Directory.Exists(file) ? PathErrors.FolderNotFile(file) : PathErrors.NotFound(file));
                continue;
            }

            Attempt<IOException>(() => Read(file), failure => PathErrors.NotReadable(failure, file));
        }
    }

    private void Read(string file)
    {
        PlanReadResult result = Session.PlanFiles.Read(file);
        if (result.Plan is RebalancePlan plan)
        {
            WriteObject(plan);
        }
        else
        {
            WriteError(result.IsNewer
                ? PlanFileErrors.Newer(file, result.Problems[0])
                : PlanFileErrors.Invalid(file, result.Problems));
        }
    }
}
