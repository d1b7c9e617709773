using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>Reads a plain CSV: a row for each subject and time. One thread at a time.</summary>
internal sealed class PlainReader
{
    private const int LongestTime = 40;

    private readonly SampleSource _source;
    private readonly PlainHeader _header;
    private readonly CellReader _cells;
    private readonly PlainFeed _feed;
    private readonly ByteKeys<PlainSeries> _series = new();
    private readonly ByteKeys<ValueUnit?> _units = new();
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly bool[] _quotes;
    private readonly bool[] _isValue;
    private readonly double[] _values;
    private readonly LogClock? _clock;
    private readonly string _meter;
    private readonly byte[] _lastTime = new byte[LongestTime];
    private int _lastTimeLength;
    private long _lastTicks;
    private bool _lastIsLocal;
    private readonly CellKey _key = new();

    /// <summary>Takes the header.</summary>
    /// <exception cref="ImportStop">Nothing of the file can be used.</exception>
    public PlainReader(SampleSource source, byte delimiter, IReadOnlyList<string> header)
    {
        _source = source;
        _header = new PlainHeader(header, source.Options);
        _cells = new CellReader(delimiter);
        _feed = new PlainFeed(source.Tally, source.Batch);
        _meter = source.Options.Source ?? "file " + source.FileName;
        _starts = new int[header.Count];
        _ends = new int[header.Count];
        _quotes = new bool[header.Count];
        _values = new double[header.Count];
        _isValue = [.. header.Select((_, column) => _header.IsValue(column))];
        _clock = LogClock.For(source.Options.TimeZone, null, null);
    }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="ImportStop">The rest cannot be read.</exception>
    public void Read()
    {
        RowReader rows = _source.Rows;
        ImportTally tally = _source.Tally;
        try
        {
            while (rows.Next())
            {
                if (!rows.IsBlank)
                {
                    tally.Rows++;
                    ReadRow(rows);
                }
            }
        }
        finally
        {
            foreach (PlainSeries series in _series.Values)
            {
                if (series.Window is not null)
                {
                    _feed.Take(series, all: true);
                    tally.Subjects += series.HasSample ? 1 : 0;
                }
            }
        }

        if (tally.Samples == 0 && tally.Unknown.Count > 0)
        {
            throw Refusals.NothingKnown(tally.Unknown);
        }

        if (tally.Rows > 0 && tally.Count(ImportDrop.BadTime) == tally.Rows)
        {
            throw new ImportStop(
                ImportProblem.TimesLost,
                $"No row has a time that can be read {Example(ImportDrop.BadTime)}.",
                "Times are of ISO 8601, such as 2025-01-06T08:00:00Z, or Unix seconds or milliseconds.");
        }
    }

    private string Example(ImportDrop kind) =>
        _source.Tally.Example(kind) is (long line, string text) ? $"(line {line}: {text})" : string.Empty;

    private void ReadRow(RowReader rows)
    {
        byte[] bytes = rows.Bytes;
        if (!ReadCells(rows))
        {
            _source.DropRow(ImportDrop.Malformed);
            return;
        }

        long ticks = Time(bytes, out bool isLocal);
        if (ticks < 0)
        {
            _source.DropRow(IsHeader(bytes) ? ImportDrop.Header : ImportDrop.BadTime);
            return;
        }

        if (isLocal)
        {
            ticks = (_clock ?? throw Refusals.NoTimeZone($"line {rows.Line}: '{Text(bytes, _header.Time)}'"))
                .ToUtc(ticks);
        }

        if (ticks > _source.LatestTicks)
        {
            _source.DropRow(ImportDrop.Future);
            return;
        }

        PlainSeries series = SeriesOf(bytes);
        if (series.Window is null)
        {
            _source.Tally.Drop(ImportDrop.Unknown);
        }
        else if (ReadValues(bytes, series.Window) && !_feed.Add(series, ticks))
        {
            _source.DropRow(ImportDrop.Late);
        }
    }

    // Rows of one time mostly follow each other.
    private long Time(byte[] bytes, out bool isLocal)
    {
        int start = _starts[_header.Time];
        int length = _ends[_header.Time] - start;
        bool isSame = length == _lastTimeLength;
        for (int i = length - 1; isSame && i >= 0; i--)
        {
            isSame = bytes[start + i] == _lastTime[i];
        }

        if (!isSame || length == 0)
        {
            _lastTicks = TimeText.Read(bytes, start, start + length, out _lastIsLocal);
            _lastTimeLength = length <= LongestTime ? length : 0;
            Buffer.BlockCopy(bytes, start, _lastTime, 0, _lastTimeLength);
        }

        isLocal = _lastIsLocal;
        return _lastTicks;
    }

    private bool ReadCells(RowReader rows)
    {
        _cells.Open(rows);
        for (int column = 0; column < _starts.Length; column++)
        {
            if (_isValue[column] ? !_cells.NextValue(out _values[column]) : !_cells.Next())
            {
                return false;
            }

            _starts[column] = _cells.Start;
            _ends[column] = _cells.End;
            _quotes[column] = _cells.HasQuotes;
        }

        return !_cells.Next() && !_cells.IsBroken;
    }

    private bool IsHeader(byte[] bytes) =>
        string.Equals(Text(bytes, _header.Time), _header.TimeText, StringComparison.OrdinalIgnoreCase);

    private bool ReadValues(byte[] bytes, OrderWindow window)
    {
        double sent = Value(bytes, _header.Sent);
        double received = Value(bytes, _header.Received);
        ValueUnit? sentUnit = _header.SentUnit ?? RowUnit(bytes);
        ValueUnit? receivedUnit = _header.ReceivedUnit ?? RowUnit(bytes);
        double length = IntervalTicks(bytes);
        double worst = Math.Min(length, Math.Min(sent, received));
        if (worst < 0 || sentUnit is null || receivedUnit is null)
        {
            _source.DropRow(worst < 0 ? CellCode.DropOf(worst) : ImportDrop.NotANumber);
            return false;
        }

        int offset = window.Claim();
        double[] values = window.Values;
        values[offset + PlainSeries.Sent] = sent * sentUnit.Bytes;
        values[offset + PlainSeries.Received] = received * receivedUnit.Bytes;
        values[offset + PlainSeries.Length] = length;
        values[offset + PlainSeries.Amounts] = (sentUnit.IsRate ? 0 : 1) + (receivedUnit.IsRate ? 0 : 2);
        return true;
    }

    private double Value(byte[] bytes, int column) => _isValue[column]
        ? _values[column]
        : CellCode.Read(bytes, _starts[column], _ends[column]);

    private double IntervalTicks(byte[] bytes)
    {
        if (_header.Interval < 0)
        {
            return 0;
        }

        double length = Value(bytes, _header.Interval);
        return length < 0 ? length
            : length > 0 ? Math.Round(length * _header.IntervalSeconds * TimeSpan.TicksPerSecond)
            : CellCode.NotANumber;
    }

    private ValueUnit? RowUnit(byte[] bytes)
    {
        int length = Copy(bytes, _header.Unit, 0);
        if (!_units.TryFind(_key.Bytes, 0, length, out ValueUnit? unit))
        {
            unit = ValueUnit.Find(Text(bytes, _header.Unit));
            _units.Add(_key.Bytes, length, unit);
        }

        return unit;
    }

    private PlainSeries SeriesOf(byte[] bytes)
    {
        if (_header.Kind < 0 && _header.Remote < 0 && _header.Subject >= 0)
        {
            int column = _header.Subject;
            return _series.TryFind(bytes, _starts[column], _ends[column] - _starts[column], out PlainSeries found)
                ? found
                : AddSeries(bytes, Copy(bytes, column, 0) - 1);
        }

        int length = Copy(bytes, _header.Subject, 0);
        length = Copy(bytes, _header.Kind, length);
        length = Copy(bytes, _header.Remote, length);
        return _series.TryFind(_key.Bytes, 0, length, out PlainSeries series) ? series : AddSeries(bytes, length);
    }

    private PlainSeries AddSeries(byte[] bytes, int keyLength)
    {
        PlainSeries series = FindSeries(
            _header.Subject < 0 ? _source.Options.Subject! : Text(bytes, _header.Subject),
            _header.Kind < 0 ? string.Empty : Text(bytes, _header.Kind),
            _header.Remote < 0 ? string.Empty : Text(bytes, _header.Remote));
        _series.Add(_key.Bytes, keyLength, series);
        return series;
    }

    private PlainSeries FindSeries(string subject, string kindText, string remote)
    {
        TrafficKind kind = remote.Length > 0 ? TrafficKind.Pair : TrafficKind.Adapter;
        if (kindText.Length > 0 && !Enum.TryParse(kindText, ignoreCase: true, out kind))
        {
            return None(SubjectMatch.None(kind, $"has the kind '{kindText}'; use adapter, pair, uplink or link"));
        }

        SubjectMatch match = _source.Finder.Plain(kind, subject);
        if (match.Id is null)
        {
            return None(match);
        }

        if (kind != TrafficKind.Pair)
        {
            return new PlainSeries(match, null, _meter);
        }

        SubjectMatch other = _source.Finder.Remote(remote);
        subject = remote;
        return other.Id is null ? None(other) : new PlainSeries(match, other.Id, _meter);

        PlainSeries None(SubjectMatch found)
        {
            _source.Tally.AddUnknown(found.ToUnknown(subject));
            return new PlainSeries(found with { Id = null }, null, _meter);
        }
    }

    private string Text(byte[] bytes, int column) =>
        _source.Names.Of(bytes, _starts[column], _ends[column], _quotes[column]);

    private int Copy(byte[] bytes, int column, int length) => column < 0
        ? _key.Append(bytes, 0, 0, length)
        : _key.Append(bytes, _starts[column], _ends[column] - _starts[column], length);
}
