using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
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
        Series = new SeriesTable(Names);
    }

    /// <summary>The folder, an absolute path.</summary>
    public string Folder => Path.GetDirectoryName(_connector.FileName)!;

    /// <summary>The file.</summary>
    public string FileName => _connector.FileName;

    /// <summary>Ids of names that this store has written.</summary>
    public NameTable Names { get; } = new();

    /// <summary>Ids of series that this store has written.</summary>
    public SeriesTable Series { get; }

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
                Series.Refresh(_connection);
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
                    Series.Forget();
                }
            }
        }
    }

    /// <summary>Streams from a connection and a snapshot of its own.</summary>
    /// <param name="read">Reads; what it holds it frees when its rows are disposed.</param>
    /// <param name="stopToken">Ends the reading.</param>
    public IEnumerable<T> Stream<T>(Func<SqliteConnection, IEnumerable<T>> read, CancellationToken stopToken)
    {
        stopToken.ThrowIfCancellationRequested();
        using SqliteConnection connection = ConnectAgain();
        using SqliteTransaction snapshot = Ask(() => connection.BeginTransaction(deferred: true));
        using IEnumerator<T> rows = read(connection).GetEnumerator();
        Func<bool> next = rows.MoveNext;
        while (Ask(next))
        {
            stopToken.ThrowIfCancellationRequested();
            yield return rows.Current;
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

    private SqliteConnection ConnectAgain()
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            return _connector.ConnectAgain();
        }
    }

    private T Ask<T>(Func<T> ask)
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

    private void ThrowIfDisposed()
    {
        if (_isDisposed)
        {
            throw new ObjectDisposedException(FileName);
        }
    }
}
