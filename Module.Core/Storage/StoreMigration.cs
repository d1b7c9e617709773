using Microsoft.Data.Sqlite;

namespace NetUtil.Storage;

/// <summary>Brings a store of an earlier version up to this one, version by version.</summary>
internal static class StoreMigration
{
    private const string Move = """
        INSERT INTO series (fabric, kind, subject, remote, source)
        SELECT DISTINCT fabric, kind, subject, remote, source FROM samples_1;
        INSERT INTO samples (fabric, hour, series, ended, length, sent, received, quality, coverage)
        SELECT fabric, (ended - 1) / 36000000000, id, ended, length, sent, received, quality, coverage
        FROM samples_1 JOIN series USING (fabric, kind, subject, remote, source)
        ORDER BY 1, 2, 3, 4;
        DROP TABLE samples_1;
        """;

    /// <summary>Runs, within one transaction of the caller.</summary>
    /// <param name="connection">The file, of an earlier version.</param>
    public static void Run(SqliteConnection connection)
    {
        if (StoreSchema.VersionOf(connection) == 1)
        {
            connection.Run("ALTER TABLE samples RENAME TO samples_1");
            connection.Run(StoreSchema.SecondTables);
            connection.Run(Move);
        }

        connection.Run(StoreSchema.ThirdTables);
        StoreSchema.SetVersion(connection);
    }
}
