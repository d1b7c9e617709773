using System;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Units;

namespace NetUtil.Formats;

/// <summary>Words and lines that views of plans show.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlanText
{
    /// <summary>The steps of a plan, numbered: what, from, to, where, why. Moves name their wave where there are
    /// several.</summary>
    /// <param name="plan">The plan.</param>
    public static string Steps(RebalancePlan plan)
    {
        bool hasWaves = plan.Steps.Where(IsMove).Select(step => step.Wave).Distinct().Count() > 1;
        return plan.IsEmpty
            ? "none"
            : string.Join(Environment.NewLine, plan.Steps.Select(step => string.Format(
                CultureInfo.CurrentCulture,
                "{0}. {1}{2}   {3}",
                step.Number,
                IsMove(step)
                    ? step.Adaptation.Description + (hasWaves ? $", in wave {step.Wave}" : "")
                    : $"{step.MachineName} on {step.HostName}: {step.From} -> {step.To}",
                Environment.NewLine,
                step.Reason)));
    }

    /// <summary>What the moves of a plan cost; "none" where there are none.</summary>
    /// <param name="plan">The plan.</param>
    public static string Moves(RebalancePlan plan) => plan.Moves == 0
        ? "none"
        : string.Format(
            CultureInfo.CurrentCulture,
            "{0} (no plan as good has fewer than {1}); they copy {2} in about {3:0} s",
            plan.Moves,
            plan.LeastMoves,
            MemoryText.Scaled(plan.BytesMoved, CultureInfo.CurrentCulture),
            plan.MoveSeconds);

    /// <summary>The verdicts that a plan changes, before and after.</summary>
    /// <param name="plan">The plan.</param>
    public static string Effect(RebalancePlan plan)
    {
        string[] changes =
        [
            .. plan.Before.Zip(plan.After, (before, after) => (before, after))
                .Where(pair => pair.before.Status != pair.after.Status || IsOnlyLikely(pair.before, pair.after))
                .Select(pair => $"{pair.before.Application}/{pair.before.Requirement}: "
                    + (IsOnlyLikely(pair.before, pair.after)
                        ? $"likely {pair.before.Likely} -> likely {pair.after.Likely}, by an estimate"
                        : $"{pair.before.Status} -> {pair.after.Status}{Figure(pair.after)}")),
        ];
        return changes.Length == 0 ? "no verdict changes" : string.Join(Environment.NewLine, changes);
    }

    private static bool IsOnlyLikely(PathCompliance before, PathCompliance after) =>
        before.Status == after.Status && before.Likely is not null && after.Likely is not null
        && before.Likely != after.Likely;

    /// <summary>What a plan leaves broken, and what stands in the way.</summary>
    /// <param name="plan">The plan.</param>
    public static string Unmet(RebalancePlan plan) => plan.Unmet.Count == 0
        ? "nothing"
        : string.Join(Environment.NewLine, plan.Unmet.Select(unmet => unmet.ToString()));

    /// <summary>The shortfall before and after, and what no plan can go below.</summary>
    /// <param name="plan">The plan.</param>
    public static string Shortfall(RebalancePlan plan) => string.Format(
        CultureInfo.CurrentCulture,
        "{0:0.##} -> {1:0.##} (no plan goes below {2:0.##})",
        plan.ShortfallBefore,
        plan.ShortfallAfter,
        plan.LowerBound);

    /// <summary>What a step is expected to cost.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Such as "4.2 GiB in 36 s"; "" for what costs nothing.</returns>
    public static string Cost(PlanStep step) => step.Cost is MoveCost cost
        ? $"{ViewText.Gibibytes((long)cost.Bytes)} GiB in {ViewText.Span(TimeSpan.FromSeconds(cost.Seconds))}"
        : "";

    private static bool IsMove(PlanStep step) => step.Adaptation is MigrationAdaptation;

    private static string Figure(PathCompliance verdict) => verdict.Achievable is double reach
        ? $" ({ViewText.Megabits(Math.Max(reach, verdict.ObservedLow))}"
            + $" of {ViewText.Megabits(verdict.Required)} Mbit/s)"
        : "";
}
