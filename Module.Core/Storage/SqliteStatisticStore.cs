using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Samples and last readings in the store's file.</summary>
internal sealed class SqliteStatisticStore : IStatisticStore
{
    // Large enough that the disk is waited for seldom, small enough that another process need not wait long.
    private const int BatchSize = 10_000;

    private const string InsertSample = """
        INSERT INTO samples (
            fabric, ended, kind, subject, remote, source, length, sent, received, quality, coverage)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT DO NOTHING
        """;

    private const string SelectSamples = """
        SELECT ended, kind, subject, remote, source, length, sent, received, quality, coverage
        FROM samples
        WHERE fabric = $1 AND ended > $2 AND ended <= $3
        ORDER BY ended, kind, subject, remote, source
        """;

    private const string PutReading = """
        INSERT OR REPLACE INTO last_readings (
            fabric, kind, subject, remote, source, time, sent, received, life, coverage)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string SelectReadings = """
        SELECT kind, subject, remote, source, time, sent, received, life, coverage
        FROM last_readings
        WHERE fabric = $1
        ORDER BY kind, subject, remote, source
        """;

    // The same interpolation as a percentile in a spec: position 1 + (n - 1) p of the sorted rates.
    private const string SelectPercentiles = """
        WITH rates AS (
            SELECT subject, sent * 8e7 / length AS rate
            FROM samples
            WHERE fabric = $1 AND ended > $2 AND ended <= $3 AND kind = $4),
        ranked AS (
            SELECT subject, rate,
                ROW_NUMBER() OVER (PARTITION BY subject ORDER BY rate) - 1 AS position,
                (COUNT(*) OVER (PARTITION BY subject) - 1) * $5 AS wanted
            FROM rates)
        SELECT names.name, MIN(rate) + (MAX(rate) - MIN(rate)) * (wanted - CAST(wanted AS INTEGER))
        FROM ranked JOIN names ON names.id = subject
        WHERE position = CAST(wanted AS INTEGER) OR position = CAST(wanted AS INTEGER) + 1
        GROUP BY subject
        """;

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
            int added = AddSamples(connection, fabric, samples);
            PutReadings(connection, fabric, lastReadings);
            return added;
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
        return Stream(fabricId, after.UtcTicks, until.UtcTicks, stopToken);
    }

    /// <inheritdoc/>
    public IReadOnlyList<CounterReading> ReadLastReadings(string fabricId)
    {
        Required.NotNull(fabricId, nameof(fabricId));
        return _file.Read(connection =>
        {
            List<CounterReading> readings = [];
            using NameReader names = new(connection);
            using SqliteCommand command = connection.Make(SelectReadings, NameTable.Find(connection, fabricId));
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                readings.Add(ReadingOf(reader, names));
            }

            return readings;
        });
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> SentPercentiles(
        string fabricId, int percentile, DateTimeOffset after, DateTimeOffset until)
    {
        Required.NotNull(fabricId, nameof(fabricId));
        double fraction = WindowStatistic.OfPercentile(percentile).Percentile!.Value / 100d;
        return _file.Read(connection =>
        {
            Dictionary<string, double> percentiles = new(StringComparer.Ordinal);
            using SqliteCommand command = connection.Make(
                SelectPercentiles,
                NameTable.Find(connection, fabricId),
                after.UtcTicks,
                until.UtcTicks,
                (int)TrafficKind.Adapter,
                fraction);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                percentiles.Add(reader.GetString(0), reader.GetDouble(1));
            }

            return percentiles;
        });
    }

    private static TrafficSample SampleOf(SqliteDataReader reader, NameReader names)
    {
        DateTimeOffset end = reader.Time(0);
        return new TrafficSample(
            (TrafficKind)reader.GetInt32(1),
            names.NameOf(reader.GetInt64(2))!,
            end.AddTicks(-reader.GetInt64(5)),
            end,
            reader.GetDouble(6),
            reader.GetDouble(7),
            names.NameOf(reader.GetInt64(4))!)
        {
            RemoteId = names.NameOf(reader.GetInt64(3)),
            Quality = (SampleQuality)reader.GetInt32(8),
            PairCoverage = (PairCoverage)reader.GetInt32(9),
        };
    }

    private static CounterReading ReadingOf(SqliteDataReader reader, NameReader names) => new(
        (TrafficKind)reader.GetInt32(0),
        names.NameOf(reader.GetInt64(1))!,
        reader.Time(4),
        unchecked((ulong)reader.GetInt64(5)),
        unchecked((ulong)reader.GetInt64(6)),
        reader.GetString(7),
        names.NameOf(reader.GetInt64(3))!)
    {
        RemoteId = names.NameOf(reader.GetInt64(2)),
        PairCoverage = (PairCoverage)reader.GetInt32(8),
    };

    private int AddSamples(SqliteConnection connection, long fabric, IReadOnlyList<TrafficSample> samples)
    {
        int added = 0;
        using SqliteCommand insert = connection.Prepare(InsertSample, 11);
        foreach (TrafficSample sample in samples)
        {
            added += insert.RunWith(
                fabric,
                sample.End.UtcTicks,
                (int)sample.Kind,
                _file.Names.Of(connection, sample.SubjectId),
                _file.Names.Of(connection, sample.RemoteId),
                _file.Names.Of(connection, sample.Source),
                (sample.End - sample.Start).Ticks,
                sample.SentBytes,
                sample.ReceivedBytes,
                (int)sample.Quality,
                (int)sample.PairCoverage);
        }

        return added;
    }

    private void PutReadings(SqliteConnection connection, long fabric, IReadOnlyList<CounterReading> readings)
    {
        using SqliteCommand put = connection.Prepare(PutReading, 10);
        foreach (CounterReading reading in readings)
        {
            put.RunWith(
                fabric,
                (int)reading.Kind,
                _file.Names.Of(connection, reading.SubjectId),
                _file.Names.Of(connection, reading.RemoteId),
                _file.Names.Of(connection, reading.Source),
                reading.Time.UtcTicks,
                unchecked((long)reading.SentBytes),
                unchecked((long)reading.ReceivedBytes),
                reading.Life,
                (int)reading.PairCoverage);
        }
    }

    private IEnumerable<TrafficSample> Stream(
        string fabricId, long after, long until, CancellationToken stopToken)
    {
        stopToken.ThrowIfCancellationRequested();
        using SqliteConnection connection = _file.OpenStream();
        using SqliteTransaction snapshot = _file.Ask(() => connection.BeginTransaction(deferred: true));
        using NameReader names = _file.Ask(() => new NameReader(connection));
        using SqliteCommand command = connection.Make(
            SelectSamples, _file.Ask(() => NameTable.Find(connection, fabricId)), after, until);
        using SqliteDataReader reader = _file.Ask(() => command.ExecuteReader());
        Func<bool> next = reader.Read;
        Func<TrafficSample> sample = () => SampleOf(reader, names);
        while (_file.Ask(next))
        {
            stopToken.ThrowIfCancellationRequested();
            yield return _file.Ask(sample);
        }
    }
}
