using System;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using SQLitePCL;

namespace NetUtil.Storage;

/// <summary>The one statement that adds a sample's row, prepared once and run for each. One thread at a
/// time.</summary>
/// <remarks>It speaks to the database below the library for commands, whose parameters and readers take more than
/// half of the time of an insert.</remarks>
internal sealed class SampleInsert : IDisposable
{
    private const string Insert = """
        INSERT INTO samples (fabric, hour, series, ended, length, sent, received, quality, coverage)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT DO NOTHING
        """;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares.</summary>
    /// <param name="connection">The file, in a transaction.</param>
    /// <param name="fabric">Number of the fabric's name.</param>
    public SampleInsert(SqliteConnection connection, long fabric)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, Insert, out _statement));
        Check(raw.sqlite3_bind_int64(_statement, 1, fabric));
    }

    /// <summary>Adds a sample.</summary>
    /// <param name="key">Where it belongs.</param>
    /// <param name="sample">The sample.</param>
    /// <returns>True where it was not there.</returns>
    public bool Run(in SampleKey key, TrafficSample sample)
    {
        raw.sqlite3_bind_int64(_statement, 2, key.Hour);
        raw.sqlite3_bind_int64(_statement, 3, key.Series);
        raw.sqlite3_bind_int64(_statement, 4, key.Ended);
        raw.sqlite3_bind_int64(_statement, 5, key.Ended - sample.Start.UtcTicks);
        raw.sqlite3_bind_double(_statement, 6, sample.SentBytes);
        raw.sqlite3_bind_double(_statement, 7, sample.ReceivedBytes);
        raw.sqlite3_bind_int64(_statement, 8, (int)sample.Quality);
        raw.sqlite3_bind_int64(_statement, 9, (int)sample.PairCoverage);
        int result = raw.sqlite3_step(_statement);
        bool isNew = raw.sqlite3_changes(_database) > 0;

        // The reset gives the error of a step that failed once more.
        Check(raw.sqlite3_reset(_statement));
        return result == raw.SQLITE_DONE && isNew;
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
