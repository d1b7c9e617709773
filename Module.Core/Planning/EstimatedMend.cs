using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Planning;

/// <summary>Adds to a plan what mends requirements that are Unknown, and likely Violated by an
/// estimate.</summary>
/// <remarks>The plan is made as if the estimate had been measured, of port settings alone: nothing is moved on an
/// estimate. It is then held against what is certain. If, whatever is true, it could break a requirement that is
/// known to hold, or leaves more of what is known to be broken, none of it is done.</remarks>
internal static class EstimatedMend
{
    // A shortfall below this is none.
    private const double Hair = 1e-6;

    /// <summary>Adds it.</summary>
    /// <param name="draft">Judges by what is certain.</param>
    /// <param name="certain">The plan for what is certain.</param>
    /// <param name="options">How it is sought.</param>
    /// <param name="stopToken">Ends the search.</param>
    /// <returns>The certain plan, with a note, where nothing can be added.</returns>
    public static RebalancePlan Add(
        PlanDraft draft, RebalancePlan certain, PlanOptions options, CancellationToken stopToken)
    {
        string[] likely = certain.Before
            .Where(verdict => verdict.Likely == ComplianceStatus.Violated)
            .Select(NameOf)
            .ToArray();
        if (likely.Length == 0 || draft.Request.Evaluation.Estimator is not IPairRateEstimator estimator)
        {
            return certain;
        }

        string names = string.Join(", ", likely);
        if (certain.Moves > 0)
        {
            return Noted(certain, $"Likely broken by an estimate: {names}. Nothing is done about it until the "
                + "moves of this plan are made.");
        }

        PlanRequest request = draft.Request;
        Dictionary<string, int> young = request.YoungBreaches
            .Concat(request.YoungLikely.Where(one => !request.YoungBreaches.ContainsKey(one.Key)))
            .ToDictionary(one => one.Key, one => one.Value, StringComparer.OrdinalIgnoreCase);
        EvaluationRequest assumed = LikelyVerdict.Assume(request.Evaluation, estimator, stopToken);
        RebalancePlan mended = RebalancePlanner.PlanBandwidth(request.With(assumed, young), options, stopToken);
        HashSet<(string, PortSettings)> known = new(certain.Steps.Select(Change));
        if (mended.Steps.All(step => known.Contains(Change(step))))
        {
            return Noted(certain, $"Likely broken by an estimate: {names}. "
                + string.Join(
                    " ", mended.Notes.Except(certain.Notes).DefaultIfEmpty("No port setting mends it.")));
        }

        IReadOnlyList<PathCompliance> after = draft.Predict(request.Evaluation.Fabric.With(
            mended.Steps.ToDictionary(step => step.Bandwidth!.AdapterId, step => step.Bandwidth!.To)));
        string[] endangered = draft.BrokenBy(after).Select(NameOf).ToArray();
        return endangered.Length > 0
            ? Noted(certain, $"Likely broken by an estimate: {names}. What would mend it could break "
                + $"{string.Join(", ", endangered)}, which is known to hold.")
            : PlanDraft.ShortfallOf(after) > certain.ShortfallAfter + Hair
                ? Noted(certain, $"Likely broken by an estimate: {names}. What would mend it leaves more of what "
                    + "is known to be broken.")
                : Composed(request, certain, mended, after, names, known);
    }

    private static RebalancePlan Composed(
        PlanRequest request,
        RebalancePlan certain,
        RebalancePlan mended,
        IReadOnlyList<PathCompliance> after,
        string names,
        ISet<(string, PortSettings)> known)
    {
        PathCompliance[] verdicts = after
            .Select((verdict, i) => verdict.Status == ComplianceStatus.Unknown
                && mended.After[i].Status != ComplianceStatus.Unknown
                ? verdict.WithLikely(
                    mended.After[i], $"{verdict.Reason}; likely {mended.After[i].Status}, by the same estimate")
                : verdict)
            .ToArray();
        PlanStep[] steps = mended.Steps
            .Select(step => known.Contains(Change(step)) ? step : Estimated(step, names))
            .ToArray();
        HashSet<string> broken = new(
            verdicts.Where(verdict => verdict.Status == ComplianceStatus.Violated).Select(NameOf),
            StringComparer.OrdinalIgnoreCase);
        return mended with
        {
            PlanId = PlanDraft.IdOf(request, steps),
            Steps = steps,
            Before = certain.Before,
            After = verdicts,
            Unmet = mended.Unmet
                .Select(one => broken.Contains(one.Requirement)
                    ? certain.Unmet.FirstOrDefault(other => other.Requirement == one.Requirement) ?? one
                    : new UnmetRequirement(one.Requirement, ["only likely, by an estimate", .. one.Obstacles]))
                .ToArray(),
            ShortfallBefore = certain.ShortfallBefore,
            ShortfallAfter = PlanDraft.ShortfallOf(verdicts),
            LowerBound = Math.Min(certain.LowerBound, PlanDraft.ShortfallOf(verdicts)),
            StepsSpent = certain.StepsSpent + mended.StepsSpent,
        };
    }

    private static PlanStep Estimated(PlanStep step, string names) => new(
        step.Number,
        step.Adaptation,
        step.HostName,
        $"{step.Reason}; this rests on an estimate, by which {names} is likely Violated, while meters leave it "
            + "Unknown")
    {
        DependsOn = step.DependsOn,
    };

    private static RebalancePlan Noted(RebalancePlan plan, string note) =>
        plan with { Notes = [.. plan.Notes, note] };

    private static (string, PortSettings) Change(PlanStep step) => step.Bandwidth is BandwidthAdaptation change
        ? (change.AdapterId, change.To)
        : (step.Adaptation.MachineId, PortSettings.Unset);

    private static string NameOf(PathCompliance verdict) => verdict.Application + "/" + verdict.Requirement;
}
