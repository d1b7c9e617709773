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
    /// <returns>How many of the samples were not there before.</returns>
    int Add(
        string fabricId, IReadOnlyList<TrafficSample> samples, IReadOnlyList<CounterReading> lastReadings);

    /// <summary>Adds a stream of samples, however long, in batches: each is added all or nothing and is kept when
    /// it is reported. Memory does not grow with the stream.</summary>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="samples">Samples in any order; read once, on the calling thread. What it throws ends the
    /// call; earlier batches stay.</param>
    /// <param name="report">Told after each batch what was added so far, on the calling thread; null for
    /// nobody.</param>
    /// <param name="stopToken">Ends the work between two samples; earlier batches stay.</param>
    /// <returns>What was added in all.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    SampleIntake AddMany(
        string fabricId,
        IEnumerable<TrafficSample> samples,
        Action<SampleIntake>? report,
        CancellationToken stopToken);

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
