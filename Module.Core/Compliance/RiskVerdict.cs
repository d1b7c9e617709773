using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>Turns a Met into AtRisk where the forecast breaks it soon enough and likely enough.</summary>
/// <remarks>A future breaks a requirement where it is Violated in one of its steps. Likely futures are looked at
/// first, and no more of them once those that are left cannot bring a requirement to its risk. So what never
/// breaks costs the evaluations of futures with the weight of 1 less its risk.</remarks>
internal static class RiskVerdict
{
    /// <summary>Looks ahead for every requirement that holds now.</summary>
    public static IReadOnlyList<PathCompliance> Apply(
        EvaluationRequest request,
        IForecast forecast,
        IReadOnlyList<PathCompliance> verdicts,
        CancellationToken stopToken)
    {
        Requirement[] requirements = request.Specs.SelectMany(spec => spec.Requirements).ToArray();
        Dictionary<Requirement, RiskTally> tallies = requirements
            .Where((_, i) => verdicts[i].Status == ComplianceStatus.Met)
            .ToDictionary(requirement => requirement, requirement => new RiskTally(requirement));
        foreach (IGrouping<(TimeSpan Window, TimeSpan Horizon), RiskTally> alike in tallies.Values.GroupBy(
            tally => (tally.Requirement.Settings.Window, tally.Requirement.Settings.Horizon)))
        {
            Look(
                request,
                forecast.Futures(request.Now, alike.Key.Window, alike.Key.Horizon, stopToken),
                alike.ToArray(),
                stopToken);
        }

        return verdicts
            .Select((verdict, i) => tallies.TryGetValue(requirements[i], out RiskTally? tally) && tally.IsAtRisk
                ? tally.AtRisk(verdict)
                : verdict)
            .ToArray();
    }

    private static void Look(
        EvaluationRequest request,
        IReadOnlyList<TrafficFuture> futures,
        IReadOnlyList<RiskTally> tallies,
        CancellationToken stopToken)
    {
        foreach (TrafficFuture future in futures.OrderByDescending(future => future.Weight))
        {
            List<RiskTally> open = tallies.Where(tally => !tally.IsSafe).ToList();
            for (int step = 0; step < future.Steps.Count && open.Count > 0; step++)
            {
                ITrafficRates rates = future.Steps[step];
                Evaluation then = new(request.With(request.Fabric, _ => rates));
                foreach (RiskTally tally in open.Where(tally => then.MayBeViolated(tally.Requirement)).ToArray())
                {
                    stopToken.ThrowIfCancellationRequested();
                    PathCompliance verdict = then.VerdictOn(tally.Requirement);
                    if (verdict.Status == ComplianceStatus.Violated)
                    {
                        tally.Count(future, step, verdict);
                        open.Remove(tally);
                    }
                }
            }

            foreach (RiskTally tally in open)
            {
                tally.Count(future, -1, null);
            }
        }
    }
}
