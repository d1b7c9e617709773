using System;
using System.Collections.Generic;
using NetUtil.Core.Compliance;
using NetUtil.Core.Execution;
using NetUtil.Core.Planning;

namespace NetUtil.Core.Control;

/// <summary>What a run came to. Immutable.</summary>
public sealed class RunResult
{
    internal RunResult(RunRecord run, IReadOnlyList<RunStep> steps)
    {
        Run = run;
        Steps = steps;
    }

    /// <summary>The run as the journal has it.</summary>
    public RunRecord Run { get; }

    /// <summary>Its steps as they ended.</summary>
    public IReadOnlyList<RunStep> Steps { get; }

    /// <summary>Verdicts from what was measured after the run.</summary>
    public IReadOnlyList<PathCompliance> After { get; internal init; } = Array.Empty<PathCompliance>();

    /// <summary>Where the run is not complete, what could be done next; null otherwise, or where that is nothing.
    /// </summary>
    public RebalancePlan? Proposal { get; internal init; }
}
