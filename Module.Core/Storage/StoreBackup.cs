using System;
using System.Globalization;
using System.IO;
using Microsoft.Data.Sqlite;

namespace NetUtil.Storage;

/// <summary>Copies a store's file before its tables are changed.</summary>
internal static class StoreBackup
{
    /// <summary>Makes a copy beside the file: its name with ".version-N", or ".version-N.2" and so on where there
    /// is one already. The caller has begun to write, so nobody else changes the file meanwhile.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="version">Its version.</param>
    /// <exception cref="NetUtil.Core.State.StoreException">The copy cannot be made.</exception>
    public static void Make(string fileName, long version)
    {
        string name = string.Format(CultureInfo.InvariantCulture, "{0}.version-{1}", fileName, version);
        string unfinished = name + ".part";
        try
        {
            File.Delete(unfinished);
            using (SqliteConnection connection = new(new SqliteConnectionStringBuilder
            {
                DataSource = fileName,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
            }.ConnectionString))
            {
                connection.Open();
                connection.Run("VACUUM INTO $1", unfinished);
            }

            File.Move(unfinished, FreeName(name));
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException
                or SqliteException { SqliteErrorCode: StoreErrors.CannotOpen or StoreErrors.ReadOnly })
        {
            throw StoreErrors.BackupFailed(fileName, name, failure);
        }
    }

    private static string FreeName(string name)
    {
        string free = name;
        for (int number = 2; File.Exists(free); number++)
        {
            free = string.Format(CultureInfo.InvariantCulture, "{0}.{1}", name, number);
        }

        return free;
    }
}
