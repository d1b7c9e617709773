using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Planning;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Parameters;

namespace NetUtil.Commands;

/// <summary>Sets what NetUtil may do, everywhere or with some applications or VMs; what is not named
/// stays.</summary>
[Cmdlet(
    VerbsCommon.Set,
    "NetworkRebalancePolicy",
    DefaultParameterSetName = DefaultSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(NetworkRebalancePolicy))]
public sealed class SetNetworkRebalancePolicyCommand : PolicyCmdlet
{
    /// <summary>Names or wildcards of applications; the settings count for their VMs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ApplicationSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Application { get; set; } = [];

    /// <summary>Names or wildcards of VMs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MachineSet, ValueFromPipelineByPropertyName = true)]
    [Alias("VirtualMachine")]
    [ArgumentCompleter(typeof(MachineNameCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] VM { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        PolicyChange change = Named();
        if (change == new PolicyChange())
        {
            ThrowTerminatingError(PolicyErrors.NothingNamed());
        }

        foreach ((PolicyScope scope, string name) in Targets())
        {
            Demand<ArgumentException, bool>(
                () => Set(change, scope, name), failure => PolicyErrors.ValueInvalid(failure, name));
        }
    }

    private IEnumerable<(PolicyScope Scope, string Name)> Targets() => ParameterSetName switch
    {
        ApplicationSet => Application.Select(name => (PolicyScope.Application, name)),
        MachineSet => VM.Select(name => (PolicyScope.VirtualMachine, name)),
        _ => [(PolicyScope.Default, "")],
    };

    private bool Set(PolicyChange change, PolicyScope scope, string name)
    {
        RebalancePolicy before = Now(scope);
        RebalancePolicy after = Changed(change, before, scope, name);
        string difference = PolicyDifference.Between(before, after, scope, name);
        string target = scope == PolicyScope.Default ? "policy" : $"policy of {new PolicyOverride(scope, name)}";
        bool isSet = ShouldProcess(target, difference.Length == 0 ? "Leave as it is" : "Change " + difference);
        if (isSet)
        {
            using IStateStore store = Session.Storage.OpenStore(Session.StoreOf(this).Folder, StoreAccess.Write);
            if (Reset && scope == PolicyScope.Default)
            {
                store.Policy.Reset();
            }

            after = store.Policy.Change(policy => Changed(change, policy, scope, name));
            WriteVerbose($"The store '{store.Folder}' holds the {target}.");
        }

        if (isSet && PassThru)
        {
            WriteObject(PolicyListing.Of(after, scope, name));
        }

        return isSet;
    }

    private RebalancePolicy Now(PolicyScope scope)
    {
        using IStateStore store = Session.Storage.OpenStore(Session.StoreOf(this).Folder, StoreAccess.Read);
        try
        {
            return store.Policy.Read();
        }
        catch (StoreException damaged) when (
            Reset && scope == PolicyScope.Default && damaged.Problem == StoreProblem.Unreadable)
        {
            WriteWarning(damaged.Message);
            return RebalancePolicy.Default;
        }
    }

    private static RebalancePolicy Changed(
        PolicyChange change, RebalancePolicy policy, PolicyScope scope, string name) => scope == PolicyScope.Default
        ? change.ApplyTo(policy)
        : change.ApplyTo(policy, scope, name);
}
