using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>Turns a Met into AtRisk where the forecast breaks it soon enough and likely enough.</summary>
internal static class RiskVerdict
{
    // Weights that are added up may miss a round figure by their last digits.
    private const double Rounding = 1e-9;

    /// <summary>Looks ahead for every requirement that holds now.</summary>
    public static IReadOnlyList<PathCompliance> Apply(
        EvaluationRequest request,
        IForecast forecast,
        IReadOnlyList<PathCompliance> verdicts,
        CancellationToken stopToken)
    {
        Requirement[] requirements = request.Specs.SelectMany(spec => spec.Requirements).ToArray();
        Dictionary<(TimeSpan, TimeSpan), IReadOnlyList<double>> breaches = new();
        return verdicts.Select((verdict, i) =>
        {
            SpecificationSettings settings = requirements[i].Settings;
            (TimeSpan, TimeSpan) key = (settings.Window, settings.Horizon);
            if (verdict.Status != ComplianceStatus.Met)
            {
                return verdict;
            }

            if (!breaches.TryGetValue(key, out IReadOnlyList<double>? chances))
            {
                breaches.Add(key, chances = Chances(request, forecast, settings, stopToken));
            }

            return chances[i] > 0 && chances[i] >= settings.Risk - Rounding ? AtRisk(verdict, chances[i], settings) : verdict;
        }).ToArray();
    }

    // The chance of a requirement is the weight of the futures in which some step breaks it.
    private static IReadOnlyList<double> Chances(
        EvaluationRequest request, IForecast forecast, SpecificationSettings settings, CancellationToken stopToken)
    {
        double[] chances = new double[request.Specs.Sum(spec => spec.Requirements.Count)];
        foreach (TrafficFuture future in forecast.Futures(
            request.Now, settings.Window, settings.Horizon, stopToken))
        {
            bool[] isBroken = new bool[chances.Length];
            foreach (ITrafficRates step in future.Steps)
            {
                EvaluationRequest then = request.With(request.Fabric, _ => step);
                IReadOnlyList<PathCompliance> verdicts = new Evaluation(then).Verdicts(stopToken);
                for (int i = 0; i < isBroken.Length; i++)
                {
                    isBroken[i] |= verdicts[i].Status == ComplianceStatus.Violated;
                }
            }

            for (int i = 0; i < isBroken.Length; i++)
            {
                chances[i] += isBroken[i] ? future.Weight : 0;
            }
        }

        return chances;
    }

    private static PathCompliance AtRisk(PathCompliance verdict, double chance, SpecificationSettings settings) =>
        verdict.With(ComplianceStatus.AtRisk, string.Format(
            CultureInfo.CurrentCulture,
            "{0}; it holds now, and within {1} it is broken with a probability of {2:P0}",
            verdict.Reason,
            settings.Horizon,
            chance), likely: null);
}
