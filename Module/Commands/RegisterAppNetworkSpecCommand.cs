using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Specs;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Sessions;

namespace NetUtil.Commands;

/// <summary>Registers specs, so that their requirements count from now on.</summary>
[Cmdlet(
    VerbsLifecycle.Register,
    "AppNetworkSpec",
    DefaultParameterSetName = PathSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SpecRegistration))]
public sealed class RegisterAppNetworkSpecCommand : SpecFileCmdlet
{
    private SpecBindings? _bindings;
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>Replaces another spec of the same application without a question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Take(string path, SpecReadResult result)
    {
        if (result.Spec is not ApplicationSpec spec)
        {
            WriteError(SpecErrors.Invalid(path, result.Problems));
            return;
        }

        RegisteredSpec? before = Session.RegisteredSpecs(this).FirstOrDefault(
            one => string.Equals(one.Spec.Name, spec.Name, StringComparison.OrdinalIgnoreCase));
        if (before?.Xml == result.Xml)
        {
            WriteVerbose($"The spec of '{spec.Name}' is registered already, to the letter.");
            Report(spec, path, SpecRegistrationResult.Unchanged);
            return;
        }

        string question = before is null
            ? $"Register the spec of '{spec.Name}'"
            : $"Replace the registered spec of '{spec.Name}'";
        RegisteredSpec registered = new(spec, result.Xml, MachineClock.Now, path);
        if (ShouldProcess(question, question + "?", null, out ShouldProcessReason reason))
        {
            Put(registered, before);
        }
        else if (reason == ShouldProcessReason.WhatIf)
        {
            Report(
                spec,
                path,
                before is null ? SpecRegistrationResult.WouldAdd : SpecRegistrationResult.WouldReplace,
                VerdictChanges(registered));
        }
    }

    private IReadOnlyList<string>? VerdictChanges(RegisteredSpec added) =>
        Session.Find(this, out _) is ConnectedFabric fabric
            ? SpecPreview.VerdictChanges(fabric, OpenStore(StoreAccess.Read), added, StopToken)
            : null;

    private void Put(RegisteredSpec registered, RegisteredSpec? before)
    {
        string name = registered.Spec.Name;
        if (before is not null && !Force && !ShouldContinue(
            $"Another spec of '{name}' is registered, from '{before.Source}'. Replace it?",
            "Register",
            ref _yesToAll,
            ref _noToAll))
        {
            WriteError(SpecErrors.AlreadyRegistered(name, registered.Source));
            return;
        }

        OpenStore(StoreAccess.Write).Specs.Put(registered);
        Report(
            registered.Spec,
            registered.Source,
            before is null ? SpecRegistrationResult.Added : SpecRegistrationResult.Replaced);
    }

    private void Report(
        ApplicationSpec spec,
        string path,
        SpecRegistrationResult result,
        IReadOnlyList<string>? verdictChanges = null)
    {
        _bindings ??= SpecBindings.Of(Session.Find(this, out _), StopToken);
        IReadOnlyDictionary<string, BoundComponent>? bound = _bindings.Of(spec);
        foreach (string warning in SpecBindings.WarningsOf(bound))
        {
            WriteWarning($"{spec.Name}: {warning}");
        }

        WriteObject(new SpecRegistration(spec, path, result, bound, verdictChanges));
    }
}
