using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Percentiles of what the adapters of a fabric sent.</summary>
internal static class SentRates
{
    private const string InSpan = "fabric = $1 AND hour >= $2 / 36000000000 AND hour <= $3 / 36000000000 "
        + "AND ended > $2 AND ended <= $3 AND kind = $4";

    // The same interpolation as a percentile in a spec: position 1 + (n - 1) p of the sorted rates.
    private const string SelectExact = $"""
        WITH rates AS (
            SELECT subject, sent * 8e7 / length AS rate
            FROM samples JOIN (SELECT id, kind, subject FROM series) ON id = series
            WHERE {InSpan}),
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

    private const string SelectSamples = $"""
        SELECT name, {TrafficRow.OfSample}
        FROM samples
        JOIN (SELECT id, kind, subject FROM series) ON id = series
        JOIN (SELECT id AS number, name FROM names) ON number = subject
        WHERE {InSpan}
        """;

    private const string SelectRolled = $"""
        WITH levels (level, width) AS {TrafficRow.Levels}
        SELECT name, {TrafficRow.OfBucket}
        FROM series CROSS JOIN levels CROSS JOIN rollups
            ON series = series.id AND tier = level AND start BETWEEN $2 / width AND $3 / width
        JOIN (SELECT id AS number, name FROM names) ON number = subject
        WHERE fabric = $1 AND start * width + last > $2 AND start * width + last <= $3 AND kind = $4
        """;

    /// <summary>Takes a percentile of each adapter.</summary>
    /// <param name="connection">The file, in a transaction.</param>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="fraction">0 to 1.</param>
    /// <param name="after">The span's begin, not included. Unit: UTC tick.</param>
    /// <param name="until">The span's end, included. Unit: UTC tick.</param>
    /// <returns>Unit: bit/s, by adapter id.</returns>
    public static IReadOnlyDictionary<string, double> Percentiles(
        SqliteConnection connection, string fabricId, double fraction, long after, long until)
    {
        Dictionary<string, double> percentiles = new(StringComparer.Ordinal);
        if (NameTable.Find(connection, fabricId) is not long fabric)
        {
            return percentiles;
        }

        object[] span = [fabric, after, until, (int)TrafficKind.Adapter];
        Dictionary<string, RateSketch> sketches = new(StringComparer.Ordinal);
        if (RollUpState.Read(connection, fabric, StatisticResolution.Raw).Cutoff * TimeSpan.TicksPerHour > after)
        {
            Collect(connection, SelectRolled, span, sketches);
        }

        if (sketches.Count > 0)
        {
            Collect(connection, SelectSamples, span, sketches);
            foreach (KeyValuePair<string, RateSketch> one in sketches)
            {
                percentiles.Add(one.Key, one.Value.Percentile(fraction));
            }

            return percentiles;
        }

        using SqliteCommand command = connection.Make(SelectExact, [.. span, fraction]);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            percentiles.Add(reader.GetString(0), reader.GetDouble(1));
        }

        return percentiles;
    }

    private static void Collect(
        SqliteConnection connection, string text, object[] span, Dictionary<string, RateSketch> sketches)
    {
        using SqliteCommand command = connection.Make(text, span);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            string adapter = reader.GetString(0);
            if (!sketches.TryGetValue(adapter, out RateSketch? sketch))
            {
                sketch = new RateSketch();
                sketches.Add(adapter, sketch);
            }

            sketch.Merge(TrafficRow.Read(reader, 1).SentSketch());
        }
    }
}
