using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace NetUtil.Storage;

/// <summary>Turns numbers back into names, for one reading.</summary>
internal sealed class NameReader : IDisposable
{
    private readonly Dictionary<long, string> _names = [];
    private readonly SqliteCommand _find;

    public NameReader(SqliteConnection connection) =>
        _find = connection.Prepare("SELECT name FROM names WHERE id = $1", 1);

    /// <summary>The name of a number; null for 0.</summary>
    public string? NameOf(long id)
    {
        if (id == 0)
        {
            return null;
        }

        if (!_names.TryGetValue(id, out string? name))
        {
            _find.Parameters[0].Value = id;
            name = (string)_find.ExecuteScalar()!;
            _names.Add(id, name);
        }

        return name;
    }

    /// <inheritdoc/>
    public void Dispose() => _find.Dispose();
}
