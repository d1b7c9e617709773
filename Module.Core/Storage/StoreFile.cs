using System;
using System.IO;
using Microsoft.Data.Sqlite;
using NetUtil.Core.State;

namespace NetUtil.Storage;

/// <summary>The file of a store. One connection serves all calls but streams, one call at a time; a stream has a
/// connection and a snapshot of its own. Safe on any thread.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly object _gate = new();
    private readonly StoreConnector _connector;
    private readonly SqliteConnection _connection;
    private bool _isDisposed;

    private StoreFile(StoreConnector connector, SqliteConnection connection)
    {
        _connector = connector;
        _connection = connection;
    }

    /// <summary>The folder, an absolute path.</summary>
    public string Folder => Path.GetDirectoryName(_connector.FileName)!;

    /// <summary>The file.</summary>
    public string FileName => _connector.FileName;

    /// <summary>Ids of names that this store has written.</summary>
    public NameTable Names { get; } = new();

    /// <summary>Opens the file, and makes it where it is not there and will be written.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public static StoreFile Open(string folder, StoreAccess access, StoreLimits limits)
    {
        StoreConnector connector = StoreConnector.For(folder, access, limits);
        return new StoreFile(connector, connector.Connect());
    }

    /// <summary>Reads, all of it from one snapshot.</summary>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            try
            {
                using SqliteTransaction snapshot = _connection.BeginTransaction(deferred: true);
                T result = read(_connection);
                snapshot.Commit();
                return result;
            }
            catch (SqliteException failure)
            {
                throw _connector.Explain(failure);
            }
        }
    }

    /// <summary>Writes, all or nothing; it is on disk when this returns.</summary>
    public T Write<T>(Func<SqliteConnection, T> write)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _connector.RequireWritable();
            bool isCommitted = false;
            try
            {
                using SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
                T result = write(_connection);
                transaction.Commit();
                isCommitted = true;
                return result;
            }
            catch (SqliteException failure)
            {
                throw _connector.Explain(failure);
            }
            finally
            {
                if (!isCommitted)
                {
                    Names.Forget();
                }
            }
        }
    }

    /// <summary>Opens a connection for a stream; the caller disposes it.</summary>
    public SqliteConnection OpenStream()
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            return _connector.ConnectAgain();
        }
    }

    /// <summary>Asks a stream's connection, and explains why it cannot answer.</summary>
    public T Ask<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (SqliteException failure)
        {
            throw _connector.Explain(failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _connection.Dispose();
        }
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed)
        {
            throw new ObjectDisposedException(FileName);
        }
    }
}
