using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Adaptations in order, with what they are predicted to do. Immutable.</summary>
public sealed record RebalancePlan
{
    internal RebalancePlan()
    {
    }

    /// <summary>Names the plan; the same input gives the same name.</summary>
    public string PlanId { get; internal init; } = "";

    /// <summary>The fabric it is for.</summary>
    public string FabricId { get; internal init; } = "";

    /// <summary>The fabric's time that it was made for, UTC.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>What to do, in order; steps that lower come before steps that raise.</summary>
    public IReadOnlyList<PlanStep> Steps { get; internal init; } = Array.Empty<PlanStep>();

    /// <summary>Verdicts now.</summary>
    public IReadOnlyList<PathCompliance> Before { get; internal init; } = Array.Empty<PathCompliance>();

    /// <summary>Predicted verdicts once every step works.</summary>
    public IReadOnlyList<PathCompliance> After { get; internal init; } = Array.Empty<PathCompliance>();

    /// <summary>What it does not mend, and what stands in the way.</summary>
    public IReadOnlyList<UnmetRequirement> Unmet { get; internal init; } = Array.Empty<UnmetRequirement>();

    /// <summary>What else an administrator should know, in words.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = Array.Empty<string>();

    /// <summary>Which VMs had to wait for a window of the policy when the plan was made, and until when, in
    /// words.</summary>
    public IReadOnlyList<string> Waiting { get; internal init; } = Array.Empty<string>();

    /// <summary>Shortfall now: missing or exceeding share of each bound times the requirement's priority, summed.
    /// </summary>
    public double ShortfallBefore { get; internal init; }

    /// <summary>Predicted shortfall.</summary>
    public double ShortfallAfter { get; internal init; }

    /// <summary>No plan can have a shortfall below this; where VMs may be moved, none with moves
    /// either.</summary>
    public double LowerBound { get; internal init; }

    /// <summary>How far the predicted shortfall may be above the least there is; at least 0.</summary>
    public double Gap => Math.Max(0, ShortfallAfter - LowerBound);

    /// <summary>No plan with the predicted shortfall has fewer moves.</summary>
    public int LeastMoves { get; internal init; }

    /// <summary>Moves among the steps.</summary>
    public int Moves => Steps.Count(step => step.Adaptation is MigrationAdaptation);

    /// <summary>What the moves copy in all. Unit: byte.</summary>
    public double BytesMoved => Steps.Sum(step => step.Cost?.Bytes ?? 0);

    /// <summary>How long the moves take, one after the other. Unit: s.</summary>
    public double MoveSeconds => Steps.Sum(step => step.Cost?.Seconds ?? 0);

    /// <summary>Why the search ended.</summary>
    public PlanStopReason StopReason { get; internal init; }

    /// <summary>Linear programs solved, and placements tried.</summary>
    public int StepsSpent { get; internal init; }

    /// <summary>True where there is nothing to do.</summary>
    public bool IsEmpty => Steps.Count == 0;
}
