using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Core.Execution;

/// <summary>Carries out one plan: check, act, record. Verification follows with <see cref="StepVerifier"/>. Not
/// safe on several threads.</summary>
public sealed class RebalanceRun
{
    private readonly IFabricProvider _provider;
    private readonly IJournal _journal;
    private readonly RunOptions _options;
    private readonly Action<RunStep> _report;
    private readonly List<RunStep> _steps = new();
    private readonly List<string> _hostNames = new();
    private readonly HashSet<int> _unwritten = new();

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
        _report = Guard.NotNull(report, nameof(report));
    }

    /// <summary>The steps as they stand; empty before the run begins.</summary>
    public IReadOnlyList<RunStep> Steps => _steps;

    /// <summary>Begins the run in the journal. A run of the fabric whose process died is closed first.</summary>
    /// <param name="plan">What to carry out; not empty.</param>
    /// <param name="stopToken">Ends the waiting for what a dead run left under way.</param>
    /// <returns>The run.</returns>
    /// <exception cref="ArgumentException">The plan has no steps, or the run's id is in the journal already.
    /// </exception>
    /// <exception cref="InvalidOperationException">The run has begun already.</exception>
    /// <exception cref="PlanStaleException">The plan is for another fabric.</exception>
    /// <exception cref="FabricBusyException">Another run holds the fabric.</exception>
    public RunRecord Begin(RebalancePlan plan, CancellationToken stopToken)
    {
        if (Guard.NotNull(plan, nameof(plan)).IsEmpty)
        {
            throw new ArgumentException("The plan has no steps, so there is nothing to carry out.", nameof(plan));
        }

        if (_steps.Count > 0)
        {
            throw new InvalidOperationException("The run has begun; a second plan needs a run of its own.");
        }

        if (!string.Equals(plan.FabricId, _provider.FabricId, StringComparison.Ordinal))
        {
            throw new PlanStaleException(
                $"The plan is for fabric '{plan.FabricId}', and '{_provider.FabricId}' is connected.");
        }

        RunRecord run = new(_options.RunId, _provider.FabricId, _options.Owner, _provider.Clock.Now);
        RunStep[] steps = plan.Steps.Select(step => new RunStep(
            run.RunId,
            step.Number,
            string.Format(CultureInfo.InvariantCulture, "{0}/{1}", run.RunId, step.Number),
            step.Adaptation,
            step.Reason,
            StepState.Planned,
            run.Start)).ToArray();
        _steps.AddRange(steps);
        _hostNames.AddRange(plan.Steps.Select(step => step.HostName));
        bool hasBegun = false;
        try
        {
            BeginInJournal(run, steps, stopToken);
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

    /// <summary>Carries out the steps in order. Once a step that lowers was not done, none that raises is tried:
    /// what it would have made room for is not told apart from the rest.</summary>
    /// <param name="stopToken">Ends the run before the next step; what was done stays done.</param>
    /// <exception cref="FabricException">The platform gives no answer.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Act(CancellationToken stopToken)
    {
        bool isLoweringLost = false;
        for (int i = 0; i < _steps.Count; i++)
        {
            stopToken.ThrowIfCancellationRequested();
            BandwidthAdaptation? change = _steps[i].Adaptation as BandwidthAdaptation;
            if (isLoweringLost && change?.IsRaising == true)
            {
                Put(i, StepState.Dropped, "What should have made room for it was not done.");
            }
            else if (PlanCheck.DifferenceOf(
                _steps[i].Adaptation, _hostNames[i], _provider.ReadInventory(stopToken)) is string difference)
            {
                Put(i, StepState.Refused, difference);
            }
            else
            {
                Try(i, stopToken);
            }

            isLoweringLost |= change?.IsLowering == true && _steps[i].State != StepState.Done;
        }
    }

    /// <summary>Records how a step stands, and reports it.</summary>
    /// <param name="index">The step's place in <see cref="Steps"/>.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="message">What was said.</param>
    public void Put(int index, StepState state, string message)
    {
        Record(index, _steps[index] with { State = state, Time = _provider.Clock.Now, Message = message });
        _report(_steps[index]);
    }

    /// <summary>Ends the run in the journal.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The run as it ended.</returns>
    public RunRecord End(RunRecord run)
    {
        bool isWhole = _steps.All(step => step.State is StepState.Done or StepState.Verified);
        return End(run, isWhole ? RunState.Completed : RunState.Partial, "");
    }

    /// <summary>Ends a run that broke off: says of each step what became of it, and ends the run in the journal,
    /// so that the fabric is free. Nothing is reported.</summary>
    /// <param name="run">The run.</param>
    /// <param name="why">Why it broke off; a clause such as "The run was cancelled".</param>
    /// <returns>The run as it ended: never Completed.</returns>
    public RunRecord BreakOff(RunRecord run, string why)
    {
        for (int i = 0; i < _steps.Count; i++)
        {
            if (_steps[i].State is StepState.Planned or StepState.Started)
            {
                AdaptationOutcome? found = _steps[i].State == StepState.Planned
                    ? new AdaptationOutcome(AdaptationState.NotStarted)
                    : FindOrNot(_steps[i]);
                Record(i, StepEnding.Of(_steps[i], found, why, _provider.Clock.Now));
            }
            else if (_unwritten.Contains(i))
            {
                Record(i, _steps[i]);
            }
        }

        return End(run, RunState.Partial, why + "; ");
    }

    private void BeginInJournal(RunRecord run, IReadOnlyList<RunStep> steps, CancellationToken stopToken)
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

    private void Try(int index, CancellationToken stopToken)
    {
        Put(index, StepState.Started, "");
        RunStep step = _steps[index];
        AdaptationOutcome outcome = new PlatformStep(_provider, step.StepId)
            .CarryOut(step.Adaptation, _options, stopToken);
        switch (outcome.State)
        {
            case AdaptationState.Done:
                Put(index, StepState.Done, outcome.Message);
                break;
            case AdaptationState.Running:
                Put(index, StepState.Started, "The platform is still at it, and was not waited for any longer.");
                break;
            default:
                Put(index, StepState.Failed, outcome.Message);
                break;
        }
    }

    // Known in memory first: where the journal fails for once, breaking off writes it after all.
    private void Record(int index, RunStep step)
    {
        _steps[index] = step;
        _unwritten.Add(index);
        _journal.Write(step);
        _unwritten.Remove(index);
    }

    private RunRecord End(RunRecord run, RunState state, string why)
    {
        int done = _steps.Count(StandingChanges.WasDone);
        bool isNothingDone = done == 0 && _steps.All(step => step.State != StepState.Started);
        RunRecord ended = Guard.NotNull(run, nameof(run)) with
        {
            State = isNothingDone ? RunState.Failed : state,
            End = _provider.Clock.Now,
            Summary = why + string.Format(
                CultureInfo.CurrentCulture,
                "{0} of {1} steps done, {2} of them verified by measurement, {3} not working as set",
                done,
                _steps.Count,
                _steps.Count(step => step.State == StepState.Verified),
                _steps.Count(step => step.State == StepState.NotVerified)),
        };
        return RunEnding.Write(ended, _journal);
    }

    // A platform that gives no answer leaves it open what became of the step; the port shows it later.
    private AdaptationOutcome? FindOrNot(RunStep step)
    {
        try
        {
            return new PlatformStep(_provider, step.StepId).Find(CancellationToken.None);
        }
        catch (FabricException)
        {
            return null;
        }
    }
}
