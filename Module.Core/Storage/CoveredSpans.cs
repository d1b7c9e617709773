using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace NetUtil.Storage;

/// <summary>Which times of each series are rolled up, so that a sample that comes late or comes again is told
/// from one that is new: it is known where more than half of its time is. Spans of a series never overlap. For
/// one transaction; what was taken is in the file after <see cref="Flush"/>.</summary>
/// <remarks>Meters read a second early or late make intervals that overlap a little, or leave a little out; such
/// intervals are new, and such gaps are closed.</remarks>
internal sealed class CoveredSpans : IDisposable
{
    private readonly SqliteCommand _upTo;
    private readonly SqliteCommand _next;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _delete;

    // The span that is being extended, and the begin of the one after it.
    private long _series;
    private (long Start, long End) _span;
    private long _nextStart;
    private bool _isDirty;

    public CoveredSpans(SqliteConnection connection)
    {
        _upTo = connection.Prepare(
            "SELECT start, ended FROM rolled_spans WHERE series = $1 AND start <= $2 ORDER BY start DESC", 2);
        _next = connection.Prepare("SELECT MIN(start) FROM rolled_spans WHERE series = $1 AND start > $2", 2);
        _put = connection.Prepare(
            "INSERT OR REPLACE INTO rolled_spans (series, start, ended) VALUES ($1, $2, $3)", 3);
        _delete = connection.Prepare("DELETE FROM rolled_spans WHERE series = $1 AND start = $2", 2);
    }

    /// <summary>Says whether more than half of an interval is rolled up.</summary>
    /// <param name="series">The series.</param>
    /// <param name="start">Begin of the interval. Unit: UTC tick.</param>
    /// <param name="end">Its end; later.</param>
    public bool Covers(long series, long start, long end) =>
        IsKnown(Touching(series, start, end), start, end);

    /// <summary>Takes an interval if at most half of it was taken.</summary>
    /// <param name="series">The series.</param>
    /// <param name="start">Begin of the interval. Unit: UTC tick.</param>
    /// <param name="end">Its end; later.</param>
    /// <returns>False where more was taken.</returns>
    public bool TryTake(long series, long start, long end)
    {
        if (series != _series || start < _span.Start || end <= _span.End || end >= _nextStart)
        {
            return TryInsert(series, start, end);
        }

        if (IsKnown([_span], start, end))
        {
            return false;
        }

        if (!IsJitter(start - _span.End, end - start))
        {
            Write();
            _span.Start = start;
        }

        _span.End = end;
        _isDirty = true;
        return true;
    }

    /// <summary>Writes what was taken.</summary>
    public void Flush()
    {
        Write();
        _series = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _upTo.Dispose();
        _next.Dispose();
        _put.Dispose();
        _delete.Dispose();
    }

    // Two percent: 6 s of 5 minutes. No sample of a usual length fits into such a gap.
    private static bool IsJitter(long gap, long length) => gap * 50 < length;

    private static bool IsKnown(IEnumerable<(long Start, long End)> spans, long start, long end)
    {
        long known = 0;
        foreach ((long from, long until) in spans)
        {
            known += Math.Max(0, Math.Min(end, until) - Math.Max(start, from));
        }

        return known * 2 > end - start;
    }

    private bool TryInsert(long series, long start, long end)
    {
        Flush();
        long jitter = (end - start) / 50;
        List<(long Start, long End)> touching = Touching(series, start - jitter, end + jitter);
        if (IsKnown(touching, start, end))
        {
            return false;
        }

        _span = (start, end);
        foreach ((long from, long until) in touching)
        {
            _delete.RunWith(series, from);
            _span = (Math.Min(_span.Start, from), Math.Max(_span.End, until));
        }

        _series = series;
        _isDirty = true;
        (_next.Parameters[0].Value, _next.Parameters[1].Value) = (series, _span.End);
        _nextStart = _next.ExecuteScalar() as long? ?? long.MaxValue;
        return true;
    }

    // The spans that share a time with an interval or adjoin it.
    private List<(long Start, long End)> Touching(long series, long start, long end)
    {
        List<(long, long)> touching = [];
        (_upTo.Parameters[0].Value, _upTo.Parameters[1].Value) = (series, end);
        using SqliteDataReader reader = _upTo.ExecuteReader();
        while (reader.Read() && reader.GetInt64(1) >= start)
        {
            touching.Add((reader.GetInt64(0), reader.GetInt64(1)));
        }

        return touching;
    }

    private void Write()
    {
        if (_isDirty)
        {
            _put.RunWith(_series, _span.Start, _span.End);
            _isDirty = false;
        }
    }
}
