using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using NetUtil.Core.Compliance;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Planning;
using NetUtil.Core.State;
using NetUtil.Errors;
using NetUtil.Outputs;
using NetUtil.Sessions;

namespace NetUtil.Bases;

/// <summary>A command that makes or shows a plan, or carries one out.</summary>
public abstract class PlanCmdlet : FabricCmdlet
{
    private const string Activity = "Rebalancing";

    private protected PlanCmdlet()
    {
    }

    /// <summary>Makes a plan; nothing changes, the store included.</summary>
    /// <param name="allowEstimate">True where what is only likely broken is mended as well.</param>
    private protected RebalancePlan MakePlan(bool allowEstimate)
    {
        using IStateStore store = Session.Storage.OpenStore(Session.StoreOf(this).Folder, StoreAccess.Read);
        return ControllerOf(store).Plan(new PlanOptions { AllowEstimate = allowEstimate }, StopToken);
    }

    /// <summary>The loop over the connected fabric and a store.</summary>
    private protected FabricController ControllerOf(IStateStore store) => new(Fabric.Provider, store)
    {
        OwnNames = OwnNames.Of(this),
    };

    /// <summary>Says what a plan leaves undone, and what else there is to know.</summary>
    private protected void Tell(RebalancePlan plan)
    {
        foreach (UnmetRequirement unmet in plan.Unmet)
        {
            WriteWarning("Stays broken: " + unmet);
        }

        foreach (string note in plan.Notes)
        {
            WriteWarning(note);
        }

        string[] unknown = plan.Before
            .Where(verdict => verdict.Status == ComplianceStatus.Unknown)
            .Select(verdict => verdict.Application + "/" + verdict.Requirement)
            .ToArray();
        if (plan.IsEmpty && unknown.Length > 0)
        {
            WriteWarning(string.Format(
                CultureInfo.CurrentCulture,
                "Nothing is changed for what is Unknown: {0}. Get-PathCompliance says what is not measured.",
                string.Join(", ", unknown)));
        }
        else if (plan.IsEmpty && plan.Unmet.Count == 0)
        {
            WriteVerbose("No requirement is broken and nothing is to be given back, so there is nothing to do.");
        }
    }

    /// <summary>How this process carries out a run.</summary>
    private protected static RunOptions OptionsOf(string runId) => new(runId, RunOwner.Current())
    {
        IsOwnerAlive = RunOwner.IsAlive,
    };

    /// <summary>Asks whether steps may be carried out.</summary>
    /// <param name="changes">What the steps do, a line each.</param>
    /// <param name="what">The question, in words that the fabric's name follows: "Change".</param>
    /// <param name="isWhatIf">True where the steps are to be shown only.</param>
    private protected bool MayCarryOut(IEnumerable<string> changes, string what, out bool isWhatIf)
    {
        string[] lines = [.. changes];
        string list = string.Join(Environment.NewLine, lines);
        string things = lines.Length == 1 ? "1 change" : $"{lines.Length} changes";
        bool may = ShouldProcess(
            list, list, $"{what} {things} of '{Fabric.Provider.FabricId}'?", out ShouldProcessReason why);
        isWhatIf = why == ShouldProcessReason.WhatIf;
        return may;
    }

    /// <summary>Does what carries out a run or prepares one; where another run holds the fabric, the command
    /// ends.</summary>
    private protected TResult Held<TResult>(Func<TResult> work) =>
        Demand<FabricBusyException, TResult>(work, RebalanceErrors.FabricBusy);

    /// <summary>Shows how a step stands while its run goes on.</summary>
    private protected void Report(RunStep step) =>
        ReportProgress(Activity, $"{step.Number}. {step.Adaptation.MachineName}: {step.State}", double.NaN);

    /// <summary>Writes what a run came to: its steps, what failed as errors, and what could follow.</summary>
    private protected void Write(RunResult result)
    {
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

        foreach (RunStep open in result.Steps.Where(step => step.State == StepState.Started))
        {
            WriteWarning($"{open.Adaptation.Description}: the platform is still at it. Run "
                + $"Resume-NetworkRebalance {result.Run.RunId} later, which looks up what became of it.");
        }

        WriteVerbose(result.Run.Summary);
        if (result.Proposal is RebalancePlan proposal)
        {
            WriteWarning(
                $"A new plan of {proposal.Steps.Count} steps could follow: run New-NetworkRebalancePlan.");
        }
    }
}
