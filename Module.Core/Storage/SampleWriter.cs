using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Adds samples to the file, within one transaction.</summary>
internal sealed class SampleWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SeriesTable _series;
    private CoveredSpans? _spans;

    /// <summary>Prepares to write.</summary>
    /// <param name="connection">The file, in a transaction.</param>
    /// <param name="series">Numbers of series.</param>
    public SampleWriter(SqliteConnection connection, SeriesTable series)
    {
        _connection = connection;
        _series = series;
    }

    /// <summary>Adds samples that are not there and not rolled up.</summary>
    /// <param name="fabric">Number of the fabric's name.</param>
    /// <param name="samples">The samples.</param>
    /// <returns>How many were added.</returns>
    public int Add(long fabric, IReadOnlyList<TrafficSample> samples)
    {
        long rolledHours = RollUpState.Read(_connection, fabric, StatisticResolution.Raw).Cutoff;
        int added = 0;
        using SampleInsert insert = new(_connection, fabric);
        foreach (SampleKey key in Ordered(fabric, samples))
        {
            TrafficSample sample = samples[key.Index];
            if (key.Hour >= rolledHours || !IsRolledUp(key.Series, sample.Start.UtcTicks, key.Ended))
            {
                added += insert.Run(key, sample) ? 1 : 0;
            }
        }

        return added;
    }

    /// <inheritdoc/>
    public void Dispose() => _spans?.Dispose();

    private SampleKey[] Ordered(long fabric, IReadOnlyList<TrafficSample> samples)
    {
        SampleKey[] keys = new SampleKey[samples.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            TrafficSample sample = samples[i];
            long ended = sample.End.UtcTicks;
            keys[i] = new SampleKey(
                StoreTime.HourOf(ended), _series.Of(_connection, fabric, sample), ended, i);
        }

        Array.Sort(keys);
        return keys;
    }

    private bool IsRolledUp(long series, long start, long ended)
    {
        _spans ??= new CoveredSpans(_connection);
        return _spans.Covers(series, start, ended);
    }
}
