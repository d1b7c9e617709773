using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Specs;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Parameters;
using NetUtil.Sessions;

namespace NetUtil.Commands;

/// <summary>Lists registered specs with the instances that play their components now.</summary>
[Cmdlet(VerbsCommon.Get, "AppNetworkSpec")]
[OutputType(typeof(AppNetworkSpecRecord))]
public sealed class GetAppNetworkSpecCommand : FabricCmdlet
{
    private IReadOnlyList<RegisteredSpec> _registered = [];
    private SpecBindings _bindings = null!;

    /// <summary>Names of applications; all where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Application")]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void Begin()
    {
        _registered = Session.RegisteredSpecs(this);
        _bindings = SpecBindings.Of(Session.Find(this, out _), StopToken);
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        NameFilter filter = new(Name);
        foreach (RegisteredSpec spec in _registered.Where(one => filter.Matches(one.Spec.Name)))
        {
            WriteObject(new AppNetworkSpecRecord(spec, _bindings.Of(spec.Spec)));
        }

        foreach (string name in filter.Missing)
        {
            WriteError(SpecErrors.NotRegistered(name, _registered.Select(one => one.Spec.Name).ToArray()));
        }
    }
}
