using System;
using NetUtil.Core.Execution;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Outputs;

/// <summary>One step of a plan or a run, as commands write it. Immutable.</summary>
public sealed class RebalanceStep
{
    private RebalanceStep(string runId, int number, Adaptation adaptation, string reason, StepState state)
    {
        RunId = runId;
        Number = number;
        VirtualMachine = adaptation.MachineName;
        Adapter = (adaptation as BandwidthAdaptation)?.AdapterId ?? "";
        From = adaptation.Before;
        To = adaptation.After;
        Reason = reason;
        State = state;
    }

    /// <summary>The run; "" for a step that was only planned.</summary>
    public string RunId { get; }

    /// <summary>From 1, in the order they are carried out.</summary>
    public int Number { get; }

    /// <summary>The VM that changes.</summary>
    public string VirtualMachine { get; }

    /// <summary>Id of its adapter; "" for a step that moves the VM.</summary>
    public string Adapter { get; }

    /// <summary>What stood before, in words: settings, or the host that the VM leaves.</summary>
    public string From { get; }

    /// <summary>What is made, in words.</summary>
    public string To { get; }

    /// <summary>How it stands.</summary>
    public StepState State { get; }

    /// <summary>Why, in words.</summary>
    public string Reason { get; }

    /// <summary>What the platform or the measurement said; may be empty.</summary>
    public string Message { get; private set; } = "";

    /// <summary>When it came to stand so, UTC, by the fabric's clock; null for a step that was only planned.
    /// </summary>
    public DateTimeOffset? Time { get; private set; }

    /// <summary>The step in a line.</summary>
    public override string ToString() => $"{Number}. {VirtualMachine}: {From} -> {To}";

    /// <summary>A step of a plan.</summary>
    /// <param name="step">The step.</param>
    public static RebalanceStep Of(PlanStep step) =>
        new("", step.Number, step.Adaptation, step.Reason, StepState.Planned);

    /// <summary>A step of a run.</summary>
    /// <param name="step">The step.</param>
    public static RebalanceStep Of(RunStep step) =>
        new(step.RunId, step.Number, step.Adaptation, step.Reason, step.State)
        {
            Message = step.Message,
            Time = step.Time,
        };
}
