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
    public static IReadOnlyList<ActiveChange> ActiveIn(FabricInventory fabric, IEnumerable<RunStep> steps) =>
        PortChainsIn(fabric, steps)
            .Select(chain => chain.Outcome is (PortSettings original, PortSettings left, DateTimeOffset since,
                RunStep last) && left == chain.Now
                    ? new ActiveChange((BandwidthAdaptation)last.Adaptation, original, since, last)
                    : null)
            .OfType<ActiveChange>()
            .OrderBy(one => one.AdapterId, StringComparer.Ordinal)
            .ToArray();

    /// <summary>Finds VMs that lie where NetUtil moved them.</summary>
    /// <param name="fabric">The fabric as it is now.</param>
    /// <param name="steps">All steps of all runs of the fabric, oldest first.</param>
    /// <returns>One a VM that lies where NetUtil left it and not where NetUtil found it, by VM name.</returns>
    public static IReadOnlyList<ActiveMove> MovesIn(FabricInventory fabric, IEnumerable<RunStep> steps) =>
        PlaceChainsIn(fabric, steps)
            .Select(chain => chain.Outcome is (string original, string left, DateTimeOffset since, RunStep last)
                && left == chain.Now
                    ? new ActiveMove(fabric, original, since, last)
                    : null)
            .OfType<ActiveMove>()
            .OrderBy(one => one.MachineName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(one => one.MachineId, StringComparer.Ordinal)
            .ToArray();

    /// <summary>Lists the moves that runs made, or may have made.</summary>
    /// <param name="steps">All steps of all runs of the fabric, oldest first.</param>
    /// <param name="since">Only moves after this time, UTC.</param>
    public static IReadOnlyList<RecentMove> RecentMovesIn(IEnumerable<RunStep> steps, DateTimeOffset since) =>
        Guard.NotNull(steps, nameof(steps))
            .Where(step => step.Adaptation is MigrationAdaptation && MayHaveBeenDone(step) && step.Time > since)
            .Select(step => new RecentMove(step.Adaptation.MachineId, step.Time))
            .ToArray();

    /// <summary>Says whether a step changed the fabric.</summary>
    /// <param name="step">The step.</param>
    public static bool WasDone(RunStep step) => Guard.NotNull(step, nameof(step)).State
        is StepState.Done or StepState.Verified or StepState.NotVerified;

    /// <summary>The changes of each port, in the order in which they were first changed.</summary>
    internal static IEnumerable<ChangeChain<PortSettings>> PortChainsIn(
        FabricInventory fabric, IEnumerable<RunStep> steps)
    {
        Guard.NotNull(fabric, nameof(fabric));
        return Guard.NotNull(steps, nameof(steps))
            .Where(MayHaveBeenDone)
            .Where(step => step.Adaptation is BandwidthAdaptation)
            .GroupBy(step => ((BandwidthAdaptation)step.Adaptation).AdapterId, StringComparer.Ordinal)
            .Select(group => new ChangeChain<PortSettings>(
                group.Select(LinkOf).ToArray(), fabric.FindAdapter(group.Key)?.Port));
    }

    /// <summary>The moves of each VM, in the order in which they were first moved; hosts by id.</summary>
    internal static IEnumerable<ChangeChain<string>> PlaceChainsIn(
        FabricInventory fabric, IEnumerable<RunStep> steps)
    {
        Guard.NotNull(fabric, nameof(fabric));
        return Guard.NotNull(steps, nameof(steps))
            .Where(MayHaveBeenDone)
            .Where(step => step.Adaptation is MigrationAdaptation)
            .GroupBy(step => step.Adaptation.MachineId, StringComparer.Ordinal)
            .Select(group => new ChangeChain<string>(
                group.Select(MoveLinkOf).ToArray(), fabric.FindMachine(group.Key)?.HostId));
    }

    private static bool MayHaveBeenDone(RunStep step) => WasDone(step) || step.State == StepState.Started;

    private static ChangeChain<PortSettings>.Link LinkOf(RunStep step)
    {
        BandwidthAdaptation change = (BandwidthAdaptation)step.Adaptation;
        return new ChangeChain<PortSettings>.Link(step, change.From, change.To);
    }

    private static ChangeChain<string>.Link MoveLinkOf(RunStep step)
    {
        MigrationAdaptation move = (MigrationAdaptation)step.Adaptation;
        return new ChangeChain<string>.Link(step, move.FromHostId, move.ToHostId);
    }
}
