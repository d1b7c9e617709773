using System;
using System.Collections.Generic;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Bench.Forecast;

/// <summary>A store as it was at a time: nothing later can be read.</summary>
internal sealed class PastOnly(IStatisticStore store, DateTimeOffset now) : IStatisticStore
{
    public IEnumerable<TrafficHistory> ReadHistory(StatisticQuery query, CancellationToken stopToken) =>
        query.After >= now ? [] : store.ReadHistory(
            new StatisticQuery(query.FabricId, query.After, query.Until < now ? query.Until : now, query.Resolution)
            {
                Wanted = query.Wanted,
            },
            stopToken);

    public IEnumerable<TrafficSample> Read(
        string fabricId, DateTimeOffset after, DateTimeOffset until, CancellationToken stopToken) =>
        after >= now ? [] : store.Read(fabricId, after, until < now ? until : now, stopToken);

    public int Add(
        string fabricId, IReadOnlyList<TrafficSample> samples, IReadOnlyList<CounterReading> lastReadings) =>
        throw new NotSupportedException();

    public SampleIntake AddMany(
        string fabricId,
        IEnumerable<TrafficSample> samples,
        Action<SampleIntake>? report,
        CancellationToken stopToken) => throw new NotSupportedException();

    public IReadOnlyList<CounterReading> ReadLastReadings(string fabricId) => throw new NotSupportedException();

    public IReadOnlyDictionary<string, double> SentPercentiles(
        string fabricId, int percentile, DateTimeOffset after, DateTimeOffset until) =>
        throw new NotSupportedException();

    public IReadOnlyList<StatisticSeries> ReadSeries(string fabricId) => throw new NotSupportedException();

    public DateTimeOffset? ReadNewest(string fabricId) => throw new NotSupportedException();

    public RollUpResult RollUp(
        string fabricId,
        DateTimeOffset now,
        StatisticRetention retention,
        long budget,
        CancellationToken stopToken) => throw new NotSupportedException();
}
