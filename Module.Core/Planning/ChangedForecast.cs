using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Planning;

/// <summary>What is foreseen for the fabric as it is, once a plan is carried out.</summary>
internal sealed class ChangedForecast : IForecast
{
    private readonly IForecast _forecast;
    private readonly Func<ITrafficRates, ITrafficRates> _changed;

    /// <param name="forecast">Foresees the fabric as it is.</param>
    /// <param name="changed">What the plan makes of rates.</param>
    public ChangedForecast(IForecast forecast, Func<ITrafficRates, ITrafficRates> changed)
    {
        _forecast = forecast;
        _changed = changed;
    }

    /// <summary>True once it gave a future.</summary>
    public bool Foresaw { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<TrafficFuture> Futures(
        DateTimeOffset now, TimeSpan window, TimeSpan horizon, CancellationToken stopToken)
    {
        IReadOnlyList<TrafficFuture> futures = _forecast.Futures(now, window, horizon, stopToken);
        Foresaw |= futures.Count > 0;
        return futures
            .Select(future => new TrafficFuture(future.Weight, future.Steps.Select(_changed).ToArray())
            {
                StepEnds = future.StepEnds,
            })
            .ToArray();
    }
}
