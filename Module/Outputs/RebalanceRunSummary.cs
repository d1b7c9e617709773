using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Execution;

namespace NetUtil.Outputs;

/// <summary>A run as the history shows it. Immutable.</summary>
public sealed class RebalanceRunSummary
{
    /// <summary>Makes a summary.</summary>
    /// <param name="run">The run.</param>
    /// <param name="steps">Its steps.</param>
    public RebalanceRunSummary(RunRecord run, IEnumerable<RunStep> steps)
    {
        RunId = run.RunId;
        Fabric = run.FabricId;
        State = run.State;
        Start = run.Start;
        End = run.End;
        Owner = run.Owner;
        Summary = run.Summary;
        Undoes = run.Undoes;
        Steps = steps.Select(RebalanceStep.Of).ToArray();
    }

    /// <summary>Unique among all runs.</summary>
    public string RunId { get; }

    /// <summary>The fabric it changed.</summary>
    public string Fabric { get; }

    /// <summary>How it stands.</summary>
    public RunState State { get; }

    /// <summary>When it began, UTC, by the fabric's clock.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>When it ended; null while it is under way.</summary>
    public DateTimeOffset? End { get; }

    /// <summary>Machine, user and process that carried it out.</summary>
    public string Owner { get; }

    /// <summary>What came of it, in words.</summary>
    public string Summary { get; }

    /// <summary>The run that it took back, * for all; null for a run that took back none.</summary>
    public string? Undoes { get; }

    /// <summary>Its steps.</summary>
    public IReadOnlyList<RebalanceStep> Steps { get; }
}
