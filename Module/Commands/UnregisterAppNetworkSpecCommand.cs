using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Specs;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Parameters;

namespace NetUtil.Commands;

/// <summary>Takes specs out, so that their requirements count no more.</summary>
[Cmdlet(
    VerbsLifecycle.Unregister,
    "AppNetworkSpec",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
public sealed class UnregisterAppNetworkSpecCommand : FabricCmdlet
{
    /// <summary>Names of applications.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Application")]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        NameFilter filter = new(Name);
        IReadOnlyList<RegisteredSpec> registered = Session.RegisteredSpecs(this);
        foreach (RegisteredSpec one in registered.Where(one => filter.Matches(one.Spec.Name)))
        {
            if (ShouldProcess(one.Spec.Name, "Take its spec out"))
            {
                OpenStore(StoreAccess.Write).Specs.Remove(one.Spec.Name);
            }
        }

        foreach (string name in filter.Missing)
        {
            WriteError(SpecErrors.NotRegistered(name, registered.Select(one => one.Spec.Name).ToArray()));
        }
    }
}
