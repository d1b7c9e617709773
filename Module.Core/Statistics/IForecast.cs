using System;
using System.Collections.Generic;
using System.Threading;

namespace NetUtil.Core.Statistics;

/// <summary>Foresees the rates of a fabric. A requirement is at risk where it holds now and the futures in which
/// it is broken within its horizon carry at least its risk's share of the weight.</summary>
public interface IForecast
{
    /// <summary>Draws possible futures. Same history, same arguments: same futures.</summary>
    /// <param name="now">When they begin, UTC.</param>
    /// <param name="window">Length of the windows whose rates are foreseen; above 0.</param>
    /// <param name="horizon">How far they reach; above 0.</param>
    /// <param name="stopToken">Ends the work.</param>
    /// <returns>Futures whose weights add up to 1; none where the history does not suffice, so that nothing can
    /// be said of risk.</returns>
    IReadOnlyList<TrafficFuture> Futures(
        DateTimeOffset now, TimeSpan window, TimeSpan horizon, CancellationToken stopToken);
}
