using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Execution;

namespace NetUtil.Tests.Doubles;

/// <summary>A journal in memory that keeps every state a step was ever in.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly List<RunRecord> _runs = [];
    private readonly List<RunStep> _states = [];

    /// <summary>Every state that was written, oldest first.</summary>
    public IReadOnlyList<RunStep> States => _states;

    public RunRecord? Begin(RunRecord run, IReadOnlyList<RunStep> steps)
    {
        RunRecord? holder = _runs.Find(one => one.FabricId == run.FabricId && one.State == RunState.Running);
        if (holder is null)
        {
            if (_runs.Exists(one => one.RunId == run.RunId))
            {
                throw new ArgumentException($"Run '{run.RunId}' stands in the journal already.", nameof(run));
            }

            _runs.Add(run);
            _states.AddRange(steps);
        }

        return holder;
    }

    public RunRecord? TakeOver(RunRecord seen, string owner)
    {
        int index = _runs.FindIndex(one => one.RunId == seen.RunId);
        if (index < 0)
        {
            throw new ArgumentException($"The journal has no run '{seen.RunId}'.", nameof(seen));
        }

        RunRecord? holder = _runs.Find(one => one.FabricId == seen.FabricId && one.State == RunState.Running);
        if (holder is not null && holder.RunId != seen.RunId)
        {
            return holder;
        }

        if (!_runs[index].Equals(seen))
        {
            return _runs[index];
        }

        _runs[index] = seen with { Owner = owner, State = RunState.Running, End = null, Summary = "" };
        return null;
    }

    public void Write(RunStep step)
    {
        if (!_states.Exists(one => one.StepId == step.StepId))
        {
            throw new ArgumentException($"The journal has no step '{step.StepId}'.", nameof(step));
        }

        _states.Add(step);
    }

    public void End(RunRecord run)
    {
        int index = _runs.FindIndex(one => one.RunId == run.RunId
            && one.State == RunState.Running
            && one.Owner == run.Owner);
        if (index < 0)
        {
            throw new ArgumentException($"The journal has no run '{run.RunId}' under way.", nameof(run));
        }

        _runs[index] = run;
    }

    public IReadOnlyList<RunRecord> ReadRuns(string? fabricId) =>
        [.. _runs.Where(run => fabricId is null || run.FabricId == fabricId).Reverse()];

    public IReadOnlyList<RunStep> ReadSteps(string runId) => [.. _states
        .Where(step => step.RunId == runId)
        .GroupBy(step => step.Number)
        .OrderBy(step => step.Key)
        .Select(states => states.Last())];
}
