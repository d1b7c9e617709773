using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Samples and last readings in the store's file.</summary>
internal sealed class SqliteStatisticStore : IStatisticStore
{
    // Large enough that the disk is waited for seldom and that many rows of a page come together, small enough
    // that another process need not wait long: a few tenths of a second.
    private const int BatchSize = 50_000;
    private const int RollUpSize = 10_000;

    private readonly StoreFile _file;

    public SqliteStatisticStore(StoreFile file) => _file = file;

    /// <inheritdoc/>
    public int Add(
        string fabricId, IReadOnlyList<TrafficSample> samples, IReadOnlyList<CounterReading> lastReadings)
    {
        Required.NotNull(fabricId, nameof(fabricId));
        Required.NotNull(samples, nameof(samples));
        Required.NotNull(lastReadings, nameof(lastReadings));
        return _file.Write(connection =>
        {
            long fabric = _file.Names.Of(connection, fabricId);
            LastReadings.Put(connection, _file.Names, fabric, lastReadings);
            using SampleWriter writer = new(connection, _file.Series);
            return writer.Add(fabric, samples);
        });
    }

    /// <inheritdoc/>
    public SampleIntake AddMany(
        string fabricId,
        IEnumerable<TrafficSample> samples,
        Action<SampleIntake>? report,
        CancellationToken stopToken)
    {
        Required.NotNull(fabricId, nameof(fabricId));
        Required.NotNull(samples, nameof(samples));
        SampleIntake intake = default;
        List<TrafficSample> batch = new(BatchSize);
        foreach (TrafficSample sample in samples)
        {
            stopToken.ThrowIfCancellationRequested();
            batch.Add(sample);
            if (batch.Count == BatchSize)
            {
                Flush();
            }
        }

        if (batch.Count > 0)
        {
            Flush();
        }

        return intake;

        void Flush()
        {
            intake = new SampleIntake(intake.Given + batch.Count, intake.Added + Add(fabricId, batch, []));
            batch.Clear();
            report?.Invoke(intake);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<TrafficSample> Read(
        string fabricId, DateTimeOffset after, DateTimeOffset until, CancellationToken stopToken)
    {
        Required.NotNull(fabricId, nameof(fabricId));
        return _file.Stream(
            connection => SampleReader.Read(connection, fabricId, after.UtcTicks, until.UtcTicks), stopToken);
    }

    /// <inheritdoc/>
    public IReadOnlyList<CounterReading> ReadLastReadings(string fabricId)
    {
        Required.NotNull(fabricId, nameof(fabricId));
        return _file.Read(connection => LastReadings.Read(connection, fabricId));
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> SentPercentiles(
        string fabricId, int percentile, DateTimeOffset after, DateTimeOffset until)
    {
        Required.NotNull(fabricId, nameof(fabricId));
        double fraction = WindowStatistic.OfPercentile(percentile).Percentile!.Value / 100d;
        return _file.Read(connection => SentRates.Percentiles(
            connection, fabricId, fraction, after.UtcTicks, until.UtcTicks));
    }

    /// <inheritdoc/>
    public IReadOnlyList<StatisticSeries> ReadSeries(string fabricId)
    {
        Required.NotNull(fabricId, nameof(fabricId));
        return _file.Read(connection => SeriesTable.All(connection, fabricId)).Select(one => one.Series).ToArray();
    }

    /// <inheritdoc/>
    public DateTimeOffset? ReadNewest(string fabricId)
    {
        Required.NotNull(fabricId, nameof(fabricId));
        long? newest = _file.Read(connection => connection.Number(
            """
            SELECT MAX(ended) FROM samples
            WHERE fabric = $1 AND hour = (SELECT MAX(hour) FROM samples WHERE fabric = $1)
            """,
            NameTable.Find(connection, fabricId)));
        return newest is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    /// <inheritdoc/>
    public IEnumerable<TrafficHistory> ReadHistory(StatisticQuery query, CancellationToken stopToken)
    {
        Required.NotNull(query, nameof(query));
        return _file.Stream(connection => HistoryReader.Read(connection, query), stopToken);
    }

    /// <inheritdoc/>
    public RollUpResult RollUp(
        string fabricId,
        DateTimeOffset now,
        StatisticRetention retention,
        long budget,
        CancellationToken stopToken)
    {
        Required.NotNull(fabricId, nameof(fabricId));
        Required.NotNull(retention, nameof(retention));
        RollUpResult done = new(0, 0, 0, 0, IsComplete: true);
        while (true)
        {
            (RollUpPlan? plan, StatisticResolution? due) = _file.Read(connection =>
            {
                RollUpPlan? plan = RollUpPlan.Of(connection, fabricId, now, retention);
                return (plan, plan?.Due(connection));
            });
            if (plan is null || due is not StatisticResolution finer)
            {
                return done with { IsComplete = true };
            }

            if (done.Work >= budget)
            {
                return done with { IsComplete = false };
            }

            stopToken.ThrowIfCancellationRequested();
            int limit = (int)Math.Min(RollUpSize, Math.Max(1, budget - done.Work));
            done = done.And(_file.Write(connection => plan.Step(connection, finer, limit)));
        }
    }
}
