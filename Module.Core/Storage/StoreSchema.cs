using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NetUtil.Storage;

/// <summary>The tables of a store and their version. Times are UTC ticks of 100 ns; names are numbers of the table
/// "names", 0 where there is none; kinds, qualities and coverages are the numbers of their enumerations.</summary>
internal static class StoreSchema
{
    /// <summary>The version that this assembly writes, in the file's user_version.</summary>
    public const int Version = 1;

    // "NetU", which tells a store from other files of the same format.
    private const int ApplicationId = 0x4E657455;

    private const string Tables = """
        CREATE TABLE names (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE);
        CREATE TABLE samples (
            fabric INTEGER NOT NULL,
            ended INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            subject INTEGER NOT NULL,
            remote INTEGER NOT NULL,
            source INTEGER NOT NULL,
            length INTEGER NOT NULL,
            sent REAL NOT NULL,
            received REAL NOT NULL,
            quality INTEGER NOT NULL,
            coverage INTEGER NOT NULL,
            PRIMARY KEY (fabric, ended, kind, subject, remote, source)) WITHOUT ROWID;
        CREATE TABLE last_readings (
            fabric INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            subject INTEGER NOT NULL,
            remote INTEGER NOT NULL,
            source INTEGER NOT NULL,
            time INTEGER NOT NULL,
            sent INTEGER NOT NULL,
            received INTEGER NOT NULL,
            life TEXT NOT NULL,
            coverage INTEGER NOT NULL,
            PRIMARY KEY (fabric, kind, subject, remote, source)) WITHOUT ROWID;
        CREATE TABLE specs (
            key TEXT NOT NULL PRIMARY KEY,
            application TEXT NOT NULL,
            xml TEXT NOT NULL,
            time INTEGER NOT NULL,
            source TEXT NOT NULL);
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY,
            run TEXT NOT NULL UNIQUE,
            fabric TEXT NOT NULL,
            owner TEXT NOT NULL,
            started INTEGER NOT NULL,
            ended INTEGER,
            state TEXT NOT NULL,
            summary TEXT NOT NULL);
        CREATE UNIQUE INDEX one_run_per_fabric ON runs (fabric) WHERE state = 'Running';
        CREATE TABLE steps (
            run TEXT NOT NULL,
            number INTEGER NOT NULL,
            step TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            adaptation TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (run, number)) WITHOUT ROWID;
        CREATE TABLE step_states (
            id INTEGER PRIMARY KEY,
            run TEXT NOT NULL,
            number INTEGER NOT NULL,
            state TEXT NOT NULL,
            time INTEGER NOT NULL,
            message TEXT NOT NULL);
        CREATE INDEX states_of_step ON step_states (run, number);
        """;

    /// <summary>Makes the tables in an empty file.</summary>
    public static void Create(SqliteConnection connection)
    {
        connection.Run(Tables);
        connection.Run(string.Format(CultureInfo.InvariantCulture, "PRAGMA application_id = {0}", ApplicationId));
        connection.Run(string.Format(CultureInfo.InvariantCulture, "PRAGMA user_version = {0}", Version));
    }

    /// <summary>Checks that a file is a store of this version, and makes it one where it is empty.</summary>
    /// <param name="connection">The file.</param>
    /// <param name="fileName">Its name, for what is thrown.</param>
    /// <param name="mayWrite">False to leave the file as it is.</param>
    public static void Require(SqliteConnection connection, string fileName, bool mayWrite)
    {
        bool isEmpty = IsEmpty(connection, fileName);
        if (!mayWrite)
        {
            return;
        }

        // A write-ahead log needs memory that all processes share, which a network drive has not.
        string mode = StoreDisk.IsRemote(fileName) ? "DELETE" : "WAL";
        connection.Run("PRAGMA journal_mode = " + mode);
        if (!isEmpty)
        {
            return;
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        if (IsEmpty(connection, fileName))
        {
            Create(connection);
        }

        transaction.Commit();
    }

    private static bool IsEmpty(SqliteConnection connection, string fileName)
    {
        long application = connection.Number("PRAGMA application_id") ?? 0;
        long version = connection.Number("PRAGMA user_version") ?? 0;
        long tables = connection.Number("SELECT COUNT(*) FROM sqlite_master") ?? 0;
        if (application == 0 && version == 0 && tables == 0)
        {
            return true;
        }

        return (application, version) switch
        {
            (ApplicationId, Version) => false,
            (ApplicationId, > Version) => throw StoreErrors.Newer(fileName, version, Version),
            _ => throw StoreErrors.NotAStore(fileName),
        };
    }
}
