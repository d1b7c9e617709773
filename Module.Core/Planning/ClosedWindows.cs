using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Says which steps of a plan have to wait for a window of the policy.</summary>
internal static class ClosedWindows
{
    /// <summary>The plan with what has to wait for windows that are closed at its time.</summary>
    /// <param name="request">What the plan was made from.</param>
    /// <param name="plan">The plan.</param>
    public static RebalancePlan Marked(PlanRequest request, RebalancePlan plan)
    {
        DateTimeOffset now = request.Evaluation.Now;
        string[] waiting = plan.Steps
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
        return waiting.Length == 0 ? plan : plan with { Waiting = waiting };
    }

    private static string Text(string why, DateTimeOffset? next, IEnumerable<string> names) => string.Format(
        CultureInfo.CurrentCulture,
        "{0}{1}, so nothing is done to {2} {3}.",
        char.ToUpperInvariant(why[0]),
        why.Substring(1),
        string.Join(", ", names),
        next is DateTimeOffset time ? $"before {time:u}" : "at all: none opens within a week");
}
