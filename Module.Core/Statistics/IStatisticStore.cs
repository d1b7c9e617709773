using System;
using System.Collections.Generic;
using System.Threading;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>Keeps samples of a fabric, and the last reading of each counter. Two processes may use one store.</summary>
public interface IStatisticStore
{
    /// <summary>Adds samples and remembers readings, all or nothing. A sample that is there already (same fabric,
    /// kind, subject, remote, source and end) is left as it is.</summary>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="samples">Samples; may be empty.</param>
    /// <param name="lastReadings">Newest reading of each counter, which replaces the one remembered.</param>
    void Add(
        string fabricId, IReadOnlyList<TrafficSample> samples, IReadOnlyList<CounterReading> lastReadings);

    /// <summary>Reads samples whose interval ends in a span, oldest first; streamed.</summary>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="after">The span's begin, not included, UTC.</param>
    /// <param name="until">The span's end, included, UTC.</param>
    /// <param name="stopToken">Ends the reading.</param>
    IEnumerable<TrafficSample> Read(
        string fabricId, DateTimeOffset after, DateTimeOffset until, CancellationToken stopToken);

    /// <summary>Reads what was remembered of the counters.</summary>
    /// <param name="fabricId">The fabric.</param>
    IReadOnlyList<CounterReading> ReadLastReadings(string fabricId);

    /// <summary>A percentile of what an adapter sent, over a span.</summary>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="percentile">1 to 99.</param>
    /// <param name="after">The span's begin, not included, UTC.</param>
    /// <param name="until">The span's end, included, UTC.</param>
    /// <returns>Unit: bit/s, by adapter id; adapters without a sample are not in it.</returns>
    IReadOnlyDictionary<string, double> SentPercentiles(
        string fabricId, int percentile, DateTimeOffset after, DateTimeOffset until);
}
