using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Compliance;
using NetUtil.Core.Control;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Parameters;

namespace NetUtil.Commands;

/// <summary>Says of each requirement whether it holds, could hold, or is broken, worst first.</summary>
[Cmdlet(VerbsCommon.Get, "PathCompliance")]
[OutputType(typeof(PathCompliance))]
public sealed class GetPathComplianceCommand : FabricCmdlet
{
    private IReadOnlyList<ApplicationSpec> _specs = [];
    private IReadOnlyList<PathCompliance> _verdicts = [];

    /// <summary>Names of applications; all where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Application { get; set; } = [];

    /// <summary>Ids of requirements; all where none is given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RequirementCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Requirement { get; set; } = [];

    /// <summary>Verdicts; all where none is given.</summary>
    [Parameter]
    public ComplianceStatus[] Status { get; set; } = [];

    /// <inheritdoc/>
    protected override void Begin()
    {
        _specs = [.. Session.RegisteredSpecs(this).Select(one => one.Spec)];
        if (_specs.Count == 0)
        {
            WriteWarning("No spec is registered, so there is no requirement to judge.");
            return;
        }

        _verdicts =
        [
            .. new FabricController(Fabric.Provider, OpenStore(StoreAccess.Read))
                .Evaluate(StopToken)
                .OrderBy(verdict => verdict, WorstFirst.Order),
        ];
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        NameFilter applications = new(Application);
        NameFilter requirements = new(Requirement);
        foreach (ApplicationSpec spec in _specs)
        {
            applications.Matches(spec.Name);
        }

        foreach (PathCompliance verdict in _verdicts)
        {
            bool isWanted = applications.Matches(verdict.Application) && requirements.Matches(verdict.Requirement);
            if (isWanted && (Status.Length == 0 || Status.Contains(verdict.Status)))
            {
                WriteObject(verdict);
            }
        }

        foreach (string name in applications.Missing)
        {
            WriteError(SpecErrors.NotRegistered(name, _specs.Select(spec => spec.Name).ToArray()));
        }

        foreach (string name in requirements.Missing)
        {
            WriteError(SpecErrors.RequirementNotFound(name));
        }
    }
}
