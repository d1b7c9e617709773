using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Planning;

namespace NetUtil.Core.Execution;

/// <summary>What takes back a run, or all runs, and what cannot be taken back. Immutable.</summary>
public sealed class UndoPlan
{
    internal UndoPlan(string undoes, RebalancePlan plan, IReadOnlyList<UndoObstacle> obstacles)
    {
        Undoes = Guard.NotBlank(undoes, nameof(undoes));
        Plan = Guard.NotNull(plan, nameof(plan));
        Obstacles = Guard.NotNull(obstacles, nameof(obstacles));
    }

    /// <summary>The run that is taken back; <see cref="RunRecord.Everything"/> for all.</summary>
    public string Undoes { get; }

    /// <summary>The steps; without any where nothing stands that can be taken back.</summary>
    public RebalancePlan Plan { get; }

    /// <summary>What NetUtil changed and cannot be taken back.</summary>
    public IReadOnlyList<UndoObstacle> Obstacles { get; }

    /// <summary>What is to be done, a line each: the steps, or that a dead run is closed; empty where nothing is.
    /// </summary>
    public IReadOnlyList<string> Changes => !Plan.IsEmpty
        ? Plan.Steps.Select(step => step.Adaptation.Description).ToArray()
        : DeadRun is null ? [] : [$"Close run {DeadRun.RunId}, whose process died"];

    /// <summary>A run of the fabric whose process died, which is closed first; null where there is
    /// none.</summary>
    public RunRecord? DeadRun { get; internal init; }
}
