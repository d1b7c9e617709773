using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Streams the history of a fabric, series by series.</summary>
internal sealed class HistoryReader : IDisposable
{
    // Rows of a series by time: the samples of each hour lie apart, those of a minute, an hour or a day together.
    private const string Select = $"""
        WITH RECURSIVE
        hours (hour) AS (SELECT $3 WHERE $3 <= $4 UNION ALL SELECT hour + 1 FROM hours WHERE hour < $4),
        levels (level, width) AS {TrafficRow.Levels}
        SELECT * FROM (
            SELECT {TrafficRow.OfSample}
            FROM hours CROSS JOIN samples ON samples.hour = hours.hour
            WHERE fabric = $1 AND series = $2
            UNION ALL
            SELECT {TrafficRow.OfBucket}
            FROM levels CROSS JOIN rollups ON tier = level AND start BETWEEN $5 / width AND $6 / width
            WHERE series = $2)
        WHERE ended > $5 AND ended <= $6
        ORDER BY ended
        """;

    private readonly StatisticResolution _resolution;
    private readonly SqliteCommand _select;

    private HistoryReader(SqliteConnection connection, long fabric, StatisticQuery query)
    {
        _resolution = query.Resolution;
        long first = connection.Number("SELECT MIN(hour) FROM samples WHERE fabric = $1", fabric) ?? long.MaxValue;
        long last = connection.Number("SELECT MAX(hour) FROM samples WHERE fabric = $1", fabric) ?? -1;
        _select = connection.Make(
            Select,
            fabric,
            0L,
            Math.Max(first, query.After.UtcTicks / TimeSpan.TicksPerHour),
            Math.Min(last, query.Until.UtcTicks / TimeSpan.TicksPerHour),
            query.After.UtcTicks,
            query.Until.UtcTicks);
        _select.Prepare();
    }

    /// <summary>Streams.</summary>
    /// <param name="connection">The file, in a transaction.</param>
    /// <param name="query">What is asked.</param>
    public static IEnumerable<TrafficHistory> Read(SqliteConnection connection, StatisticQuery query)
    {
        if (NameTable.Find(connection, query.FabricId) is not long fabric)
        {
            yield break;
        }

        using HistoryReader reader = new(connection, fabric, query);
        foreach ((long id, StatisticSeries series) in SeriesTable.All(connection, query.FabricId))
        {
            if (query.Wanted(series))
            {
                foreach (TrafficHistory one in reader.OfSeries(id, series))
                {
                    yield return one;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _select.Dispose();

    private IEnumerable<TrafficHistory> OfSeries(long id, StatisticSeries series)
    {
        _select.Parameters[1].Value = id;
        using SqliteDataReader reader = _select.ExecuteReader();
        TrafficBucket? open = null;
        long countedUntil = 0;
        while (reader.Read())
        {
            TrafficRow row = TrafficRow.Read(reader, 0);
            if (_resolution == StatisticResolution.Raw && row.Samples == 1)
            {
                yield return HistoryOf(series, row);
                continue;
            }

            if (row.Resolution == StatisticResolution.Raw && (countedUntil - row.Started) * 2 > row.Covered)
            {
                continue;
            }

            countedUntil = row.Ended;
            if (row.Resolution > _resolution)
            {
                yield return new TrafficBucket(row.Resolution, row).ToHistory(series);
            }
            else if (open is not null && open.Holds(row))
            {
                open.Add(row);
            }
            else
            {
                if (open is not null)
                {
                    yield return open.ToHistory(series);
                }

                open = new TrafficBucket(_resolution, row);
            }
        }

        if (open is not null)
        {
            yield return open.ToHistory(series);
        }
    }

    private static TrafficHistory HistoryOf(StatisticSeries series, TrafficRow row) => new(
        series,
        StatisticResolution.Raw,
        new DateTimeOffset(row.Started, TimeSpan.Zero),
        new DateTimeOffset(row.Ended, TimeSpan.Zero),
        new TimeSpan(row.Covered),
        sent: null,
        received: null)
    {
        SentBytes = row.Sent,
        ReceivedBytes = row.Received,
        Quality = row.Quality,
        PairCoverage = row.Coverage,
    };
}
