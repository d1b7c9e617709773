using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Core.Execution;

/// <summary>Reads from the journal what earlier runs changed and still stands.</summary>
public static class StandingChanges
{
    /// <summary>Finds standing changes.</summary>
    /// <param name="fabric">The fabric as it is now.</param>
    /// <param name="steps">All steps of all runs of the fabric, oldest first.</param>
    /// <returns>One a port that stands as NetUtil left it and not as NetUtil found it, by adapter id.</returns>
    public static IReadOnlyList<StandingChange> In(FabricInventory fabric, IEnumerable<RunStep> steps)
    {
        Dictionary<string, StandingChange> standing = new(StringComparer.Ordinal);
        foreach (RunStep step in Guard.NotNull(steps, nameof(steps)).Where(WasDone))
        {
            if (step.Adaptation is not BandwidthAdaptation change)
            {
                continue;
            }

            // Where somebody else changed the port in between, theirs is what was found.
            PortSettings original = standing.TryGetValue(change.AdapterId, out StandingChange? before)
                && before.Current == change.From
                    ? before.Original
                    : change.From;
            standing[change.AdapterId] = new StandingChange(change.AdapterId, original, change.To);
        }

        return standing.Values
            .Where(one => one.Original != one.Current
                && Guard.NotNull(fabric, nameof(fabric)).FindAdapter(one.AdapterId)?.Port == one.Current)
            .OrderBy(one => one.AdapterId, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>Says whether a step changed the fabric.</summary>
    /// <param name="step">The step.</param>
    public static bool WasDone(RunStep step) => Guard.NotNull(step, nameof(step)).State
        is StepState.Done or StepState.Verified or StepState.NotVerified;
}
