using System;
using System.Collections.Generic;
using System.Threading;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>Keeps samples of a fabric, and the last reading of each counter. Two processes may use one
/// store.</summary>
public interface IStatisticStore
{
    /// <summary>Adds samples and remembers readings, all or nothing. A sample that is there already (same fabric,
    /// kind, subject, remote, source and end) is left as it is, and so is one of whose time more than half is
    /// rolled up by the same meter's samples.</summary>
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

    /// <summary>Reads samples whose interval ends in a span, oldest first; streamed. A minute, hour or day that
    /// samples were rolled up to comes as as many samples of equal length, in the order of their rates: their
    /// bytes add up to what was counted, and where all were of one length each rate is within 2.1 % of one that
    /// was.</summary>
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
    /// <returns>Unit: bit/s, by adapter id; adapters without a sample are not in it. Exact where all samples of
    /// the span are kept as they are, else within <see cref="RateSketch.RelativeError"/>; of a minute, hour or
    /// day that was rolled up all of it counts where its last sample ends in the span.</returns>
    IReadOnlyDictionary<string, double> SentPercentiles(
        string fabricId, int percentile, DateTimeOffset after, DateTimeOffset until);

    /// <summary>Lists what there is a history of.</summary>
    /// <param name="fabricId">The fabric.</param>
    /// <returns>By kind, subject, remote and source.</returns>
    IReadOnlyList<StatisticSeries> ReadSeries(string fabricId);

    /// <summary>The time of the newest sample.</summary>
    /// <param name="fabricId">The fabric.</param>
    /// <returns>Its end, UTC; null where there is none.</returns>
    DateTimeOffset? ReadNewest(string fabricId);

    /// <summary>Reads the history of a fabric: series by series as <see cref="ReadSeries"/> lists them, each from
    /// its begin; streamed. Every sample that was kept counts in one figure, as fine as asked, or coarser where
    /// it was rolled up so far; a sample of whose time the same meter had counted more than half is left out,
    /// except where each sample is asked for.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="stopToken">Ends the reading.</param>
    IEnumerable<TrafficHistory> ReadHistory(StatisticQuery query, CancellationToken stopToken);

    /// <summary>Rolls up what is old enough: samples to minutes, minutes to hours, hours to days; days that are
    /// too old are deleted. Each step is all or nothing, so a process that ends in between neither loses anything
    /// nor counts it twice, and other processes may write between steps.</summary>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="now">The fabric's time; ages count from here, or from the hour of the newest sample where
    /// that is earlier.</param>
    /// <param name="retention">How long things are kept.</param>
    /// <param name="budget">About how many samples, minutes and hours to roll up at most; at least 1.</param>
    /// <param name="stopToken">Ends the work between two steps.</param>
    RollUpResult RollUp(
        string fabricId,
        DateTimeOffset now,
        StatisticRetention retention,
        long budget,
        CancellationToken stopToken);
}
