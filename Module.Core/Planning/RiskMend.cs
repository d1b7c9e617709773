using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Planning;

/// <summary>Plans ahead for requirements that hold now and are at risk: with the traffic that is foreseen to
/// break the most important one. Bandwidth only, and VMs that the policy lets move for a risk.</summary>
internal sealed class RiskMend
{
    private readonly PlanRequest _request;
    private readonly IReadOnlyList<PathCompliance> _before;
    private readonly ForeseenPlan _foreseen;
    private readonly CancellationToken _stopToken;

    /// <param name="request">What the plan is made from.</param>
    /// <param name="before">The verdicts now, with what is at risk.</param>
    /// <param name="foreseen">Holds plans against the forecast.</param>
    /// <param name="stopToken">Ends the search.</param>
    public RiskMend(
        PlanRequest request,
        IReadOnlyList<PathCompliance> before,
        ForeseenPlan foreseen,
        CancellationToken stopToken)
    {
        _request = request;
        _before = before;
        _foreseen = foreseen;
        _stopToken = stopToken;
    }

    /// <summary>Plans.</summary>
    /// <param name="plan">Makes a plan for a request in which the risk has come true.</param>
    /// <returns>The plan for the fabric as it is now; null where none brings something out of its risk and harms
    /// nothing.</returns>
    public RebalancePlan? Find(Func<PlanRequest, RebalancePlan> plan)
    {
        Requirement? leading = Requirements()
            .Where((one, i) => _before[i].Status == ComplianceStatus.AtRisk && one.Settings.MayChangeBandwidth)
            .OrderByDescending(one => one.Settings.Priority)
            .FirstOrDefault();
        if (leading is null || Worst(leading) is not (ITrafficRates rates, TimeSpan end))
        {
            return null;
        }

        EvaluationRequest now = _request.Evaluation;
        RebalancePlan ahead = plan(_request.ForRisk(new EvaluationRequest(now.Fabric, now.Specs, _ => rates, now.Now)));
        IReadOnlyList<PathCompliance> after = _foreseen.VerdictsAfter(
            ahead.Steps
                .Select(step => step.Adaptation)
                .OfType<MigrationAdaptation>()
                .Select(move => (move.MachineId, move.ToHostId))
                .ToArray(),
            ForeseenPlan.PortsOf(ahead.Steps));
        if (ahead.IsEmpty || !after.Select((verdict, i) => IsKept(_before[i], verdict)).All(isKept => isKept)
            || after.All(verdict => verdict.Status != ComplianceStatus.Met || !WasAtRisk(verdict)))
        {
            return null;
        }

        PlanStep[] steps = ahead.Steps.Select(step => Ahead(step, leading, end)).ToArray();
        return ahead with
        {
            PlanId = PlanDraft.IdOf(_request, steps),
            Steps = steps,
            Before = _before,
            After = after,
            Unmet = [],
            ShortfallBefore = PlanDraft.ShortfallOf(_before),
            ShortfallAfter = PlanDraft.ShortfallOf(after),
            LowerBound = 0,
            Notes = [.. ahead.Notes, "Nothing is broken yet: the plan is for what is foreseen."],
        };
    }

    private IEnumerable<Requirement> Requirements() =>
        _request.Evaluation.Specs.SelectMany(spec => spec.Requirements);

    private bool WasAtRisk(PathCompliance verdict) => _before.Any(before =>
        before.Status == ComplianceStatus.AtRisk
        && before.Application == verdict.Application
        && before.Requirement == verdict.Requirement);

    private static bool IsKept(PathCompliance before, PathCompliance after) => before.Status switch
    {
        ComplianceStatus.Met => after.Status == ComplianceStatus.Met,
        ComplianceStatus.AtRisk => after.Status is ComplianceStatus.Met or ComplianceStatus.AtRisk,
        _ => true,
    };

    // The likeliest future that breaks it, where it first does.
    private (ITrafficRates Rates, TimeSpan End)? Worst(Requirement requirement)
    {
        EvaluationRequest now = _request.Evaluation;
        foreach (TrafficFuture future in now.Forecast!
            .Futures(now.Now, requirement.Settings.Window, requirement.Settings.Horizon, _stopToken)
            .OrderByDescending(future => future.Weight))
        {
            for (int step = 0; step < future.Steps.Count; step++)
            {
                ITrafficRates rates = future.Steps[step];
                Evaluation then = new(now.With(now.Fabric, _ => rates));
                if (then.MayBeViolated(requirement)
                    && then.VerdictOn(requirement).Status == ComplianceStatus.Violated)
                {
                    return (rates, step < future.StepEnds.Count ? future.StepEnds[step] : requirement.Settings.Horizon);
                }
            }
        }

        return null;
    }

    private static PlanStep Ahead(PlanStep step, Requirement leading, TimeSpan end) => new(
        step.Number,
        step.Adaptation,
        step.HostName,
        string.Format(
            CultureInfo.CurrentCulture,
            "{0} is at risk, and this is for the traffic foreseen in {1:0.#} min: {2}",
            leading.FullName,
            end.TotalMinutes,
            step.Reason))
    {
        Wave = step.Wave,
        DependsOn = step.DependsOn,
        Cost = step.Cost,
    };
}
