using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;

namespace NetUtil.Storage;

/// <summary>The last reading of each counter in the store's file.</summary>
internal static class LastReadings
{
    private const string PutReading = """
        INSERT OR REPLACE INTO last_readings (
            fabric, kind, subject, remote, source, time, sent, received, life, coverage, taken)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private const string SelectReadings = """
        SELECT kind, subject, remote, source, time, sent, received, life, coverage, taken
        FROM last_readings
        WHERE fabric = $1
        ORDER BY kind, subject, remote, source
        """;

    /// <summary>Remembers readings in place of those that are remembered, within one transaction.</summary>
    public static void Put(
        SqliteConnection connection, NameTable names, long fabric, IReadOnlyList<CounterReading> readings)
    {
        using SqliteCommand put = connection.Prepare(PutReading, 11);
        foreach (CounterReading reading in readings)
        {
            put.RunWith(
                fabric,
                (int)reading.Kind,
                names.Of(connection, reading.SubjectId),
                names.Of(connection, reading.RemoteId),
                names.Of(connection, reading.Source),
                reading.Time.UtcTicks,
                unchecked((long)reading.SentBytes),
                unchecked((long)reading.ReceivedBytes),
                reading.Life,
                (int)reading.PairCoverage,
                reading.Taken is DateTimeOffset taken ? taken.UtcTicks : DBNull.Value);
        }
    }

    /// <summary>Reads what is remembered of a fabric.</summary>
    public static IReadOnlyList<CounterReading> Read(SqliteConnection connection, string fabricId)
    {
        List<CounterReading> readings = [];
        using NameReader names = new(connection);
        using SqliteCommand command = connection.Make(SelectReadings, NameTable.Find(connection, fabricId));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            readings.Add(new CounterReading(
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
                Taken = reader.IsDBNull(9) ? null : reader.Time(9),
            });
        }

        return readings;
    }
}
