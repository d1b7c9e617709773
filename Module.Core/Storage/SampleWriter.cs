using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Adds samples to the file, within one transaction.</summary>
internal sealed class SampleWriter : IDisposable
{
    private const string Insert = """
        INSERT INTO samples (fabric, hour, series, ended, length, sent, received, quality, coverage)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT DO NOTHING
        """;

    private readonly SqliteConnection _connection;
    private readonly SeriesTable _series;
    private readonly SqliteCommand _insert;
    private readonly SqliteParameterCollection _values;
    private CoveredSpans? _spans;

    /// <summary>Prepares to write.</summary>
    /// <param name="connection">The file, in a transaction.</param>
    /// <param name="series">Numbers of series.</param>
    public SampleWriter(SqliteConnection connection, SeriesTable series)
    {
        _connection = connection;
        _series = series;
        _insert = connection.Prepare(Insert, 9);
        _values = _insert.Parameters;
    }

    /// <summary>Adds samples that are not there and not rolled up.</summary>
    /// <param name="fabric">Number of the fabric's name.</param>
    /// <param name="samples">The samples.</param>
    /// <returns>How many were added.</returns>
    public int Add(long fabric, IReadOnlyList<TrafficSample> samples)
    {
        long rolledHours = RollUpState.Read(_connection, fabric, StatisticResolution.Raw).Cutoff;
        _values[0].Value = fabric;
        int added = 0;
        foreach (TrafficSample sample in samples)
        {
            long ended = sample.End.UtcTicks;
            long hour = StoreTime.HourOf(ended);
            long series = _series.Of(_connection, fabric, sample);
            if (hour < rolledHours && IsRolledUp(series, sample.Start.UtcTicks, ended))
            {
                continue;
            }

            _values[1].Value = hour;
            _values[2].Value = series;
            _values[3].Value = ended;
            _values[4].Value = ended - sample.Start.UtcTicks;
            _values[5].Value = sample.SentBytes;
            _values[6].Value = sample.ReceivedBytes;
            _values[7].Value = (int)sample.Quality;
            _values[8].Value = (int)sample.PairCoverage;
            added += _insert.ExecuteNonQuery();
        }

        return added;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _insert.Dispose();
        _spans?.Dispose();
    }

    private bool IsRolledUp(long series, long start, long ended)
    {
        _spans ??= new CoveredSpans(_connection);
        return _spans.Covers(series, start, ended);
    }
}
