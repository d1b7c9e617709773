using System.Management.Automation;
using NetUtil.Core.Execution;
using NetUtil.Core.Planning;

namespace NetUtil.Errors;

/// <summary>Errors of plans and runs.</summary>
internal static class RebalanceErrors
{
    /// <summary>The fabric is not as the plan took it to be.</summary>
    internal static ErrorRecord PlanStale(PlanStaleException cause, RebalancePlan plan) => ErrorRecords.Make(
        cause,
        "PlanStale",
        ErrorCategory.InvalidData,
        plan,
        cause.Message,
        "Make a new plan with New-NetworkRebalancePlan.");

    /// <summary>A step was not tried, because the fabric is not as the plan took it to be.</summary>
    internal static ErrorRecord StepRefused(RunStep step) => ErrorRecords.Make(
        new PlanStaleException(step.Message),
        "PlanStale",
        ErrorCategory.InvalidData,
        step,
        $"'{step.Adaptation.MachineName}' was left as it is. {step.Message}",
        "Make a new plan with New-NetworkRebalancePlan.");

    /// <summary>Another run holds the fabric.</summary>
    internal static ErrorRecord FabricBusy(FabricBusyException cause) => ErrorRecords.Make(
        cause,
        "FabricBusy",
        ErrorCategory.ResourceBusy,
        cause.Holder.FabricId,
        cause.Message,
        "Wait until that run has ended; Get-NetworkRebalance shows it. Where its process is gone, finish it with "
            + "Resume-NetworkRebalance.");

    /// <summary>A step was not carried out, or does not work.</summary>
    internal static ErrorRecord StepFailed(RunStep step) => ErrorRecords.Make(
        new PSInvalidOperationException(step.Message),
        "RebalanceStepFailed",
        ErrorCategory.InvalidResult,
        step,
        $"'{step.Adaptation.MachineName}' was not changed as planned: {step.State}. {step.Message}",
        "Look at the reason, mend it, and make a new plan; steps that were done stay and are in "
            + "Get-NetworkRebalance.");

    /// <summary>Something that a run did cannot be taken back.</summary>
    internal static ErrorRecord NotRestored(UndoObstacle obstacle) => ErrorRecords.Make(
        new PSInvalidOperationException(obstacle.Reason),
        "ChangeNotRestored",
        ErrorCategory.InvalidOperation,
        obstacle,
        $"'{obstacle.MachineName}' is not as it was before. {obstacle.Reason}",
        "Look at the reason; what is to be as it was must be set by hand.");

    /// <summary>The journal has no run of an id.</summary>
    internal static ErrorRecord RunNotFound(string runId) => ErrorRecords.Make(
        new ItemNotFoundException("There is no such run."),
        "RunNotFound",
        ErrorCategory.ObjectNotFound,
        runId,
        $"The journal has no run '{runId}'.",
        "List all runs with Get-NetworkRebalance.");
}
