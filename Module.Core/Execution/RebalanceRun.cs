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

/// <summary>Carries out a plan: check, act, record. Verification follows with <see cref="StepVerifier"/>. Not safe on
/// several threads.</summary>
public sealed class RebalanceRun
{
    private readonly IFabricProvider _provider;
    private readonly IJournal _journal;
    private readonly RunOptions _options;
    private readonly Action<RunStep> _report;
    private readonly List<RunStep> _steps = new();

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

    /// <summary>The steps as they stand.</summary>
    public IReadOnlyList<RunStep> Steps => _steps;

    /// <summary>Begins the run in the journal.</summary>
    /// <param name="plan">What to carry out; not empty.</param>
    /// <returns>The run.</returns>
    /// <exception cref="PlanStaleException">The plan is for another fabric.</exception>
    /// <exception cref="FabricBusyException">Another run holds the fabric.</exception>
    public RunRecord Begin(RebalancePlan plan)
    {
        Guard.NotNull(plan, nameof(plan));
        if (!string.Equals(plan.FabricId, _provider.FabricId, StringComparison.Ordinal))
        {
            throw new PlanStaleException(
                $"The plan is for fabric '{plan.FabricId}', and '{_provider.FabricId}' is connected.");
        }

        RunRecord run = new(_options.RunId, _provider.FabricId, _options.Owner, _provider.Clock.Now);
        _steps.AddRange(plan.Steps.Select(step => new RunStep(
            run.RunId,
            step.Number,
            string.Format(CultureInfo.InvariantCulture, "{0}/{1}", run.RunId, step.Number),
            step.Adaptation,
            step.Reason,
            StepState.Planned,
            run.Start)));
        RunRecord? holder = _journal.Begin(run, _steps);
        if (holder is not null && !_options.IsOwnerAlive(holder.Owner))
        {
            DeadRun.Close(holder, _provider, _journal);
            holder = _journal.Begin(run, _steps);
        }

        return holder is null ? run : throw new FabricBusyException(holder);
    }

    /// <summary>Carries out the steps in order.</summary>
    /// <param name="stopToken">Ends the run before the next step; what was done stays done and is recorded.</param>
    public void Act(CancellationToken stopToken)
    {
        bool isLoweringLost = false;
        for (int i = 0; i < _steps.Count; i++)
        {
            stopToken.ThrowIfCancellationRequested();
            RunStep step = _steps[i];
            bool isLowering = step.Adaptation is BandwidthAdaptation { IsLowering: true };
            if (isLoweringLost && !isLowering)
            {
                Put(i, StepState.Dropped, "What should have made room for it was not done.");
                continue;
            }

            string? difference = DifferenceOf(step.Adaptation, stopToken);
            StepState state = difference is null ? Try(i, stopToken) : StepState.Refused;
            if (difference is not null)
            {
                Put(i, StepState.Refused, difference);
            }

            isLoweringLost |= isLowering && state != StepState.Done;
        }
    }

    /// <summary>Records how a step stands.</summary>
    /// <param name="index">The step's place in <see cref="Steps"/>.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="message">What was said.</param>
    public void Put(int index, StepState state, string message)
    {
        RunStep step = _steps[index] with { State = state, Time = _provider.Clock.Now, Message = message };
        _steps[index] = step;
        _journal.Write(step);
        _report(step);
    }

    /// <summary>Ends the run in the journal.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The run as it ended.</returns>
    public RunRecord End(RunRecord run)
    {
        int done = _steps.Count(StandingChanges.WasDone);
        int unverified = _steps.Count(step => step.State == StepState.NotVerified);
        RunState state = done == 0 ? RunState.Failed
            : done < _steps.Count || unverified > 0 ? RunState.Partial
            : RunState.Completed;
        string summary = string.Format(
            CultureInfo.CurrentCulture,
            "{0} of {1} steps done, {2} of them verified by measurement, {3} not working as set",
            done,
            _steps.Count,
            _steps.Count(step => step.State == StepState.Verified),
            unverified);
        RunRecord ended = Guard.NotNull(run, nameof(run)) with
        {
            State = state,
            End = _provider.Clock.Now,
            Summary = summary,
        };
        _journal.End(ended);
        return ended;
    }

    private StepState Try(int index, CancellationToken stopToken)
    {
        Put(index, StepState.Started, "");
        TimeSpan delay = _options.RetryDelay;
        for (int number = 1; ; number++)
        {
            AdaptationOutcome outcome = CarryOut(index, number);
            if (outcome.State == AdaptationState.Done)
            {
                Put(index, StepState.Done, outcome.Message);
                return StepState.Done;
            }

            if (!outcome.IsTransient || number >= _options.Tries)
            {
                Put(index, StepState.Failed, outcome.Message);
                return StepState.Failed;
            }

            _provider.Clock.Wait(delay, stopToken);
            delay += delay;
        }
    }

    // A platform keeps the outcome of a step id, so a second try has an id of its own.
    private AdaptationOutcome CarryOut(int index, int number)
    {
        RunStep step = _steps[index];
        string stepId = number == 1
            ? step.StepId
            : string.Format(CultureInfo.InvariantCulture, "{0}#{1}", step.StepId, number);
        try
        {
            return _provider.CarryOut(step.Adaptation, stepId, CancellationToken.None);
        }
        catch (FabricException failure)
        {
            AdaptationOutcome found = _provider.FindStep(stepId, CancellationToken.None);
            return found.State == AdaptationState.Done
                ? found
                : new AdaptationOutcome(AdaptationState.Failed, failure.Message, found.IsTransient);
        }
    }

    private string? DifferenceOf(Adaptation adaptation, CancellationToken stopToken)
    {
        if (adaptation is not BandwidthAdaptation change)
        {
            return $"A step of kind {adaptation.GetType().Name} cannot be carried out.";
        }

        FabricInventory fabric = _provider.ReadInventory(stopToken);
        if (fabric.FindMachine(change.MachineId) is not VirtualMachine machine)
        {
            return $"The plan is stale: the fabric has no VM '{change.MachineName}' any more.";
        }

        PortSettings? port = machine.Adapters.FirstOrDefault(one => one.Id == change.AdapterId)?.Port;
        return port is null
            ? $"The plan is stale: VM '{change.MachineName}' has no adapter '{change.AdapterId}' any more."
            : port == change.From
                ? null
                : $"The plan is stale: the port of '{change.MachineName}' has {port}, and the plan saw {change.From}.";
    }
}
