using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>Reaches the verdict on every requirement of all registered specs. Safe on any thread.</summary>
public static class ComplianceEvaluator
{
    /// <summary>Reaches the verdicts.</summary>
    /// <param name="request">What they are reached from.</param>
    /// <param name="stopToken">Ends the work.</param>
    /// <returns>One a requirement, in the order of the specs.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<PathCompliance> Evaluate(EvaluationRequest request, CancellationToken stopToken)
    {
        Evaluation evaluation = new(Guard.NotNull(request, nameof(request)));
        IReadOnlyList<PathCompliance> verdicts = evaluation.Verdicts(stopToken);
        if (request.Estimator is IPairRateEstimator estimator)
        {
            verdicts = LikelyVerdict.Apply(request, estimator, evaluation, verdicts, stopToken);
        }

        return request.Forecast is IForecast forecast
            ? RiskVerdict.Apply(request, forecast, verdicts, stopToken)
            : verdicts;
    }
}
