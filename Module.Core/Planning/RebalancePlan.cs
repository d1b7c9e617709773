using System;
using System.Collections.Generic;
using NetUtil.Core.Compliance;

namespace NetUtil.Core.Planning;

/// <summary>Adaptations in order, with what they are predicted to do. Immutable.</summary>
public sealed class RebalancePlan
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

    /// <summary>Shortfall now: missing or exceeding share of each bound times the requirement's priority, summed.
    /// </summary>
    public double ShortfallBefore { get; internal init; }

    /// <summary>Predicted shortfall.</summary>
    public double ShortfallAfter { get; internal init; }

    /// <summary>No plan of bandwidth changes can have a shortfall below this.</summary>
    public double LowerBound { get; internal init; }

    /// <summary>Why the search ended.</summary>
    public PlanStopReason StopReason { get; internal init; }

    /// <summary>Linear programs solved.</summary>
    public int StepsSpent { get; internal init; }

    /// <summary>True where there is nothing to do.</summary>
    public bool IsEmpty => Steps.Count == 0;
}
