using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.State;

namespace NetUtil.Core.Control;

/// <summary>Finishes runs that were left unfinished, and takes runs back. Not safe on several threads.</summary>
public sealed class RunRecovery
{
    private readonly FabricController _controller;
    private readonly IFabricProvider _provider;
    private readonly IJournal _journal;

    /// <summary>Makes a recovery.</summary>
    /// <param name="controller">The loop over the fabric and the store.</param>
    /// <param name="provider">The fabric.</param>
    /// <param name="store">The store with its journal.</param>
    public RunRecovery(FabricController controller, IFabricProvider provider, IStateStore store)
    {
        _controller = Guard.NotNull(controller, nameof(controller));
        _provider = Guard.NotNull(provider, nameof(provider));
        _journal = Guard.NotNull(store, nameof(store)).Journal;
    }

    /// <summary>Finds a run that has something left to be done: its process died, it was broken off, or the
    /// platform was still at a step when it ended.</summary>
    /// <param name="runId">The run; null for the newest.</param>
    /// <returns>The run with its steps; null where there is none.</returns>
    /// <remarks>Once a later run has begun, an earlier one is only settled: what the platform was at is looked
    /// up, and nothing more is tried, since the later one was planned without it.</remarks>
    public RunHistory? Unfinished(string? runId)
    {
        RunRecord[] runs = _journal.ReadRuns(_provider.FabricId).ToArray();
        return runs
            .Where(run => runId is null || run.RunId == runId)
            .Select(run => new RunHistory(run, _journal.ReadSteps(run.RunId)))
            .FirstOrDefault(one => LeftOf(one, one.Run.RunId == runs[0].RunId).Count > 0
                || one.Run.State == RunState.Running);
    }

    /// <summary>The steps that going on with a run would settle or try.</summary>
    /// <param name="history">The run, from <see cref="Unfinished"/>.</param>
    public IReadOnlyList<RunStep> LeftOf(RunHistory history) =>
        LeftOf(Guard.NotNull(history, nameof(history)), IsNewest(history.Run));

    /// <summary>Goes on with a run: looks up what the platform was at, tries what is left, measures and records.
    /// Nothing is done twice.</summary>
    /// <param name="history">The run, from <see cref="Unfinished"/>.</param>
    /// <param name="options">How it is carried out; of the run's id.</param>
    /// <param name="report">Told each time a step comes to stand otherwise.</param>
    /// <param name="stopToken">Ends the run before its next step.</param>
    /// <exception cref="ArgumentException">The options are of another run.</exception>
    /// <exception cref="FabricBusyException">Another run holds the fabric, or the run's process
    /// lives.</exception>
    /// <exception cref="FabricException">The platform gives no answer; the run is recorded as it then stands.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunResult Resume(
        RunHistory history, RunOptions options, Action<RunStep> report, CancellationToken stopToken)
    {
        RunRecord seen = Guard.NotNull(history, nameof(history)).Run;
        if (Guard.NotNull(options, nameof(options)).RunId != seen.RunId)
        {
            throw new ArgumentException($"The options are of run '{options.RunId}'.", nameof(options));
        }

        options = seen.Undoes is null ? _controller.UnderPolicy(options) : _controller.AtOnce(options);
        RebalanceRun run = new(_provider, _journal, options, report);
        RunRecord record = run.TakeOver(seen, mayTry: IsNewest(seen));
        return new RunDriver(_controller, _provider)
            .Finish(run, record, options, mayPropose: seen.Undoes is null, stopToken);
    }

    /// <summary>The newest run that changed something that still stands, or is under way, and is not itself one
    /// that takes back another.</summary>
    /// <param name="stopToken">Ends the reading of the fabric.</param>
    /// <returns>Its id; null where there is none.</returns>
    /// <exception cref="FabricException">The fabric could not be read.</exception>
    public string? NewestStanding(CancellationToken stopToken)
    {
        FabricInventory fabric = _provider.ReadInventory(stopToken);
        IReadOnlyList<RunStep> steps = _controller.History();
        return _journal.ReadRuns(_provider.FabricId)
            .Where(run => run.Undoes is null)
            .FirstOrDefault(run => run.State == RunState.Running
                || !Plan(fabric, steps, run.RunId, null).Plan.IsEmpty)
            ?.RunId;
    }

    /// <summary>Plans what takes back a run, or all; nothing changes, the journal included.</summary>
    /// <param name="runId">The run; null for all.</param>
    /// <param name="options">How long to wait for what a dead run left under way.</param>
    /// <param name="stopToken">Ends the reading and the waiting.</param>
    /// <exception cref="FabricBusyException">The run is under way, and its process lives.</exception>
    /// <exception cref="FabricException">The platform gives no answer.</exception>
    public UndoPlan PlanUndo(string? runId, RunOptions options, CancellationToken stopToken)
    {
        Guard.NotNull(options, nameof(options));
        List<RunStep> steps = new();
        RunRecord? dead = null;
        foreach (RunHistory one in _controller.Runs().Reverse())
        {
            bool isDead = one.Run.State == RunState.Running && !options.IsOwnerAlive(one.Run.Owner);
            if (one.Run.State == RunState.Running && !isDead)
            {
                throw new FabricBusyException(one.Run);
            }

            dead = isDead ? one.Run : dead;
            steps.AddRange(isDead ? DeadRun.Settled(one.Steps, _provider, options, stopToken) : one.Steps);
        }

        FabricInventory fabric = _provider.ReadInventory(stopToken);
        return Plan(fabric, steps, runId, dead);
    }

    /// <summary>Takes back a run, or all, as a run of its own, once a run whose process died is closed.</summary>
    /// <param name="undo">What is to be done, from <see cref="PlanUndo"/>.</param>
    /// <param name="options">How it is carried out.</param>
    /// <param name="report">Told each time a step comes to stand otherwise.</param>
    /// <param name="stopToken">Ends the run before its next step.</param>
    /// <returns>What the run came to; null where there was nothing to take back, and no run.</returns>
    /// <exception cref="FabricBusyException">Another run holds the fabric.</exception>
    /// <exception cref="FabricException">The platform gives no answer; the run is recorded as it then stands.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunResult? Undo(
        UndoPlan undo, RunOptions options, Action<RunStep> report, CancellationToken stopToken)
    {
        if (Guard.NotNull(undo, nameof(undo)).Plan.IsEmpty)
        {
            if (undo.DeadRun is RunRecord dead
                && DeadRun.Close(dead, _provider, _journal, options, stopToken) is null)
            {
                throw new FabricBusyException(dead, isOwnerAlive: false);
            }

            return null;
        }

        options = _controller.AtOnce(options);
        RebalanceRun run = new(_provider, _journal, options, report);
        RunRecord record = run.Begin(undo.Plan, undo.Undoes, stopToken);
        return new RunDriver(_controller, _provider).Finish(run, record, options, mayPropose: false, stopToken);
    }

    private static IReadOnlyList<RunStep> LeftOf(RunHistory history, bool isNewest) =>
        StepNeeds.OpenIn(history.Steps)
            .Select(i => history.Steps[i])
            .Where(step => isNewest || step.State == StepState.Started)
            .ToArray();

    private bool IsNewest(RunRecord run) => _journal.ReadRuns(_provider.FabricId)[0].RunId == run.RunId;

    private UndoPlan Plan(
        FabricInventory fabric, IReadOnlyList<RunStep> steps, string? runId, RunRecord? dead)
    {
        string[] undoers = _journal.ReadRuns(_provider.FabricId)
            .Where(run => runId is not null && run.Undoes == runId)
            .Select(run => run.RunId)
            .ToArray();
        RebalancePolicy policy = _controller.Policy;
        return UndoPlanner.Make(
            fabric,
            steps,
            runId,
            undoers,
            _controller.PoliciesIn(fabric),
            policy.MigrationsAtOnce,
            dead,
            policy.HostExclusion);
    }
}
