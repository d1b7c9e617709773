using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Moves the old minutes, hours or days of one series after the other to what is coarser, or deletes
/// them, within one transaction.</summary>
internal sealed class CoarserRows : IDisposable
{
    private const int MostSpans = 6;

    private readonly SqliteCommand _read;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _spans;
    private readonly SqliteCommand _deleteSpans;
    private readonly SqliteCommand _putSpan;
    private readonly BucketWriter? _coarser;
    private readonly StatisticResolution _finer;
    private readonly long _cutoff;

    /// <summary>Prepares to move.</summary>
    /// <param name="connection">The file, in a transaction.</param>
    /// <param name="finer">What is moved: minutes, hours or days, which are deleted.</param>
    /// <param name="cutoff">Earlier ones are moved.</param>
    public CoarserRows(SqliteConnection connection, StatisticResolution finer, long cutoff)
    {
        _finer = finer;
        _cutoff = cutoff;
        _read = connection.Prepare(
            $"""
            SELECT {TrafficRow.OfBucket} FROM rollups
            WHERE tier = $1 AND series = $2 AND start < $3 ORDER BY start LIMIT $4
            """,
            4);
        _delete = connection.Prepare("DELETE FROM rollups WHERE tier = $1 AND series = $2 AND start <= $3", 3);
        _spans = connection.Prepare(
            """
            SELECT start, ended FROM rolled_spans
            WHERE series = $1 AND start >= $2 AND ended <= $3 ORDER BY start
            """,
            3);
        _deleteSpans = connection.Prepare(
            "DELETE FROM rolled_spans WHERE series = $1 AND start >= $2 AND ended <= $3", 3);
        _putSpan = connection.Prepare("INSERT INTO rolled_spans (series, start, ended) VALUES ($1, $2, $3)", 3);
        _coarser = finer == StatisticResolution.Day ? null : new BucketWriter(connection, finer + 1);
    }

    /// <summary>Moves rows of a series.</summary>
    /// <param name="series">The series.</param>
    /// <param name="limit">How many at most; at least 1.</param>
    /// <returns>How many were moved; below the limit where there are no more.</returns>
    public int Move(long series, int limit)
    {
        List<TrafficRow> rows = Read(series, limit);
        if (rows.Count == 0)
        {
            return 0;
        }

        foreach (TrafficRow row in rows)
        {
            _coarser?.Add(series, row);
        }

        _coarser?.Flush();
        long first = StoreTime.NumberOf(rows[0].Ended, _finer);
        long last = StoreTime.NumberOf(rows[rows.Count - 1].Ended, _finer);
        _delete.RunWith((int)_finer, series, last);
        long length = StoreTime.LengthOf(_finer);
        JoinSpans(series, first * length, (last + 1) * length);
        return rows.Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _read.Dispose();
        _delete.Dispose();
        _spans.Dispose();
        _deleteSpans.Dispose();
        _putSpan.Dispose();
        _coarser?.Dispose();
    }

    private List<TrafficRow> Read(long series, int limit)
    {
        List<TrafficRow> rows = [];
        object[] values = [(int)_finer, series, _cutoff, limit];
        for (int i = 0; i < values.Length; i++)
        {
            _read.Parameters[i].Value = values[i];
        }

        using SqliteDataReader reader = _read.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(TrafficRow.Read(reader, 0));
        }

        return rows;
    }

    // A meter that comes and goes would leave as many spans as there were samples. Where an hour or a day has
    // more than a few, its gaps are forgotten with its minutes or hours, and what comes so late for one of them
    // is taken for known.
    private void JoinSpans(long series, long from, long until)
    {
        if (_coarser is null)
        {
            _deleteSpans.RunWith(series, from, until);
            return;
        }

        foreach (List<(long Start, long End)> bucket in SpansByBucket(series, from, until))
        {
            if (bucket.Count > MostSpans)
            {
                long end = bucket[bucket.Count - 1].End;
                _deleteSpans.RunWith(series, bucket[0].Start, end);
                _putSpan.RunWith(series, bucket[0].Start, end);
            }
        }
    }

    private List<List<(long Start, long End)>> SpansByBucket(long series, long from, long until)
    {
        object[] values = [series, from, until];
        for (int i = 0; i < values.Length; i++)
        {
            _spans.Parameters[i].Value = values[i];
        }

        List<List<(long Start, long End)>> buckets = [];
        long last = -1;
        using SqliteDataReader reader = _spans.ExecuteReader();
        while (reader.Read())
        {
            (long Start, long End) span = (reader.GetInt64(0), reader.GetInt64(1));
            long number = StoreTime.NumberOf(span.End, _finer + 1);
            if (number != last)
            {
                buckets.Add([]);
                last = number;
            }

            buckets[buckets.Count - 1].Add(span);
        }

        return buckets;
    }
}
