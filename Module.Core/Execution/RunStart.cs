using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Planning;

namespace NetUtil.Core.Execution;

/// <summary>Begins runs in the journal. A run of the fabric whose process died is closed first.</summary>
internal sealed class RunStart
{
    private readonly IFabricProvider _provider;
    private readonly IJournal _journal;
    private readonly RunOptions _options;

    public RunStart(IFabricProvider provider, IJournal journal, RunOptions options)
    {
        _provider = provider;
        _journal = journal;
        _options = options;
    }

    /// <summary>A run and its steps, as they begin.</summary>
    public (RunRecord Run, IReadOnlyList<RunStep> Steps) Of(RebalancePlan plan, string? undoes)
    {
        if (plan.IsEmpty)
        {
            throw new ArgumentException("The plan has no steps, so there is nothing to carry out.", nameof(plan));
        }

        if (PlanCheck.FabricDifferenceOf(plan, _provider.FabricId) is string difference)
        {
            throw new PlanStaleException(difference);
        }

        RunRecord run = new(_options.RunId, _provider.FabricId, _options.Owner, _provider.Clock.Now)
        {
            Undoes = undoes,
        };
        return (run, StepsOf(plan, run.RunId, run.Start));
    }

    /// <summary>The steps of a plan as those of a run, all planned.</summary>
    public static RunStep[] StepsOf(RebalancePlan plan, string runId, DateTimeOffset time) => plan.Steps
        .Select(step => new RunStep(
            runId,
            step.Number,
            string.Format(CultureInfo.InvariantCulture, "{0}/{1}", runId, step.Number),
            step.Adaptation,
            step.Reason,
            StepState.Planned,
            time)
        {
            HostName = step.HostName,
            Wave = step.Wave,
            DependsOn = step.DependsOn,
        })
        .ToArray();

    /// <summary>Begins a run in the journal.</summary>
    public void Begin(RunRecord run, IReadOnlyList<RunStep> steps, CancellationToken stopToken)
    {
        RunRecord? holder = _journal.Begin(run, steps);
        if (holder is not null && !_options.IsOwnerAlive(holder.Owner))
        {
            if (DeadRun.Close(holder, _provider, _journal, _options, stopToken) is null)
            {
                throw new FabricBusyException(holder, isOwnerAlive: false);
            }

            holder = _journal.Begin(run, steps);
        }

        if (holder is not null)
        {
            throw new FabricBusyException(holder);
        }
    }

    /// <summary>Takes over a run that nobody carries out.</summary>
    /// <param name="seen">The run as it was read.</param>
    public void TakeOver(RunRecord seen)
    {
        if (seen.State == RunState.Running && _options.IsOwnerAlive(seen.Owner))
        {
            throw new FabricBusyException(seen);
        }

        if (_journal.TakeOver(seen, _options.Owner) is RunRecord holder)
        {
            throw new FabricBusyException(holder);
        }
    }

    /// <summary>A run once it is taken over.</summary>
    /// <param name="seen">The run as it was read.</param>
    /// <param name="owner">Who takes it.</param>
    public static RunRecord Taken(RunRecord seen, string owner) =>
        seen with { Owner = owner, State = RunState.Running, End = null, Summary = "" };
}
