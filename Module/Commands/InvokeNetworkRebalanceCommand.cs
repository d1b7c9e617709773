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
using NetUtil.Sessions;

namespace NetUtil.Commands;

/// <summary>Carries out a plan, or makes one and carries it out, and verifies each step by measurement.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke, "NetworkRebalance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RebalanceStep))]
public sealed class InvokeNetworkRebalanceCommand : PlanCmdlet
{
    private const string Activity = "Rebalancing";

    private readonly List<RebalancePlan> _plans = [];

    /// <summary>The plan; without one the command makes one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public RebalancePlan? Plan { get; set; }

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
        foreach (RebalancePlan plan in isGiven ? _plans : [MakePlan()])
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
        string[] changes = [.. plan.Steps.Select(step => step.Adaptation.Description)];
        string list = string.Join(Environment.NewLine, changes);
        string ports = changes.Length == 1 ? "1 port" : $"{changes.Length} ports";
        if (ShouldProcess(list, list, $"Change {ports} of '{plan.FabricId}'?", out ShouldProcessReason why))
        {
            Run(plan);
        }
        else if (why == ShouldProcessReason.WhatIf)
        {
            WriteObject(plan.Steps.Select(RebalanceStep.Of), enumerateCollection: true);
        }
    }

    private void Run(RebalancePlan plan)
    {
        using IStateStore store = Session.Storage.OpenStore(Session.StoreOf(this).Folder, StoreAccess.Write);
        RunOptions options = new(Guid.NewGuid().ToString("D"), RunOwner.Current())
        {
            IsOwnerAlive = RunOwner.IsAlive,
        };
        RunResult result = Demand<PlanStaleException, RunResult>(
            () => Demand<FabricBusyException, RunResult>(
                () => new FabricController(Fabric.Provider, store).Run(plan, options, Report, StopToken),
                RebalanceErrors.FabricBusy),
            stale => RebalanceErrors.PlanStale(stale, plan));
        CompleteProgress(Activity);
        foreach (RunStep step in result.Steps)
        {
            WriteObject(RebalanceStep.Of(step));
            if (step.State is StepState.Failed or StepState.Refused or StepState.NotVerified)
            {
                WriteError(step.State == StepState.Refused
                    ? RebalanceErrors.StepRefused(step)
                    : RebalanceErrors.StepFailed(step));
            }
        }

        WriteVerbose(result.Run.Summary);
        if (result.Proposal is RebalancePlan proposal)
        {
            WriteWarning(
                $"A new plan of {proposal.Steps.Count} steps could follow: run New-NetworkRebalancePlan.");
        }
    }

    private void Report(RunStep step) =>
        ReportProgress(Activity, $"{step.Number}. {step.Adaptation.MachineName}: {step.State}", double.NaN);
}
