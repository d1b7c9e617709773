using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>What a verdict is reached from. Immutable.</summary>
public sealed class EvaluationRequest
{
    /// <summary>Makes a request.</summary>
    /// <param name="fabric">The fabric as it is now.</param>
    /// <param name="specs">All registered specs: requirements of one application limit what others can
    /// have.</param>
    /// <param name="ratesOver">Gives the rates over a window that ends now.</param>
    /// <param name="now">The fabric's time.</param>
    public EvaluationRequest(
        FabricInventory fabric,
        IReadOnlyList<ApplicationSpec> specs,
        Func<TimeSpan, ITrafficRates> ratesOver,
        DateTimeOffset now)
    {
        Fabric = Guard.NotNull(fabric, nameof(fabric));
        Specs = Guard.NotNull(specs, nameof(specs));
        RatesOver = Guard.NotNull(ratesOver, nameof(ratesOver));
        Now = now.ToUniversalTime();
    }

    /// <summary>The fabric as it is now.</summary>
    public FabricInventory Fabric { get; }

    /// <summary>All registered specs.</summary>
    public IReadOnlyList<ApplicationSpec> Specs { get; }

    /// <summary>Gives the rates over a window that ends now.</summary>
    public Func<TimeSpan, ITrafficRates> RatesOver { get; }

    /// <summary>The fabric's time, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Tells what comes; null where nothing does, so that no verdict is AtRisk.</summary>
    public IForecast? Forecast { get; init; }

    /// <summary>Says what is likely where meters count no pairs; null where nothing does, so that no verdict
    /// tells what is likely.</summary>
    public IPairRateEstimator? Estimator { get; init; }

    /// <summary>Gives the totals of the hours up to now, which the estimator learns from; asked only where
    /// something is to be estimated. Null where there are none.</summary>
    public Func<TotalsHistory?>? History { get; init; }

    /// <summary>Makes a request from samples.</summary>
    /// <param name="fabric">The fabric as it is now.</param>
    /// <param name="specs">All registered specs.</param>
    /// <param name="samples">Samples of at least the longest window.</param>
    /// <param name="now">The fabric's time.</param>
    public static EvaluationRequest From(
        FabricInventory fabric,
        IReadOnlyList<ApplicationSpec> specs,
        IReadOnlyList<TrafficSample> samples,
        DateTimeOffset now)
    {
        Dictionary<TimeSpan, ITrafficRates> windows = new();
        return new EvaluationRequest(fabric, specs, RatesOver, now);

        ITrafficRates RatesOver(TimeSpan window)
        {
            if (!windows.TryGetValue(window, out ITrafficRates? rates))
            {
                windows.Add(window, rates = TrafficWindow.From(samples, now, window));
            }

            return rates;
        }
    }

    /// <summary>The same request about a changed fabric or other rates. Nothing is estimated of it: that would
    /// need totals that were measured.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="ratesOver">Gives the rates.</param>
    public EvaluationRequest With(FabricInventory fabric, Func<TimeSpan, ITrafficRates> ratesOver) =>
        new(fabric, Specs, ratesOver, Now) { Forecast = Forecast };
}
