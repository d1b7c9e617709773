using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace NetUtil.Storage;

/// <summary>Gives names numbers, so that rows are small. Not safe on several threads; the store's lock guards
/// it.</summary>
internal sealed class NameTable
{
    // A name takes about 100 bytes here; more than any fabric has, and still no memory to speak of.
    private const int Capacity = 100_000;

    private readonly Dictionary<string, long> _ids = new(StringComparer.Ordinal);

    /// <summary>Finds the number of a name.</summary>
    /// <returns>The number, or null where the name was never written.</returns>
    public static long? Find(SqliteConnection connection, string name) =>
        connection.Number("SELECT id FROM names WHERE name = $1", name);

    /// <summary>Gives the number of a name, a new one where it has none; 0 for null.</summary>
    public long Of(SqliteConnection connection, string? name)
    {
        if (name is null)
        {
            return 0;
        }

        if (!_ids.TryGetValue(name, out long id))
        {
            id = Find(connection, name)
                ?? connection.Number("INSERT INTO names (name) VALUES ($1) RETURNING id", name)!.Value;
            if (_ids.Count == Capacity)
            {
                _ids.Clear();
            }

            _ids.Add(name, id);
        }

        return id;
    }

    /// <summary>Forgets all: numbers that were given in a transaction that failed are not in the file.</summary>
    public void Forget() => _ids.Clear();
}
