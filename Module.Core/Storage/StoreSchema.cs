using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NetUtil.Storage;

/// <summary>The tables of a store and their version. Times are UTC ticks of 100 ns; hours and the begins of
/// minutes, hours and days are numbered from the year 1, and belong to their tier: 1 minutes, 2 hours, 3 days;
/// names are numbers of the table "names", 0 where there is none; kinds, qualities and coverages are the numbers
/// of their enumerations. The samples of an hour lie together and in it those of a series, so that new ones touch
/// few pages and those of one series are found without an index.</summary>
internal static class StoreSchema
{
    /// <summary>The version that this assembly writes, in the file's user_version.</summary>
    public const int Version = 3;

    // "NetU", which tells a store from other files of the same format.
    private const int ApplicationId = 0x4E657455;

    private const string FirstTables = """
        CREATE TABLE names (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE);
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

    /// <summary>The tables that version 2 has and version 1 had not, or had otherwise.</summary>
    public const string SecondTables = """
        CREATE TABLE series (
            id INTEGER PRIMARY KEY,
            fabric INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            subject INTEGER NOT NULL,
            remote INTEGER NOT NULL,
            source INTEGER NOT NULL,
            UNIQUE (fabric, kind, subject, remote, source));
        CREATE TABLE samples (
            fabric INTEGER NOT NULL,
            hour INTEGER NOT NULL,
            series INTEGER NOT NULL,
            ended INTEGER NOT NULL,
            length INTEGER NOT NULL,
            sent REAL NOT NULL,
            received REAL NOT NULL,
            quality INTEGER NOT NULL,
            coverage INTEGER NOT NULL,
            PRIMARY KEY (fabric, hour, series, ended)) WITHOUT ROWID;
        CREATE TABLE rollups (
            tier INTEGER NOT NULL,
            series INTEGER NOT NULL,
            start INTEGER NOT NULL,
            last INTEGER NOT NULL,
            covered INTEGER NOT NULL,
            sent REAL NOT NULL,
            received REAL NOT NULL,
            samples INTEGER NOT NULL,
            quality INTEGER NOT NULL,
            coverage INTEGER NOT NULL,
            sent_rates BLOB,
            received_rates BLOB,
            PRIMARY KEY (tier, series, start)) WITHOUT ROWID;
        CREATE TABLE rolled_spans (
            series INTEGER NOT NULL,
            start INTEGER NOT NULL,
            ended INTEGER NOT NULL,
            PRIMARY KEY (series, start)) WITHOUT ROWID;
        CREATE TABLE rollup_state (
            fabric INTEGER NOT NULL,
            tier INTEGER NOT NULL,
            cutoff INTEGER NOT NULL,
            next_series INTEGER,
            PRIMARY KEY (fabric, tier)) WITHOUT ROWID;
        CREATE TABLE settings (
            name TEXT NOT NULL PRIMARY KEY,
            text TEXT NOT NULL) WITHOUT ROWID;
        ALTER TABLE runs ADD COLUMN undoes TEXT;
        ALTER TABLE steps ADD COLUMN host TEXT NOT NULL DEFAULT '';
        ALTER TABLE steps ADD COLUMN wave INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE steps ADD COLUMN needs TEXT NOT NULL DEFAULT '';
        """;

    /// <summary>What version 3 has and version 2 had not: when whoever asked got a reading.</summary>
    public const string ThirdTables = "ALTER TABLE last_readings ADD COLUMN taken INTEGER";

    /// <summary>Makes the tables in an empty file.</summary>
    public static void Create(SqliteConnection connection)
    {
        connection.Run(FirstTables);
        connection.Run(SecondTables);
        connection.Run(ThirdTables);
        connection.Run(Pragma("application_id", ApplicationId));
        SetVersion(connection);
    }

    /// <summary>Says that a file is of this version.</summary>
    public static void SetVersion(SqliteConnection connection) => connection.Run(Pragma("user_version", Version));

    /// <summary>Looks at a file, and makes it a store of this version where it may be written and is empty or of
    /// an earlier one.</summary>
    /// <param name="connection">The file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="mayWrite">False to leave the file as it is.</param>
    /// <returns>What it is then.</returns>
    public static StoreForm Require(SqliteConnection connection, string fileName, bool mayWrite)
    {
        StoreForm form;
        using (SqliteTransaction snapshot = connection.BeginTransaction(deferred: true))
        {
            form = FormOf(connection, fileName);
            snapshot.Commit();
        }

        if (!mayWrite)
        {
            return form;
        }

        // A write-ahead log needs memory that all processes share, which a network drive has not.
        string mode = StoreDisk.IsRemote(fileName) ? "DELETE" : "WAL";
        connection.Run("PRAGMA journal_mode = " + mode);
        if (form != StoreForm.Current)
        {
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            Complete(connection, fileName);
            transaction.Commit();
        }

        return StoreForm.Current;
    }

    /// <summary>The version that a file says it is of.</summary>
    public static long VersionOf(SqliteConnection connection) => connection.Number("PRAGMA user_version") ?? 0;

    private static string Pragma(string name, int value) =>
        string.Format(CultureInfo.InvariantCulture, "PRAGMA {0} = {1}", name, value);

    private static void Complete(SqliteConnection connection, string fileName)
    {
        switch (FormOf(connection, fileName))
        {
            case StoreForm.Empty:
                Create(connection);
                break;
            case StoreForm.Older:
                StoreBackup.Make(fileName, VersionOf(connection));
                StoreMigration.Run(connection);
                break;
            default:
                break;
        }
    }

    // To be asked within a transaction: another process may be about to make the tables.
    private static StoreForm FormOf(SqliteConnection connection, string fileName)
    {
        long application = connection.Number("PRAGMA application_id") ?? 0;
        long version = VersionOf(connection);
        long tables = connection.Number("SELECT COUNT(*) FROM sqlite_master") ?? 0;
        if (application == 0 && version == 0 && tables == 0)
        {
            return StoreForm.Empty;
        }

        return (application, version) switch
        {
            (ApplicationId, Version) => StoreForm.Current,
            (ApplicationId, > 0 and < Version) => StoreForm.Older,
            (ApplicationId, > Version) => throw StoreErrors.Newer(fileName, version, Version),
            _ => throw StoreErrors.NotAStore(fileName),
        };
    }
}
