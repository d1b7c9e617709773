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
    public static IReadOnlyList<StandingChange> In(FabricInventory fabric, IEnumerable<RunStep> steps) =>
        ActiveIn(fabric, steps)
            .Select(one => new StandingChange(one.AdapterId, one.Original, one.Current))
            .ToArray();

    /// <summary>Finds standing changes, with why and since when they are.</summary>
    /// <param name="fabric">The fabric as it is now.</param>
    /// <param name="steps">All steps of all runs of the fabric, oldest first.</param>
    /// <returns>One a port that stands as NetUtil left it and not as NetUtil found it, by adapter id.</returns>
    /// <remarks>A step of which nobody knows how it ended counts where the port, or the next change of it, stands
    /// as the step was to leave it. Where somebody else changed a port between two of NetUtil's changes, theirs
    /// is what NetUtil found.</remarks>
    public static IReadOnlyList<ActiveChange> ActiveIn(FabricInventory fabric, IEnumerable<RunStep> steps)
    {
        Guard.NotNull(fabric, nameof(fabric));
        return Guard.NotNull(steps, nameof(steps))
            .Where(step => step.Adaptation is BandwidthAdaptation
                && (WasDone(step) || step.State == StepState.Started))
            .GroupBy(step => ((BandwidthAdaptation)step.Adaptation).AdapterId, StringComparer.Ordinal)
            .Select(chain => Follow(chain.ToArray(), fabric.FindAdapter(chain.Key)?.Port))
            .OfType<ActiveChange>()
            .OrderBy(one => one.AdapterId, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>Says whether a step changed the fabric.</summary>
    /// <param name="step">The step.</param>
    public static bool WasDone(RunStep step) => Guard.NotNull(step, nameof(step)).State
        is StepState.Done or StepState.Verified or StepState.NotVerified;

    private static ActiveChange? Follow(IReadOnlyList<RunStep> chain, PortSettings? port)
    {
        ActiveChange? active = null;
        for (int i = 0; i < chain.Count; i++)
        {
            BandwidthAdaptation change = (BandwidthAdaptation)chain[i].Adaptation;
            PortSettings? next = i + 1 < chain.Count ? ((BandwidthAdaptation)chain[i + 1].Adaptation).From : port;
            if (!WasDone(chain[i]) && change.To != next)
            {
                continue;
            }

            bool goesOn = active?.Current == change.From && active.Original != active.Current;
            active = new ActiveChange(
                change,
                goesOn ? active!.Original : change.From,
                goesOn ? active!.Since : chain[i].Time,
                chain[i]);
        }

        return active is not null && active.Current == port && active.Original != active.Current ? active : null;
    }
}
