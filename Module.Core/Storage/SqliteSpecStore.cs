using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Specs;

namespace NetUtil.Storage;

/// <summary>Registered specs in the store's file, as they were written; they are read anew each time.</summary>
internal sealed class SqliteSpecStore : ISpecStore
{
    private readonly StoreFile _file;

    public SqliteSpecStore(StoreFile file) => _file = file;

    /// <inheritdoc/>
    public IReadOnlyList<RegisteredSpec> ReadAll() => _file.Read(ReadRows).Select(Parse).ToArray();

    /// <inheritdoc/>
    public void Put(RegisteredSpec spec)
    {
        Required.NotNull(spec, nameof(spec));
        _file.Write(connection => connection.Run(
            "INSERT OR REPLACE INTO specs (key, application, xml, time, source) VALUES ($1, $2, $3, $4, $5)",
            KeyOf(spec.Spec.Name),
            spec.Spec.Name,
            spec.Xml,
            spec.Time.UtcTicks,
            spec.Source));
    }

    /// <inheritdoc/>
    public bool Remove(string application)
    {
        Required.NotNull(application, nameof(application));
        return _file.Write(connection => connection.Run("DELETE FROM specs WHERE key = $1", KeyOf(application))) > 0;
    }

    // SQLite's own comparison without case knows A to Z only.
    private static string KeyOf(string application) => application.ToUpperInvariant();

    private static List<Row> ReadRows(SqliteConnection connection)
    {
        List<Row> rows = [];
        using SqliteCommand command = connection.Make(
            "SELECT application, xml, time, source FROM specs ORDER BY key");
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(new Row(reader.GetString(0), reader.GetString(1), reader.Time(2), reader.GetString(3)));
        }

        return rows;
    }

    private RegisteredSpec Parse(Row row)
    {
        SpecReadResult result = SpecReader.Read(row.Xml);
        return result.Spec is null
            ? throw StoreErrors.Unreadable(
                _file.FileName, $"the spec of application '{row.Application}': {result.Problems[0].Message.TrimEnd('.')}")
            : new RegisteredSpec(result.Spec, row.Xml, row.Time, row.Source);
    }

    private readonly struct Row
    {
        public Row(string application, string xml, DateTimeOffset time, string source)
        {
            Application = application;
            Xml = xml;
            Time = time;
            Source = source;
        }

        public string Application { get; }

        public string Xml { get; }

        public DateTimeOffset Time { get; }

        public string Source { get; }
    }
}
