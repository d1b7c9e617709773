using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Gives series numbers, so that rows are small. Not safe on several threads; the store's lock guards
/// it.
/// </summary>
internal sealed class SeriesTable
{
    // A series takes about 150 bytes here; more than most fabrics have, and still no memory to speak of.
    private const int Capacity = 200_000;

    private const string Select = """
        SELECT series.id, kind, subject.name, remote.name, source.name
        FROM series
        JOIN names AS subject ON subject.id = series.subject
        LEFT JOIN names AS remote ON remote.id = series.remote
        JOIN names AS source ON source.id = series.source
        WHERE series.fabric = $1
        ORDER BY kind, subject.name, remote.name, source.name
        """;

    private readonly Dictionary<SeriesKey, long> _ids = [];
    private readonly NameTable _names;
    private SeriesKey _lastKey;
    private long _lastId;
    private long _version;

    /// <summary>Makes a table.</summary>
    /// <param name="names">Numbers of names.</param>
    public SeriesTable(NameTable names) => _names = names;

    /// <summary>Lists the series of a fabric.</summary>
    public static IReadOnlyList<(long Id, StatisticSeries Series)> All(
        SqliteConnection connection, string fabricId)
    {
        List<(long, StatisticSeries)> all = [];
        using SqliteCommand command = connection.Make(Select, NameTable.Find(connection, fabricId));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            all.Add((reader.GetInt64(0), new StatisticSeries(
                (TrafficKind)reader.GetInt32(1),
                reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetString(3),
                reader.GetString(4))));
        }

        return all;
    }

    /// <summary>Gives the number of a sample's series, a new one where it has none.</summary>
    public long Of(SqliteConnection connection, long fabric, TrafficSample sample)
    {
        SeriesKey key = new(fabric, sample.Kind, sample.SubjectId, sample.RemoteId, sample.Source);
        if (_lastId != 0 && key == _lastKey)
        {
            return _lastId;
        }

        if (!_ids.TryGetValue(key, out long id))
        {
            if (_ids.Count == Capacity)
            {
                _ids.Clear();
            }

            id = FindOrMake(connection, key);
            _ids.Add(key, id);
        }

        (_lastKey, _lastId) = (key, id);
        return id;
    }

    /// <summary>Forgets all if another process has written since the last call: it may have deleted a fabric.
    /// To be called at the begin of a transaction.</summary>
    public void Refresh(SqliteConnection connection)
    {
        long version = connection.Number("PRAGMA data_version") ?? 0;
        if (version != _version)
        {
            Forget();
            _version = version;
        }
    }

    /// <summary>Forgets all: numbers that were given in a transaction that failed are not in the file.</summary>
    public void Forget()
    {
        _ids.Clear();
        _lastId = 0;
    }

    private long FindOrMake(SqliteConnection connection, SeriesKey key)
    {
        object[] values =
        [
            key.Fabric,
            (int)key.Kind,
            _names.Of(connection, key.SubjectId),
            _names.Of(connection, key.RemoteId),
            _names.Of(connection, key.Source),
        ];
        return connection.Number(
            """
            SELECT id FROM series
            WHERE fabric = $1 AND kind = $2 AND subject = $3 AND remote = $4 AND source = $5
            """,
            values) ?? connection.Number(
            """
            INSERT INTO series (fabric, kind, subject, remote, source) VALUES ($1, $2, $3, $4, $5) RETURNING id
            """,
            values)!.Value;
    }
}
