using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Plans the changes that mend broken requirements: of bandwidth first, and moves of VMs where
/// bandwidth cannot do it. Safe on any thread.</summary>
/// <remarks>The least shortfall comes from a linear program over port guarantees and limits; of all plans with it
/// the one that lowers the fewest VMs, and of these the one that takes least. Moves are sought set by set, each
/// judged by the bandwidth plan for the fabric as it would be. Every candidate is judged by the same verdicts
/// that an administrator sees; a plan that would break what holds is not given out.</remarks>
public static class RebalancePlanner
{
    // A shortfall below this is none.
    private const double Hair = 1e-6;

    /// <summary>Makes a plan.</summary>
    /// <param name="request">What it is made from.</param>
    /// <param name="options">How it is sought.</param>
    /// <param name="stopToken">Ends the search.</param>
    /// <returns>The plan; without steps where nothing is to be done, or nothing can be.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RebalancePlan Plan(PlanRequest request, PlanOptions options, CancellationToken stopToken)
    {
        PlanDraft draft = new(Guard.NotNull(request, nameof(request)), stopToken);
        RebalancePlan still = PlanBandwidth(draft, Guard.NotNull(options, nameof(options)), stopToken);
        // An estimated breach comes before one that is only foreseen.
        bool hasLikely = options.AllowEstimate
            && draft.Before.Any(verdict => verdict.Likely == ComplianceStatus.Violated);
        RebalancePlan certain = draft.Scope is null && request.Evaluation.Forecast is not null && !hasLikely
            ? Foresighted(request, draft, still, options, stopToken)
            : Moved(request, draft, still, options, stopToken);
        RebalancePlan plan = hasLikely ? EstimatedMend.Add(draft, certain, options, stopToken) : certain;
        return ClosedWindows.Marked(request, plan);
    }

    /// <summary>Makes a plan that moves nothing.</summary>
    internal static RebalancePlan PlanBandwidth(
        PlanRequest request, PlanOptions options, CancellationToken stopToken) =>
        PlanBandwidth(new PlanDraft(request, stopToken), options, stopToken);

    private static RebalancePlan Moved(
        PlanRequest request,
        PlanDraft draft,
        RebalancePlan still,
        PlanOptions options,
        CancellationToken stopToken)
    {
        if (draft.Scope is not PlanScope scope || still.ShortfallAfter <= Hair || !request.CanMigrate)
        {
            return still;
        }

        if (request.Policy.MaximumMigrations == 0)
        {
            return still with { Notes = [.. still.Notes, "The policy moves no VM (MaximumMove 0)."] };
        }

        MoveMend mend = new(request, scope, still, options, stopToken);
        return mend.Compose(mend.Find());
    }

    // Nothing is broken: what is at risk is kept from it, and nothing is given back that would bring a risk.
    private static RebalancePlan Foresighted(
        PlanRequest request,
        PlanDraft draft,
        RebalancePlan still,
        PlanOptions options,
        CancellationToken stopToken)
    {
        ForeseenPlan foreseen = new(request, draft.Before, draft.NamedFlows, stopToken);
        RebalancePlan? ahead = new RiskMend(request, draft.Before, foreseen, stopToken).Find(ask =>
        {
            PlanDraft then = new(ask, stopToken);
            return Moved(ask, then, PlanBandwidth(then, options, stopToken), options, stopToken);
        });
        if (ahead is not null || still.IsEmpty)
        {
            return ahead ?? still;
        }

        bool bringsRisk = foreseen.VerdictsAfter([], ForeseenPlan.PortsOf(still.Steps))
            .Where((verdict, i) => draft.Before[i].Status == ComplianceStatus.Met)
            .Any(verdict => verdict.Status != ComplianceStatus.Met);
        return !bringsRisk ? still : draft.Finish(new PortChanges(request.Evaluation.Fabric), null) with
        {
            Notes = [.. still.Notes, "What earlier runs changed is not given back yet: that would bring a requirement "
                + "to be at risk."],
        };
    }

    private static RebalancePlan PlanBandwidth(PlanDraft draft, PlanOptions options, CancellationToken stopToken)
    {
        PortChanges? mend = null;
        BandwidthMend? search = null;
        if (draft.Scope is PlanScope scope)
        {
            search = new BandwidthMend(draft, scope, options, stopToken);
            mend = search.Find();
        }

        PortChanges changes = GiveBack.Add(draft, mend ?? new PortChanges(draft.Request.Evaluation.Fabric));
        return draft.Finish(changes, search);
    }
}
