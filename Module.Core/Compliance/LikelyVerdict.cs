using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>Says of an Unknown verdict what it would be if the likely rates were the true ones.</summary>
internal static class LikelyVerdict
{
    /// <summary>Adds what is likely; all else stays as it is.</summary>
    /// <param name="request">What the verdicts were reached from.</param>
    /// <param name="estimator">Says what is likely.</param>
    /// <param name="certain">The evaluation that reached them.</param>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="stopToken">Ends the work.</param>
    public static IReadOnlyList<PathCompliance> Apply(
        EvaluationRequest request,
        IPairRateEstimator estimator,
        Evaluation certain,
        IReadOnlyList<PathCompliance> verdicts,
        CancellationToken stopToken)
    {
        if (verdicts.All(verdict => verdict.Status != ComplianceStatus.Unknown))
        {
            return verdicts;
        }

        LikelyRates likely = new(
            request.Fabric, estimator, certain.NamedFlows, request.History?.Invoke(), stopToken);
        IReadOnlyList<PathCompliance> assumed = new Evaluation(request, likely).Verdicts(stopToken);
        return verdicts
            .Select((verdict, i) => verdict.Status == ComplianceStatus.Unknown
                && assumed[i].Status != ComplianceStatus.Unknown
                ? verdict.WithLikely(assumed[i], ReasonOf(verdict, assumed[i], likely.LearnedOver))
                : verdict)
            .ToArray();
    }

    /// <summary>The same request as if the estimate had been measured.</summary>
    /// <param name="request">The request.</param>
    /// <param name="estimator">Says what is likely.</param>
    /// <param name="stopToken">Ends the work.</param>
    public static EvaluationRequest Assume(
        EvaluationRequest request, IPairRateEstimator estimator, CancellationToken stopToken)
    {
        IReadOnlyCollection<FlowKey> named = new Evaluation(request).NamedFlows;
        LikelyRates likely = new(request.Fabric, estimator, named, request.History?.Invoke(), stopToken);
        Dictionary<TimeSpan, ITrafficRates> windows = new();
        return new EvaluationRequest(request.Fabric, request.Specs, RatesOver, request.Now);

        ITrafficRates RatesOver(TimeSpan window)
        {
            if (!windows.TryGetValue(window, out ITrafficRates? rates))
            {
                windows.Add(window, rates = new LikelyTraffic(request.RatesOver(window), named, likely));
            }

            return rates;
        }
    }

    private static string ReasonOf(PathCompliance verdict, PathCompliance assumed, TimeSpan learnedOver)
    {
        string figure = assumed.Observed is null && assumed.ObservedHigh < double.PositiveInfinity
            ? $", for about {ObstacleText.Rate(assumed.ObservedLow)} is likely"
            : "";
        string reached = assumed.Achievable > assumed.ObservedLow && assumed.ObservedLow < assumed.Required
            ? double.IsInfinity(assumed.Achievable.Value)
                ? " and nothing known limits it"
                : $" and {ObstacleText.Rate(assumed.Achievable.Value)} can be reached then"
            : "";
        string hours = learnedOver > TimeSpan.Zero
            ? string.Format(
                CultureInfo.CurrentCulture,
                " and by totals that rose and fell together over {0:0.#} h",
                learnedOver.TotalHours)
            : "";
        return $"{verdict.Reason}; likely {assumed.Status}{figure}{reached}, by an estimate from what the totals "
            + $"leave, by the pairs that specs name{hours}";
    }
}
