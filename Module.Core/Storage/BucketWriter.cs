using System;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Adds rows to the minutes, hours and days of a file, within one transaction. Rows of one minute, hour
/// or day that come one after the other are written as one; <see cref="Flush"/> writes the last.</summary>
internal sealed class BucketWriter : IDisposable
{
    private const string Columns = """
        tier, series, start, last, covered, sent, received, samples, quality, coverage, sent_rates, received_rates
        """;

    private const string Values = "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _replace;
    private readonly SqliteCommand _find;
    private readonly StatisticResolution _resolution;
    private TrafficBucket? _bucket;
    private long _series;

    /// <summary>Prepares to write.</summary>
    /// <param name="connection">The file, in a transaction.</param>
    /// <param name="resolution">Minute, Hour or Day.</param>
    public BucketWriter(SqliteConnection connection, StatisticResolution resolution)
    {
        _resolution = resolution;
        _insert = connection.Prepare($"INSERT INTO rollups ({Columns}) {Values} ON CONFLICT DO NOTHING", 12);
        _replace = connection.Prepare($"INSERT OR REPLACE INTO rollups ({Columns}) {Values}", 12);
        _find = connection.Prepare(
            $"SELECT {TrafficRow.OfBucket} FROM rollups WHERE tier = $1 AND series = $2 AND start = $3", 3);
    }

    /// <summary>Adds a row.</summary>
    public void Add(long series, TrafficRow row)
    {
        if (_bucket is not null && series == _series && _bucket.Holds(row))
        {
            _bucket.Add(row);
            return;
        }

        Flush();
        _bucket = new TrafficBucket(_resolution, row);
        _series = series;
    }

    /// <summary>Writes what was added.</summary>
    public void Flush()
    {
        if (_bucket is not null && Put(_insert, _bucket.ToRow()) == 0)
        {
            _bucket.Add(Existing());
            Put(_replace, _bucket.ToRow());
        }

        _bucket = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _replace.Dispose();
        _find.Dispose();
    }

    private TrafficRow Existing()
    {
        _find.Parameters[0].Value = (int)_resolution;
        _find.Parameters[1].Value = _series;
        _find.Parameters[2].Value = _bucket!.Number;
        using SqliteDataReader reader = _find.ExecuteReader();
        reader.Read();
        return TrafficRow.Read(reader, 0);
    }

    private int Put(SqliteCommand command, TrafficRow row) => command.RunWith(
        (int)_resolution,
        _series,
        _bucket!.Number,
        row.Ended - (_bucket.Number * StoreTime.LengthOf(_resolution)),
        row.Covered,
        row.Sent,
        row.Received,
        row.Samples,
        (int)row.Quality,
        (int)row.Coverage,
        (object?)row.SentRates ?? DBNull.Value,
        (object?)row.ReceivedRates ?? DBNull.Value);
}
