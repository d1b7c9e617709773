using System;
using System.Collections.Generic;
using System.Threading;
using NetUtil.Core.Statistics;

namespace NetUtil.Tests.Doubles;

/// <summary>Foresees what it was told, whatever it is asked.</summary>
internal sealed class FixedForecast(params TrafficFuture[] futures) : IForecast
{
    /// <summary>When it was asked, for which window and horizon.</summary>
    public List<(DateTimeOffset Now, TimeSpan Window, TimeSpan Horizon)> Asked { get; } = [];

    public IReadOnlyList<TrafficFuture> Futures(
        DateTimeOffset now, TimeSpan window, TimeSpan horizon, CancellationToken stopToken)
    {
        Asked.Add((now, window, horizon));
        return futures;
    }
}
