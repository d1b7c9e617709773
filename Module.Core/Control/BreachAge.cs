using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Control;

/// <summary>Finds breaches that have not lasted as long as their specs ask before anything is changed.</summary>
/// <remarks>Earlier evaluations are made again from the stored samples, one sampling interval apart, so that no
/// process has to have run all the time.</remarks>
internal static class BreachAge
{
    /// <summary>The usual time between evaluations: the median interval of the samples.</summary>
    public static TimeSpan StepOf(IReadOnlyList<TrafficSample> samples)
    {
        double[] seconds = samples.Select(sample => sample.IntervalSeconds).OrderBy(length => length).ToArray();
        return TimeSpan.FromSeconds(seconds.Length == 0 ? 60 : Math.Max(1, seconds[seconds.Length / 2]));
    }

    /// <summary>Counts how long young breaches have lasted.</summary>
    /// <param name="specs">All registered specs.</param>
    /// <param name="requestAt">What a verdict at a time is reached from.</param>
    /// <param name="now">The fabric's time.</param>
    /// <param name="step">Time between evaluations.</param>
    /// <param name="stopToken">Ends the work.</param>
    /// <returns>Evaluations that each too young breach has lasted, by full name of its requirement.</returns>
    public static IReadOnlyDictionary<string, int> Of(
        IReadOnlyList<ApplicationSpec> specs,
        Func<DateTimeOffset, EvaluationRequest> requestAt,
        DateTimeOffset now,
        TimeSpan step,
        CancellationToken stopToken)
    {
        Requirement[] requirements = specs.SelectMany(spec => spec.Requirements).ToArray();
        int longest = requirements.Select(one => one.Settings.BreachEvaluations).DefaultIfEmpty(1).Max();
        HashSet<string> lasting = new(requirements.Select(one => one.FullName), StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> ages = new(StringComparer.OrdinalIgnoreCase);
        for (int back = 0; back < longest && lasting.Count > 0; back++)
        {
            EvaluationRequest request = requestAt(now - TimeSpan.FromTicks(step.Ticks * back));
            foreach (PathCompliance verdict in ComplianceEvaluator.Evaluate(request, stopToken))
            {
                string name = verdict.Application + "/" + verdict.Requirement;
                if (verdict.Status != ComplianceStatus.Violated)
                {
                    lasting.Remove(name);
                }
                else if (lasting.Contains(name))
                {
                    ages[name] = back + 1;
                }
            }
        }

        return requirements
            .Where(one => ages.TryGetValue(one.FullName, out int age) && age < one.Settings.BreachEvaluations)
            .ToDictionary(one => one.FullName, one => ages[one.FullName], StringComparer.OrdinalIgnoreCase);
    }
}
