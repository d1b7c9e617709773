using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Storage;

namespace NetUtil.Bench;

/// <summary>The least that can be done to put samples into a store's tables with the same library: one prepared
/// insert, run for each row, in transactions of as many rows, as durable.</summary>
internal static class PlainInsert
{
    private const int BatchSize = 10_000;

    private const string Insert = """
        INSERT INTO samples (fabric, hour, series, ended, length, sent, received, quality, coverage)
        VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8)
        """;

    /// <summary>Inserts.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="samples">The rows.</param>
    /// <param name="series">Shape: as many; the number of each row's series.</param>
    /// <param name="stopToken">Ends the work.</param>
    internal static void Run(
        string folder, TrafficSample[] samples, int[] series, CancellationToken stopToken)
    {
        new StorageEntry().OpenStore(folder, StoreAccess.Write).Dispose();
        using SqliteConnection connection = new(
            $"Data Source={Path.Combine(folder, StoreLocation.FileName)};Pooling=False");
        connection.Open();
        using SqliteCommand pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA synchronous = FULL";
        pragma.ExecuteNonQuery();
        for (int first = 0; first < samples.Length; first += BatchSize)
        {
            stopToken.ThrowIfCancellationRequested();
            InsertBatch(connection, samples, first, series);
        }
    }

    private static void InsertBatch(
        SqliteConnection connection, TrafficSample[] samples, int first, int[] series)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = Insert;
        SqliteParameter[] values = [.. Enumerable.Range(1, 8).Select(i => insert.CreateParameter())];
        for (int i = 0; i < values.Length; i++)
        {
            values[i].ParameterName = "$" + (i + 1);
            values[i].Value = 0;
            insert.Parameters.Add(values[i]);
        }

        insert.Prepare();
        for (int i = first; i < samples.Length && i < first + BatchSize; i++)
        {
            TrafficSample sample = samples[i];
            long ended = sample.End.Ticks;
            values[0].Value = (ended - 1) / 36_000_000_000;
            values[1].Value = series[i];
            values[2].Value = ended;
            values[3].Value = ended - sample.Start.Ticks;
            values[4].Value = sample.SentBytes;
            values[5].Value = sample.ReceivedBytes;
            values[6].Value = (int)sample.Quality;
            values[7].Value = (int)sample.PairCoverage;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
