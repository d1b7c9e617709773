using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Plans bandwidth changes that mend broken requirements. Safe on any thread.</summary>
/// <remarks>The least shortfall comes from a linear program over port guarantees and limits; of all plans with it
/// the one that lowers the fewest VMs, and of these the one that takes least. Every candidate is then judged by
/// the same verdicts that an administrator sees; a plan that would break what holds is not given out.</remarks>
public static class RebalancePlanner
{
    /// <summary>Makes a plan.</summary>
    /// <param name="request">What it is made from.</param>
    /// <param name="options">How it is sought.</param>
    /// <param name="stopToken">Ends the search.</param>
    /// <returns>The plan; without steps where nothing is to be done, or nothing can be.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RebalancePlan Plan(PlanRequest request, PlanOptions options, CancellationToken stopToken)
    {
        PlanDraft draft = new(Guard.NotNull(request, nameof(request)), stopToken);
        PortChanges? mend = null;
        BandwidthMend? search = null;
        if (draft.Scope is PlanScope scope)
        {
            search = new BandwidthMend(draft, scope, Guard.NotNull(options, nameof(options)), stopToken);
            mend = search.Find();
        }

        PortChanges changes = GiveBack.Add(draft, mend ?? new PortChanges(request.Evaluation.Fabric));
        return draft.Finish(changes, search);
    }
}
