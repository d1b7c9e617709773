using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Execution;

/// <summary>Closes a run whose process died, so that the journal says what became of each step.</summary>
public static class DeadRun
{
    private const string Why = "Its run's process died";

    /// <summary>Takes the run over, asks the platform for every step that was under way, writes what it says,
    /// and ends the run. Another process may try so at the same time.</summary>
    /// <param name="run">The run; its process is gone.</param>
    /// <param name="provider">The fabric it changed.</param>
    /// <param name="journal">The journal that has it.</param>
    /// <param name="options">Who closes it, and how long to wait for a step that the platform is still
    /// at.</param>
    /// <param name="stopToken">Ends the waiting.</param>
    /// <returns>The run as it ended, or null where the platform is still at one of its steps: it then stays under
    /// way, with the owner it had.</returns>
    /// <exception cref="FabricBusyException">Another process has taken the run over, or another run has the
    /// fabric.</exception>
    /// <exception cref="FabricException">The platform gives no answer; the run stays under way.</exception>
    public static RunRecord? Close(
        RunRecord run,
        IFabricProvider provider,
        IJournal journal,
        RunOptions options,
        CancellationToken stopToken)
    {
        Guard.NotNull(run, nameof(run));
        Guard.NotNull(provider, nameof(provider));
        Guard.NotNull(journal, nameof(journal));
        if (journal.TakeOver(run, Guard.NotNull(options, nameof(options)).Owner) is RunRecord holder)
        {
            return holder.RunId == run.RunId && holder.State != RunState.Running
                ? holder
                : throw new FabricBusyException(holder);
        }

        RunRecord taken = RunStart.Taken(run, options.Owner);
        RunRecord? ended = null;
        try
        {
            ended = CloseTaken(taken, provider, journal, options, stopToken);
        }
        finally
        {
            if (ended is null)
            {
                journal.TakeOver(taken, run.Owner);
            }
        }

        return ended;
    }

    /// <summary>Says how the steps of a run stand whose process died; the journal stays as it is.</summary>
    /// <param name="steps">The steps as the journal has them.</param>
    /// <param name="provider">The fabric it changed.</param>
    /// <param name="options">How long to wait for a step that the platform is still at.</param>
    /// <param name="stopToken">Ends the waiting.</param>
    /// <returns>The steps; Started where the platform is still at one.</returns>
    /// <exception cref="FabricException">The platform gives no answer.</exception>
    public static IReadOnlyList<RunStep> Settled(
        IReadOnlyList<RunStep> steps,
        IFabricProvider provider,
        RunOptions options,
        CancellationToken stopToken) => Guard.NotNull(steps, nameof(steps))
            .Select(step => step.State is StepState.Planned or StepState.Started
                ? Ended(step, provider, options, stopToken)
                : step)
            .ToArray();

    private static RunRecord? CloseTaken(
        RunRecord run,
        IFabricProvider provider,
        IJournal journal,
        RunOptions options,
        CancellationToken stopToken)
    {
        List<RunStep> steps = new();
        foreach (RunStep step in journal.ReadSteps(run.RunId))
        {
            RunStep ended = step.State is StepState.Planned or StepState.Started
                ? Ended(step, provider, options, stopToken)
                : step;
            if (ended.State == StepState.Started)
            {
                return null;
            }

            if (ended.State != step.State)
            {
                journal.Write(ended);
            }

            steps.Add(ended);
        }

        return End(run, steps, provider.Clock.Now, journal);
    }

    private static RunStep Ended(
        RunStep step, IFabricProvider provider, RunOptions options, CancellationToken stopToken)
    {
        // The journal has a step as Started before the platform gets it.
        PlatformStep onPlatform = new(provider, step);
        AdaptationOutcome found = step.State == StepState.Planned
            ? new AdaptationOutcome(AdaptationState.NotStarted)
            : onPlatform.Await(() => onPlatform.Find(stopToken), options, stopToken);
        return StepEnding.Of(step, found, Why, provider.Clock.Now);
    }

    private static RunRecord End(
        RunRecord run, IReadOnlyList<RunStep> steps, DateTimeOffset time, IJournal journal)
    {
        int done = steps.Count(StandingChanges.WasDone);
        RunRecord ended = run with
        {
            State = done == 0 ? RunState.Failed
                : steps.All(step => step.State == StepState.Verified) ? RunState.Completed
                : RunState.Partial,
            End = time,
            Summary = string.Format(
                CultureInfo.CurrentCulture,
                "Its process died; {0} of {1} steps had been done.",
                done,
                steps.Count),
        };
        return RunEnding.Write(ended, journal);
    }
}
