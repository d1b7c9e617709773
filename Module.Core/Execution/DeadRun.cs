using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Execution;

/// <summary>Closes a run whose process died, so that the journal says what became of each step.</summary>
public static class DeadRun
{
    /// <summary>Asks the platform for every step that was under way and ends the run.</summary>
    /// <param name="run">The run; its process is gone.</param>
    /// <param name="provider">The fabric it changed.</param>
    /// <param name="journal">The journal that has it.</param>
    /// <returns>The run as it ended.</returns>
    public static RunRecord Close(RunRecord run, IFabricProvider provider, IJournal journal)
    {
        Guard.NotNull(run, nameof(run));
        foreach (RunStep step in Guard.NotNull(journal, nameof(journal)).ReadSteps(run.RunId))
        {
            if (step.State is StepState.Planned or StepState.Started)
            {
                AdaptationOutcome found = step.State == StepState.Planned
                    ? new AdaptationOutcome(AdaptationState.NotStarted)
                    : Find(step, provider);
                journal.Write(step with
                {
                    State = found.State == AdaptationState.Done ? StepState.Done
                        : found.State == AdaptationState.Failed ? StepState.Failed
                        : StepState.Dropped,
                    Time = provider.Clock.Now,
                    Message = "Its run's process died; " + Words(found),
                });
            }
        }

        int done = journal.ReadSteps(run.RunId).Count(StandingChanges.WasDone);
        RunRecord ended = run with
        {
            State = done == 0 ? RunState.Failed : RunState.Partial,
            End = provider.Clock.Now,
            Summary = string.Format(
                CultureInfo.CurrentCulture, "its process died; {0} steps had been done", done),
        };
        journal.End(ended);
        return ended;
    }

    // Later tries have ids of their own; the last one that the platform knows tells how the step stands.
    private static AdaptationOutcome Find(RunStep step, IFabricProvider provider)
    {
        AdaptationOutcome last = provider.FindStep(step.StepId, CancellationToken.None);
        for (int number = 2; last.State != AdaptationState.Done; number++)
        {
            string id = string.Format(CultureInfo.InvariantCulture, "{0}#{1}", step.StepId, number);
            AdaptationOutcome next = provider.FindStep(id, CancellationToken.None);
            if (next.State == AdaptationState.NotStarted)
            {
                break;
            }

            last = next;
        }

        return last;
    }

    private static string Words(AdaptationOutcome found) => found.State switch
    {
        AdaptationState.Done => "the platform says that it did the step.",
        AdaptationState.Failed => "the platform says that the step failed: " + found.Message,
        AdaptationState.Running => "the platform was still at the step.",
        _ => "the platform knows nothing of the step.",
    };
}
