using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Streams the samples of a fabric in order of time, and minutes, hours and days as samples.</summary>
internal static class SampleReader
{
    private const string SelectHour = $"""
        SELECT series, {TrafficRow.OfSample} FROM samples
        WHERE fabric = $1 AND hour = $2 AND ended > $3 AND ended <= $4 ORDER BY ended, series
        """;

    private const string SelectRolled = $"""
        WITH levels (level, width) AS {TrafficRow.Levels}
        SELECT series.id, {TrafficRow.OfBucket}
        FROM series CROSS JOIN levels CROSS JOIN rollups
            ON series = series.id AND tier = level AND start BETWEEN $2 / width AND $3 / width
        WHERE fabric = $1 AND start * width + last > $2 AND start * width + last <= $3
        ORDER BY start * width, series.id
        """;

    /// <summary>Streams.</summary>
    /// <param name="connection">The file, in a transaction.</param>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="after">The span's begin, not included. Unit: UTC tick.</param>
    /// <param name="until">The span's end, included. Unit: UTC tick.</param>
    public static IEnumerable<TrafficSample> Read(
        SqliteConnection connection, string fabricId, long after, long until)
    {
        if (NameTable.Find(connection, fabricId) is not long fabric)
        {
            yield break;
        }

        Dictionary<long, StatisticSeries> series = [];
        foreach ((long id, StatisticSeries one) in SeriesTable.All(connection, fabricId))
        {
            series.Add(id, one);
        }

        using IEnumerator<TrafficSample> rolled = Rolled(connection, fabric, series, after, until).GetEnumerator();
        bool hasRolled = rolled.MoveNext();
        foreach (TrafficSample sample in Kept(connection, fabric, series, after, until))
        {
            for (; hasRolled && rolled.Current.End < sample.End; hasRolled = rolled.MoveNext())
            {
                yield return rolled.Current;
            }

            yield return sample;
        }

        for (; hasRolled; hasRolled = rolled.MoveNext())
        {
            yield return rolled.Current;
        }
    }

    private static IEnumerable<TrafficSample> Kept(
        SqliteConnection connection,
        long fabric,
        IReadOnlyDictionary<long, StatisticSeries> series,
        long after,
        long until)
    {
        using SqliteCommand next = connection.Prepare(
            "SELECT MIN(hour) FROM samples WHERE fabric = $1 AND hour >= $2", 2);
        using SqliteCommand select = connection.Prepare(SelectHour, 4);
        next.Parameters[0].Value = fabric;
        next.Parameters[1].Value = after / TimeSpan.TicksPerHour;
        while (next.ExecuteScalar() is long hour && hour * TimeSpan.TicksPerHour < until)
        {
            long[] values = [fabric, hour, after, until];
            for (int i = 0; i < values.Length; i++)
            {
                select.Parameters[i].Value = values[i];
            }

            using SqliteDataReader reader = select.ExecuteReader();
            while (reader.Read())
            {
                TrafficRow row = TrafficRow.Read(reader, 1);
                yield return SampleOf(
                    series[reader.GetInt64(0)], row, row.Ended, row.Covered, row.Sent, row.Received);
            }

            next.Parameters[1].Value = hour + 1;
        }
    }

    private static IEnumerable<TrafficSample> Rolled(
        SqliteConnection connection,
        long fabric,
        IReadOnlyDictionary<long, StatisticSeries> series,
        long after,
        long until)
    {
        if (RollUpState.Read(connection, fabric, StatisticResolution.Raw).Cutoff * TimeSpan.TicksPerHour <= after)
        {
            yield break;
        }

        using SqliteCommand select = connection.Make(SelectRolled, fabric, after, until);
        using SqliteDataReader reader = select.ExecuteReader();
        while (reader.Read())
        {
            foreach (TrafficSample sample in Spread(series[reader.GetInt64(0)], TrafficRow.Read(reader, 1)))
            {
                yield return sample;
            }
        }
    }

    // As many samples as there were, of equal length, with the rates that the sketches remember.
    private static IEnumerable<TrafficSample> Spread(StatisticSeries series, TrafficRow row)
    {
        RateSketch sent = row.SentSketch();
        RateSketch received = row.ReceivedSketch();
        double sentScale = Scale(sent, row.Sent);
        double receivedScale = Scale(received, row.Received);
        long start = row.Started;
        for (long i = 1; i <= row.Samples; i++)
        {
            long end = row.Started + (long)((decimal)row.Covered * i / row.Samples);
            yield return SampleOf(
                series,
                row,
                end,
                end - start,
                row.Samples == 1 ? row.Sent : sent.RateAt(i - 1) * sentScale,
                row.Samples == 1 ? row.Received : received.RateAt(i - 1) * receivedScale);
            start = end;
        }
    }

    // Bytes of a sample per bit/s.
    private static double Scale(RateSketch rates, double bytes)
    {
        double sum = 0;
        for (long i = 0; i < rates.Count; i++)
        {
            sum += rates.RateAt(i);
        }

        return sum == 0 ? 0 : bytes / sum;
    }

    private static TrafficSample SampleOf(
        StatisticSeries series, TrafficRow row, long ended, long length, double sent, double received) => new(
        series.Kind,
        series.SubjectId,
        new DateTimeOffset(ended - length, TimeSpan.Zero),
        new DateTimeOffset(ended, TimeSpan.Zero),
        sent,
        received,
        series.Source)
    {
        RemoteId = series.RemoteId,
        Quality = row.Quality,
        PairCoverage = row.Coverage,
    };
}
