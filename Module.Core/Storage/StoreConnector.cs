using System;
using System.Globalization;
using System.IO;
using Microsoft.Data.Sqlite;
using NetUtil.Core.State;

namespace NetUtil.Storage;

/// <summary>Opens connections to the file of a store. Immutable, so safe on any thread.</summary>
internal sealed class StoreConnector
{
    private const string InMemory = ":memory:";
    private readonly StoreAccess _access;
    private readonly StoreLimits _limits;
    private readonly bool _isAbsent;

    private StoreConnector(string fileName, StoreAccess access, StoreLimits limits)
    {
        FileName = fileName;
        _access = access;
        _limits = limits;
        _isAbsent = access == StoreAccess.Read && (!File.Exists(fileName) || new FileInfo(fileName).Length == 0);
    }

    /// <summary>The file.</summary>
    public string FileName { get; }

    /// <summary>Looks at the folder, and makes it where it will be written.</summary>
    /// <exception cref="StoreException">It can hold no store.</exception>
    public static StoreConnector For(string folder, StoreAccess access, StoreLimits limits)
    {
        string fileName = Path.Combine(Path.GetFullPath(folder), StoreLocation.FileName);
        try
        {
            if (File.Exists(folder))
            {
                throw StoreErrors.FileInsteadOfFolder(folder);
            }

            if (access == StoreAccess.Write)
            {
                Directory.CreateDirectory(folder);
            }

            return Directory.Exists(fileName)
                ? throw StoreErrors.FolderInsteadOfFile(fileName)
                : new StoreConnector(fileName, access, limits);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw StoreErrors.FolderDenied(folder, failure);
        }
        catch (IOException failure)
        {
            throw StoreErrors.FolderFailed(folder, failure);
        }
    }

    /// <summary>Opens the file and sees to it that its schema is the one of this version.</summary>
    public SqliteConnection Connect()
    {
        try
        {
            return Open(_access == StoreAccess.Write ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly);
        }
        catch (SqliteException failure)
        {
            throw Explain(failure);
        }
    }

    /// <summary>Opens the file once more, for reading.</summary>
    public SqliteConnection ConnectAgain()
    {
        try
        {
            return Open(SqliteOpenMode.ReadOnly);
        }
        catch (SqliteException failure)
        {
            throw Explain(failure);
        }
    }

    /// <summary>Refuses to write what was opened for reading.</summary>
    public void RequireWritable()
    {
        if (_access == StoreAccess.Read)
        {
            throw StoreErrors.OpenedForReading(FileName);
        }
    }

    /// <summary>Says in words what failed.</summary>
    public StoreException Explain(SqliteException failure) =>
        StoreErrors.From(failure, FileName, _limits.WaitSeconds);

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        if (_isAbsent)
        {
            return Empty();
        }

        try
        {
            return Checked(FileName, mode);
        }
        catch (SqliteException failure) when (mode == SqliteOpenMode.ReadOnly && MayBeReadAsItLies(failure))
        {
            return Checked(new Uri(FileName).AbsoluteUri + "?immutable=1", mode);
        }
    }

    private SqliteConnection Empty()
    {
        SqliteConnection empty = Open(InMemory, SqliteOpenMode.Memory);
        StoreSchema.Create(empty);
        return empty;
    }

    // What may only be read is brought up to this version in a copy, which goes when it is closed.
    private SqliteConnection Migrated(SqliteConnection older)
    {
        SqliteConnection copy = Open("", SqliteOpenMode.ReadWriteCreate);
        try
        {
            older.BackupDatabase(copy);
            using SqliteTransaction transaction = copy.BeginTransaction(deferred: false);
            StoreMigration.Run(copy);
            transaction.Commit();
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    // An account that may not write the folder, and a disk that is full, cannot make the index that a reader of a
    // write-ahead log shares with writers. Without a log nobody writes; on a full disk nobody can begin one.
    private bool MayBeReadAsItLies(SqliteException failure)
    {
        FileInfo log = new(FileName + "-wal");
        return failure.SqliteErrorCode switch
        {
            StoreErrors.CannotOpen or StoreErrors.ReadOnly => !log.Exists,
            StoreErrors.Io => (!log.Exists || log.Length == 0) && StoreDisk.IsFull(FileName),
            _ => false,
        };
    }

    private SqliteConnection Checked(string source, SqliteOpenMode mode)
    {
        SqliteConnection connection = Open(source, mode);
        try
        {
            StoreForm form = StoreSchema.Require(connection, FileName, mode != SqliteOpenMode.ReadOnly);
            if (form == StoreForm.Current)
            {
                return connection;
            }

            SqliteConnection stand = form == StoreForm.Empty ? Empty() : Migrated(connection);
            connection.Dispose();
            return stand;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection Open(string source, SqliteOpenMode mode)
    {
        SqliteConnectionStringBuilder text = new()
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = _limits.WaitSeconds,
        };
        SqliteConnection connection = new(text.ConnectionString);
        try
        {
            connection.Open();
            connection.Run(string.Format(
                CultureInfo.InvariantCulture, "PRAGMA busy_timeout = {0}", _limits.WaitSeconds * 1000));
            connection.Run("PRAGMA synchronous = FULL");
            if (_limits.Pages is int pages)
            {
                connection.Run(string.Format(CultureInfo.InvariantCulture, "PRAGMA max_page_count = {0}", pages));
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
