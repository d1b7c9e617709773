using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Gives back what earlier runs took or granted and no requirement needs any more.</summary>
internal static class GiveBack
{
    private const string Reason =
        "no requirement needs the change any more, so the port returns to what it was before NetUtil changed it";

    /// <summary>Adds what can be given back to a plan's changes: all at once if that harms nothing, else one by
    /// one in the order of the VMs' names.</summary>
    public static PortChanges Add(PlanDraft draft, PortChanges changes)
    {
        FabricInventory fabric = draft.Request.Evaluation.Fabric;
        StandingChange[] standing = draft.Request.Standing
            .Where(one => fabric.FindAdapter(one.AdapterId) is VirtualAdapter adapter
                && adapter.Port == one.Current
                && one.Original != one.Current
                && draft.NotChangeable(one.AdapterId) is null
                && !changes.Ports.ContainsKey(one.AdapterId))
            .OrderBy(one => fabric.MachineOf(one.AdapterId)!.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(one => one.AdapterId, StringComparer.Ordinal)
            .ToArray();
        if (standing.Length == 0)
        {
            return changes;
        }

        IReadOnlyList<PathCompliance> reference = draft.Predict(changes);
        PortChanges all = With(changes, standing);
        if (IsHarmless(draft, reference, all, standing))
        {
            return all;
        }

        foreach (StandingChange one in standing)
        {
            PortChanges tried = With(changes, [one]);
            changes = IsHarmless(draft, reference, tried, [one]) ? tried : changes;
        }

        return changes;
    }

    private static PortChanges With(PortChanges changes, IEnumerable<StandingChange> standing)
    {
        PortChanges added = changes.Copy();
        foreach (StandingChange one in standing)
        {
            added.Set(one.AdapterId, one.Original, Reason);
        }

        return added;
    }

    // Hysteresis: what holds and shares a capacity with the port must still hold with a margin, so that the next
    // evaluation does not take it again.
    private static bool IsHarmless(
        PlanDraft draft,
        IReadOnlyList<PathCompliance> reference,
        PortChanges changes,
        IReadOnlyList<StandingChange> returned)
    {
        IReadOnlyList<PathCompliance> after = draft.Predict(changes);
        ISet<string> near = draft.Sharing(returned.Select(one => one.AdapterId));
        for (int i = 0; i < after.Count; i++)
        {
            bool isWorse = after[i].Status != reference[i].Status
                || after[i].Shortfall > reference[i].Shortfall + 1e-9;
            bool isTight = after[i].Status is ComplianceStatus.Met or ComplianceStatus.AtRisk
                && after[i].Margin < draft.Request.Policy.HysteresisFraction * after[i].Required
                && near.Contains(after[i].Application + "/" + after[i].Requirement);
            if (isWorse || isTight)
            {
                return false;
            }
        }

        return true;
    }
}
