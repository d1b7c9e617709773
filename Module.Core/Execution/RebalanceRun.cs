using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Core.Execution;

/// <summary>Carries out one plan, or what is left of it: check, act, record. Verification follows with
/// <see cref="StepVerifier"/>. Not safe on several threads.</summary>
public sealed class RebalanceRun
{
    private readonly IFabricProvider _provider;
    private readonly IJournal _journal;
    private readonly RunOptions _options;
    private readonly RunLog _log;

    /// <summary>Makes a run.</summary>
    /// <param name="provider">The fabric.</param>
    /// <param name="journal">Where each step is written before and after it is tried.</param>
    /// <param name="options">How it is carried out.</param>
    /// <param name="report">Told each time a step comes to stand otherwise.</param>
    public RebalanceRun(
        IFabricProvider provider, IJournal journal, RunOptions options, Action<RunStep> report)
    {
        _provider = Guard.NotNull(provider, nameof(provider));
        _journal = Guard.NotNull(journal, nameof(journal));
        _options = Guard.NotNull(options, nameof(options));
        _log = new RunLog(journal, provider.Clock, Guard.NotNull(report, nameof(report)));
    }

    /// <summary>The steps as they stand; empty before the run begins.</summary>
    public IReadOnlyList<RunStep> Steps => _log.Steps;

    /// <summary>Begins the run in the journal. A run of the fabric whose process died is closed first.</summary>
    /// <param name="plan">What to carry out; not empty.</param>
    /// <param name="stopToken">Ends the waiting for what a dead run left under way.</param>
    /// <returns>The run.</returns>
    /// <exception cref="ArgumentException">The plan has no steps, or the run's id is in the journal already.
    /// </exception>
    /// <exception cref="InvalidOperationException">The run has begun already.</exception>
    /// <exception cref="PlanStaleException">The plan is for another fabric.</exception>
    /// <exception cref="FabricBusyException">Another run holds the fabric.</exception>
    public RunRecord Begin(RebalancePlan plan, CancellationToken stopToken) => Begin(plan, null, stopToken);

    /// <summary>Begins the run in the journal, as one that takes back another.</summary>
    /// <param name="plan">What to carry out; not empty.</param>
    /// <param name="undoes">The run that it takes back, <see cref="RunRecord.Everything"/> for all; null for
    /// none.</param>
    /// <param name="stopToken">Ends the waiting for what a dead run left under way.</param>
    /// <returns>The run.</returns>
    /// <inheritdoc cref="Begin(RebalancePlan, CancellationToken)" path="/exception"/>
    public RunRecord Begin(RebalancePlan plan, string? undoes, CancellationToken stopToken)
    {
        RequireFresh();
        RunStart start = new(_provider, _journal, _options);
        (RunRecord run, IReadOnlyList<RunStep> steps) = start.Of(Guard.NotNull(plan, nameof(plan)), undoes);
        _log.Take(steps);
        bool hasBegun = false;
        try
        {
            start.Begin(run, steps, stopToken);
            hasBegun = true;
        }
        finally
        {
            // A store can fail once all is written; the fabric would then stay held by a process that lives.
            if (!hasBegun && run.Equals(RunEnding.Find(run, _journal)))
            {
                BreakOff(run, "The run broke off");
            }
        }

        return run;
    }

    /// <summary>Goes on with a run that nobody carries out: one whose process died, or one that has ended with
    /// steps that were left open or not tried.</summary>
    /// <param name="seen">The run as it was read.</param>
    /// <param name="mayTry">False where only what the platform was left at is settled, and nothing is
    /// tried.</param>
    /// <returns>The run, under way again.</returns>
    /// <exception cref="ArgumentException">The journal has no such run.</exception>
    /// <exception cref="InvalidOperationException">The run has begun already.</exception>
    /// <exception cref="FabricBusyException">Another run holds the fabric, or the run's process
    /// lives.</exception>
    public RunRecord TakeOver(RunRecord seen, bool mayTry)
    {
        RequireFresh();
        _log.Take(_journal.ReadSteps(Guard.NotNull(seen, nameof(seen)).RunId));
        RunRecord run = RunStart.Taken(seen, _options.Owner);
        bool isTaken = false;
        try
        {
            new RunStart(_provider, _journal, _options).TakeOver(seen);
            foreach (int i in mayTry ? StepNeeds.OpenIn(Steps) : [])
            {
                if (Steps[i].State == StepState.Dropped)
                {
                    _log.Put(i, StepState.Planned, "Taken up again.");
                }
            }

            isTaken = true;
        }
        finally
        {
            if (!isTaken && run.Equals(RunEnding.Find(run, _journal)))
            {
                BreakOff(run, "The run broke off");
            }
        }

        return run;
    }

    /// <summary>Carries out the steps in order, migrations of one wave at once. What depends on a step that was
    /// not done is not tried. Once a step that lowers was not done, none that raises or moves is tried: what it
    /// would have made room for is not told apart from the rest.</summary>
    /// <param name="stopToken">Ends the run before the next step; what was done stays done.</param>
    /// <exception cref="FabricException">The platform gives no answer.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Act(CancellationToken stopToken)
    {
        StepTrial trial = new(_provider, _log, _options);
        for (int i = 0; i < Steps.Count; i++)
        {
            stopToken.ThrowIfCancellationRequested();
            if (!IsOpen(i))
            {
                continue;
            }

            if (Steps[i].Adaptation is MigrationAdaptation)
            {
                new MigrationWave(_provider, _log, _options, trial).Go(WaveOf(i), stopToken);
            }
            else
            {
                trial.Go(i, stopToken);
            }
        }
    }

    // The open migrations from a step on that belong to its wave.
    private IReadOnlyList<int> WaveOf(int first) => Enumerable
        .Range(first, Steps.Count - first)
        .TakeWhile(i => Steps[i].Adaptation is MigrationAdaptation && Steps[i].Wave == Steps[first].Wave)
        .Where(IsOpen)
        .ToArray();

    private bool IsOpen(int index) => Steps[index].State is StepState.Planned or StepState.Started;

    /// <summary>Records how a step stands, and reports it.</summary>
    /// <param name="index">The step's place in <see cref="Steps"/>.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="message">What was said.</param>
    public void Put(int index, StepState state, string message) => _log.Put(index, state, message);

    /// <summary>Ends the run in the journal.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The run as it ended.</returns>
    public RunRecord End(RunRecord run)
    {
        bool isWhole = Steps.All(step => step.State is StepState.Done or StepState.Verified);
        return _log.End(run, isWhole ? RunState.Completed : RunState.Partial, "");
    }

    /// <summary>Ends a run that broke off: says of each step what became of it, and ends the run in the journal,
    /// so that the fabric is free. Nothing is reported.</summary>
    /// <param name="run">The run.</param>
    /// <param name="why">Why it broke off; a clause such as "The run was cancelled".</param>
    /// <returns>The run as it ended: never Completed.</returns>
    public RunRecord BreakOff(RunRecord run, string why)
    {
        _log.Close(FindOrNot, why);
        return _log.End(run, RunState.Partial, why + "; ");
    }

    private void RequireFresh()
    {
        if (Steps.Count > 0)
        {
            throw new InvalidOperationException("The run has begun; a second plan needs a run of its own.");
        }
    }

    // A platform that gives no answer leaves it open what became of the step; the fabric shows it later.
    private AdaptationOutcome? FindOrNot(RunStep step)
    {
        try
        {
            return new PlatformStep(_provider, step).Find(CancellationToken.None);
        }
        catch (FabricException)
        {
            return null;
        }
    }
}
