using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Rolls samples up to minutes.</summary>
internal static class SampleRollUp
{
    private const string Oldest = "SELECT MIN(hour) FROM samples WHERE fabric = $1 AND hour < $2";

    /// <summary>Says whether there is a sample that is old enough.</summary>
    /// <param name="connection">The file.</param>
    /// <param name="fabric">Number of the fabric's name.</param>
    /// <param name="cutoff">Samples of earlier hours are.</param>
    public static bool IsDue(SqliteConnection connection, long fabric, long cutoff) =>
        connection.Number(Oldest, fabric, cutoff) is not null;

    /// <summary>Rolls up some of the samples of the oldest hour, within one transaction.</summary>
    /// <param name="connection">The file.</param>
    /// <param name="fabric">Number of the fabric's name.</param>
    /// <param name="cutoff">Samples of earlier hours are rolled up.</param>
    /// <param name="limit">The largest number of samples.</param>
    public static RollUpResult Step(SqliteConnection connection, long fabric, long cutoff, int limit)
    {
        if (connection.Number(Oldest, fabric, cutoff) is not long hour)
        {
            return new RollUpResult(0, 0, 0, 0, IsComplete: true);
        }

        RollUpState state = RollUpState.Read(connection, fabric, StatisticResolution.Raw);
        if (state.Cutoff < cutoff)
        {
            new RollUpState(cutoff, null).Write(connection, fabric, StatisticResolution.Raw);
        }

        List<(long Series, TrafficRow Row)> rows = Read(connection, fabric, hour, limit);
        int taken = 0;
        using (CoveredSpans spans = new(connection))
        using (BucketWriter minutes = new(connection, StatisticResolution.Minute))
        {
            foreach ((long series, TrafficRow row) in rows)
            {
                if (spans.TryTake(series, row.Started, row.Ended))
                {
                    minutes.Add(series, row);
                    taken++;
                }
            }

            minutes.Flush();
            spans.Flush();
        }

        Delete(connection, fabric, hour, rows[rows.Count - 1]);
        return new RollUpResult(taken, 0, rows.Count - taken, 0, IsComplete: false);
    }

    private static List<(long Series, TrafficRow Row)> Read(
        SqliteConnection connection, long fabric, long hour, int limit)
    {
        List<(long, TrafficRow)> rows = [];
        using SqliteCommand command = connection.Make(
            $"""
            SELECT series, {TrafficRow.OfSample} FROM samples
            WHERE fabric = $1 AND hour = $2 ORDER BY series, ended LIMIT $3
            """,
            fabric,
            hour,
            limit);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), TrafficRow.Read(reader, 1)));
        }

        return rows;
    }

    private static void Delete(
        SqliteConnection connection, long fabric, long hour, (long Series, TrafficRow Row) last)
    {
        connection.Run(
            "DELETE FROM samples WHERE fabric = $1 AND hour = $2 AND series < $3", fabric, hour, last.Series);
        connection.Run(
            "DELETE FROM samples WHERE fabric = $1 AND hour = $2 AND series = $3 AND ended <= $4",
            fabric,
            hour,
            last.Series,
            last.Row.Ended);
    }
}
