using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using NetUtil.Bases;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Planning;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Outputs;

namespace NetUtil.Commands;

/// <summary>Carries out a plan, or makes one and carries it out, and verifies each step by measurement.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke, "NetworkRebalance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RebalanceStep))]
public sealed class InvokeNetworkRebalanceCommand : PlanCmdlet
{
    private readonly List<RebalancePlan> _plans = [];

    /// <summary>The plan; without one the command makes one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public RebalancePlan? Plan { get; set; }

    /// <summary>Mends also what is only likely broken, by an estimate.</summary>
    [Parameter]
    public SwitchParameter AllowEstimate { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Plan is not null)
        {
            _plans.Add(Plan);
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        bool isGiven = _plans.Count > 0 || MyInvocation.ExpectingInput;
        foreach (RebalancePlan plan in isGiven ? _plans : [MakePlan(AllowEstimate)])
        {
            Tell(plan);
            if (!plan.IsEmpty)
            {
                CarryOut(plan);
            }
        }
    }

    private void CarryOut(RebalancePlan plan)
    {
        if (IsKept(plan))
        {
            WriteObject(plan.Steps.Select(RebalanceStep.Of), enumerateCollection: true);
        }
        else if (MayCarryOut(plan.Steps.Select(step => step.Adaptation.Description), "Make", out bool isWhatIf))
        {
            Run(plan);
        }
        else if (isWhatIf)
        {
            WriteObject(plan.Steps.Select(RebalanceStep.Of), enumerateCollection: true);
        }
    }

    // A run of which no step may be tried now would only fill the journal.
    private bool IsKept(RebalancePlan plan)
    {
        using IStateStore store = Session.Storage.OpenStore(Session.StoreOf(this).Folder, StoreAccess.Read);
        IReadOnlyDictionary<int, string> reasons =
            Demand<PlanStaleException, IReadOnlyDictionary<int, string>>(
                () => ControllerOf(store).Forbidden(plan, OptionsOf(plan.PlanId), StopToken),
                stale => RebalanceErrors.PlanStale(stale, plan));
        foreach (PlanStep step in plan.Steps.Where(step => reasons.ContainsKey(step.Number)))
        {
            WriteWarning($"{step.Adaptation.Description}: {reasons[step.Number]}");
        }

        return reasons.Count == plan.Steps.Count;
    }

    private void Run(RebalancePlan plan)
    {
        using IStateStore store = Session.Storage.OpenStore(Session.StoreOf(this).Folder, StoreAccess.Write);
        RunOptions options = OptionsOf(Guid.NewGuid().ToString("D"));
        Write(Demand<PlanStaleException, RunResult>(
            () => Held(() => ControllerOf(store).Run(plan, options, Report, StopToken)),
            stale => RebalanceErrors.PlanStale(stale, plan)));
    }
}
