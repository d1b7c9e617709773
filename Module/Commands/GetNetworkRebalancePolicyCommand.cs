using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Parameters;

namespace NetUtil.Commands;

/// <summary>Shows what NetUtil may do: the default and every rule, or what counts for an application or a VM and
/// which rule says so.</summary>
[Cmdlet(VerbsCommon.Get, "NetworkRebalancePolicy", DefaultParameterSetName = AllSet)]
[OutputType(typeof(NetworkRebalancePolicy))]
public sealed class GetNetworkRebalancePolicyCommand : PlanCmdlet
{
    private const string AllSet = "All";
    private const string ApplicationSet = "Application";
    private const string MachineSet = "VirtualMachine";

    /// <summary>Applications of which it is shown what counts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ApplicationSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Application { get; set; } = [];

    /// <summary>VMs of the connected fabric of which it is shown what counts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MachineSet, ValueFromPipelineByPropertyName = true)]
    [Alias("VirtualMachine")]
    [ArgumentCompleter(typeof(MachineNameCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] VM { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        IStateStore store = OpenStore(StoreAccess.Read);
        switch (ParameterSetName)
        {
            case ApplicationSet:
                WriteApplications(store);
                break;
            case MachineSet:
                WriteMachines(store);
                break;
            default:
                WriteObject(PolicyListing.All(store.Policy.Read()), enumerateCollection: true);
                break;
        }
    }

    private void WriteApplications(IStateStore store)
    {
        RebalancePolicy policy = store.Policy.Read();
        string[] registered = [.. store.Specs.ReadAll().Select(one => one.Spec.Name)];
        NameFilter wanted = new(Application);
        foreach (string name in registered
            .Concat(policy.Overrides.Where(rule => rule.Scope == PolicyScope.Application).Select(rule => rule.Name))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(wanted.Matches))
        {
            WriteObject(PolicyListing.Of(policy, PolicyScope.Application, name));
        }

        foreach (string missing in wanted.Missing)
        {
            WriteError(SpecErrors.NotRegistered(missing, registered));
        }
    }

    private void WriteMachines(IStateStore store)
    {
        FabricInventory fabric = Fabric.Provider.ReadInventory(StopToken);
        Func<VirtualMachine, MachinePolicy> policyOf = ControllerOf(store).PoliciesIn(fabric);
        NameFilter wanted = new(VM);
        foreach (VirtualMachine machine in fabric.VirtualMachines
            .OrderBy(machine => machine.Name, StringComparer.OrdinalIgnoreCase)
            .Where(machine => wanted.Matches(machine.Name)))
        {
            WriteObject(PolicyListing.OfMachine(policyOf(machine), machine.Name));
        }

        foreach (string missing in wanted.Missing)
        {
            WriteError(FabricErrors.NotInFabric(missing, "VirtualMachine", fabric.FabricId));
        }
    }
}
