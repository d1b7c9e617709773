using System;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Planning;

namespace NetUtil.Formats;

/// <summary>Words and lines that views of plans show.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlanText
{
    /// <summary>The steps of a plan, numbered: what, from, to, where, why.</summary>
    /// <param name="plan">The plan.</param>
    public static string Steps(RebalancePlan plan) => plan.IsEmpty
        ? "none"
        : string.Join(Environment.NewLine, plan.Steps.Select(step => string.Format(
            CultureInfo.CurrentCulture,
            "{0}. {1} on {2}: {3} -> {4}{5}   {6}",
            step.Number,
            step.MachineName,
            step.HostName,
            step.From,
            step.To,
            Environment.NewLine,
            step.Reason)));

    /// <summary>The verdicts that a plan changes, before and after.</summary>
    /// <param name="plan">The plan.</param>
    public static string Effect(RebalancePlan plan)
    {
        string[] changes =
        [
            .. plan.Before.Zip(plan.After, (before, after) => (before, after))
                .Where(pair => pair.before.Status != pair.after.Status)
                .Select(pair => $"{pair.before.Application}/{pair.before.Requirement}: "
                    + $"{pair.before.Status} -> {pair.after.Status}{Figure(pair.after)}"),
        ];
        return changes.Length == 0 ? "no verdict changes" : string.Join(Environment.NewLine, changes);
    }

    /// <summary>What a plan leaves broken, and what stands in the way.</summary>
    /// <param name="plan">The plan.</param>
    public static string Unmet(RebalancePlan plan) => plan.Unmet.Count == 0
        ? "nothing"
        : string.Join(Environment.NewLine, plan.Unmet.Select(unmet => unmet.ToString()));

    /// <summary>The shortfall before and after, and what no plan can go below.</summary>
    /// <param name="plan">The plan.</param>
    public static string Shortfall(RebalancePlan plan) => string.Format(
        CultureInfo.CurrentCulture,
        "{0:0.##} -> {1:0.##} (no bandwidth plan goes below {2:0.##})",
        plan.ShortfallBefore,
        plan.ShortfallAfter,
        plan.LowerBound);

    /// <summary>What a step is expected to cost.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Such as "4.2 GiB in 36 s"; "" for what costs nothing.</returns>
    public static string Cost(PlanStep step) => step.Cost is MoveCost cost
        ? $"{ViewText.Gibibytes((long)cost.Bytes)} GiB in {ViewText.Span(TimeSpan.FromSeconds(cost.Seconds))}"
        : "";

    private static string Figure(PathCompliance verdict) => verdict.Achievable is double reach
        ? $" ({ViewText.Megabits(Math.Max(reach, verdict.ObservedLow))}"
            + $" of {ViewText.Megabits(verdict.Required)} Mbit/s)"
        : "";
}
