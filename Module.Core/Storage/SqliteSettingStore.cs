using System;
using Microsoft.Data.Sqlite;
using NetUtil.Core.State;

namespace NetUtil.Storage;

/// <summary>Settings in the store's file.</summary>
internal sealed class SqliteSettingStore : ISettingStore
{
    private readonly StoreFile _file;

    public SqliteSettingStore(StoreFile file) => _file = file;

    /// <inheritdoc/>
    public string? Read(string name)
    {
        Required.NotNull(name, nameof(name));
        return _file.Read(connection =>
        {
            using SqliteCommand command = connection.Make("SELECT text FROM settings WHERE name = $1", name);
            return command.ExecuteScalar() as string;
        });
    }

    /// <inheritdoc/>
    public void Put(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("A setting's name is blank.", nameof(name));
        }

        _file.Write(connection => text is null
            ? connection.Run("DELETE FROM settings WHERE name = $1", name)
            : connection.Run("INSERT OR REPLACE INTO settings (name, text) VALUES ($1, $2)", name, text));
    }
}
