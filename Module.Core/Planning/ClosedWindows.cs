using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Says which steps of a plan have to wait for a window of the policy.</summary>
internal static class ClosedWindows
{
    /// <summary>The plan with a note for each window that is closed at its time.</summary>
    /// <param name="request">What the plan was made from.</param>
    /// <param name="plan">The plan.</param>
    public static RebalancePlan Noted(PlanRequest request, RebalancePlan plan)
    {
        DateTimeOffset now = request.Evaluation.Now;
        string[] notes = plan.Steps
            .Select(step => request.Evaluation.Fabric.FindMachine(step.Adaptation.MachineId))
            .OfType<VirtualMachine>()
            .GroupBy(machine => machine.Id, StringComparer.Ordinal)
            .Select(group => group.First())
            .Select(machine => (machine.Name, Policy: request.PolicyOf(machine)))
            .Select(one => (one.Name, Why: one.Policy.ClosedReason(now), Next: one.Policy.NextOpening(now)))
            .Where(one => one.Why is not null)
            .GroupBy(one => (one.Why, one.Next))
            .Select(group => Text(group.Key.Why!, group.Key.Next, group.Select(one => one.Name)))
            .ToArray();
        return notes.Length == 0 ? plan : plan with { Notes = [.. plan.Notes, .. notes] };
    }

    private static string Text(string why, DateTimeOffset? next, IEnumerable<string> names) => string.Format(
        CultureInfo.CurrentCulture,
        "{0}{1}, so {2} waits {3}.",
        char.ToUpperInvariant(why[0]),
        why.Substring(1),
        string.Join(", ", names),
        next is DateTimeOffset time ? $"until {time:u}" : "for good: no window opens within a week");
}
