using System;
using NetUtil.Core.Fabric;

namespace NetUtil.Core.Execution;

/// <summary>Says how a step stands whose run ended before it came to its own end.</summary>
internal static class StepEnding
{
    /// <summary>Turns the platform's word on a step into how the step stands.</summary>
    /// <param name="step">The step: Planned or Started.</param>
    /// <param name="found">What the platform says of it; null where it gives no answer.</param>
    /// <param name="why">Why its run ended; a clause.</param>
    /// <param name="time">When that was found, UTC.</param>
    public static RunStep Of(RunStep step, AdaptationOutcome? found, string why, DateTimeOffset time)
    {
        (StepState state, string words) = found?.State switch
        {
            null => (StepState.Started, "the platform does not say what became of the step"),
            AdaptationState.Done => (StepState.Done, "the platform says that it did the step"),
            AdaptationState.Failed =>
                (StepState.Failed, "the platform says that the step failed: " + found!.Message),
            AdaptationState.Running => (StepState.Started, "the platform was still at the step"),
            _ when step.State == StepState.Planned => (StepState.Dropped, "the step was not tried"),
            _ => (StepState.Dropped, "the platform never got the step"),
        };
        return step with { State = state, Time = time, Message = $"{why}; {words.TrimEnd('.')}." };
    }
}
