using System;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Planning;

namespace NetUtil.Storage;

/// <summary>The policy in the store's file: a document of its own among the settings, with a version.</summary>
internal sealed class SqlitePolicyStore : IPolicyStore
{
    /// <summary>The name that the document has.</summary>
    public const string Name = "rebalance.policy";

    private readonly StoreFile _file;

    public SqlitePolicyStore(StoreFile file) => _file = file;

    /// <inheritdoc/>
    /// <exception cref="NetUtil.Core.State.StoreException">A newer version wrote it, or it is
    /// damaged.</exception>
    public RebalancePolicy Read() => _file.Read(Read);

    /// <inheritdoc/>
    /// <exception cref="NetUtil.Core.State.StoreException">A newer version wrote the one that is set, or it is
    /// damaged; it stays as it is.</exception>
    public RebalancePolicy Change(Func<RebalancePolicy, RebalancePolicy> change)
    {
        Required.NotNull(change, nameof(change));
        return _file.Write(connection =>
        {
            RebalancePolicy policy = change(Read(connection));
            connection.Run(
                "INSERT OR REPLACE INTO settings (name, text) VALUES ($1, $2)", Name, PolicyWriter.Write(policy));
            return policy;
        });
    }

    /// <inheritdoc/>
    /// <exception cref="NetUtil.Core.State.StoreException">A newer version wrote it; it stays.</exception>
    public void Reset() => _file.Write(connection =>
    {
        if (TextIn(connection) is string text)
        {
            PolicyReader.RefuseNewer(text, _file.FileName);
        }

        return connection.Run("DELETE FROM settings WHERE name = $1", Name);
    });

    private RebalancePolicy Read(SqliteConnection connection) => TextIn(connection) is string text
        ? PolicyReader.ReadDocument(text, _file.FileName)
        : RebalancePolicy.Default;

    private static string? TextIn(SqliteConnection connection)
    {
        using SqliteCommand command = connection.Make("SELECT text FROM settings WHERE name = $1", Name);
        return command.ExecuteScalar() as string;
    }
}
