using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Core.Control;

/// <summary>Finds breaches that have not lasted as long as their specs ask before anything is changed.</summary>
/// <remarks>Earlier evaluations are made again from the stored samples, one sampling interval apart, so that no
/// process has to have run all the time. The fabric and the specs are taken as they are now: a breach that a
/// change of either uncovers is as old as the traffic that it would have broken.</remarks>
internal static class BreachAge
{
    /// <summary>Counts how long young breaches have lasted.</summary>
    /// <param name="specs">All registered specs.</param>
    /// <param name="policy">Says how long breaches of an application last at least.</param>
    /// <param name="verdictsAt">Reaches the verdicts of a time. It is asked for now, and for earlier times only
    /// while a breach is left that may still be too young.</param>
    /// <param name="now">The fabric's time.</param>
    /// <param name="step">Time between evaluations.</param>
    /// <returns>Evaluations that each too young breach has lasted, by full name of its requirement. One that was
    /// Unknown has not lasted.</returns>
    public static IReadOnlyDictionary<string, int> Of(
        IReadOnlyList<ApplicationSpec> specs,
        RebalancePolicy policy,
        Func<DateTimeOffset, IReadOnlyList<PathCompliance>> verdictsAt,
        DateTimeOffset now,
        TimeSpan step)
    {
        // How many evaluations each breach has still to be followed back.
        Dictionary<string, int> asked = specs
            .SelectMany(spec => spec.Requirements.Select(one => (
                one.FullName,
                Evaluations: Math.Max(
                    one.Settings.BreachEvaluations, policy.BreachEvaluationsOf(spec.Name).Evaluations))))
            .Where(one => one.Evaluations > 1)
            .ToDictionary(one => one.FullName, one => one.Evaluations, StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> young = new(StringComparer.OrdinalIgnoreCase);
        for (int lasted = 1; asked.Count > 0; lasted++)
        {
            HashSet<string> broken = new(
                verdictsAt(now - TimeSpan.FromTicks(step.Ticks * (lasted - 1)))
                    .Where(verdict => verdict.Status == ComplianceStatus.Violated)
                    .Select(verdict => verdict.Application + "/" + verdict.Requirement),
                StringComparer.OrdinalIgnoreCase);
            foreach (string name in asked.Keys.ToArray())
            {
                if (!broken.Contains(name))
                {
                    asked.Remove(name);
                }
                else if (lasted < asked[name])
                {
                    young[name] = lasted;
                }
                else
                {
                    asked.Remove(name);
                    young.Remove(name);
                }
            }
        }

        return young;
    }
}
