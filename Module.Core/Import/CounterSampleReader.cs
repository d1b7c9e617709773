using System;
using System.Collections.Generic;

namespace NetUtil.Core.Import;

/// <summary>Reads the counter samples of Get-Counter as Export-Csv writes them: a row for each counter and time.
/// One thread at a time.</summary>
/// <remarks>Export-Csv writes times in the culture of the machine, so the column Timestamp100NSec is read
/// instead: 100 ns since 1601, in local time.</remarks>
internal sealed class CounterSampleReader
{
    private const long FileTimeTicks = 504_911_232_000_000_000;

    private readonly SampleSource _source;
    private readonly CellReader _cells;
    private readonly CounterPlan _plan;
    private readonly CounterSetFeed _feed;
    private readonly LogClock _clock;
    private readonly ByteKeys<int> _places = new();
    private readonly int _columns;
    private readonly int _path;
    private readonly int _value;
    private readonly int _time;
    private readonly int _status;

    /// <summary>Takes the header.</summary>
    /// <exception cref="ImportStop">It lacks a column, or nothing tells the time zone.</exception>
    public CounterSampleReader(SampleSource source, byte delimiter, IReadOnlyList<string> header)
    {
        _source = source;
        _cells = new CellReader(delimiter);
        _columns = header.Count;
        _path = Find(header, "Path");
        _value = Find(header, "CookedValue");
        _time = Find(header, "Timestamp100NSec");
        _status = Find(header, "Status");
        if (_path < 0 || _value < 0 || _time < 0)
        {
            throw new ImportStop(
                ImportProblem.NoColumn,
                "The export of counter samples lacks one of the columns Path, CookedValue and Timestamp100NSec.",
                "Export the samples whole: Get-Counter ... | Select-Object -ExpandProperty CounterSamples | "
                    + "Export-Csv.");
        }

        _clock = LogClock.For(source.Options.TimeZone, null, null)
            ?? throw Refusals.NoTimeZone("Get-Counter writes local times");
        _plan = new CounterPlan(source.Finder, source.Options.Columns, source.Tally);
        _feed = new CounterSetFeed(_plan, source.Tally, source.Batch);
    }

    /// <summary>Says whether a header is that of counter samples.</summary>
    public static bool IsSamples(IReadOnlyList<string> header) => Find(header, "CookedValue") >= 0
        || (Find(header, "CounterSamples") >= 0 && Find(header, "Timestamp") >= 0);

    /// <summary>Reads all rows.</summary>
    /// <exception cref="ImportStop">The rest cannot be read.</exception>
    public void Read()
    {
        RowReader rows = _source.Rows;
        while (rows.Next())
        {
            if (!rows.IsBlank)
            {
                _source.Tally.Rows++;
                ReadRow(rows);
            }
        }

        _source.Tally.Mend(ImportMend.ClockChange, _clock.Changes);
        _feed.End();
    }

    private void ReadRow(RowReader rows)
    {
        _cells.Open(rows);
        int place = -1;
        double value = CellCode.Missing;
        long local = -1;
        bool isValid = true;
        int column = 0;
        for (; _cells.Next(); column++)
        {
            if (column == _path)
            {
                place = PlaceOf(rows.Bytes);
            }
            else if (column == _value)
            {
                value = CellCode.Read(rows.Bytes, _cells.Start, _cells.End);
            }
            else if (column == _time)
            {
                local = Time(rows.Bytes);
            }
            else if (column == _status)
            {
                isValid = _cells.End == _cells.Start
                    || (_cells.End == _cells.Start + 1 && rows.Bytes[_cells.Start] == '0');
            }
        }

        if (column != _columns || _cells.IsBroken)
        {
            _source.DropRow(ImportDrop.Malformed);
        }
        else if (local < 0)
        {
            _source.DropRow(ImportDrop.BadTime);
        }
        else if (place >= 0)
        {
            long ticks = _clock.ToUtc(local);
            if (ticks > _source.LatestTicks)
            {
                _source.DropRow(ImportDrop.Future);
            }
            else if (!_feed.Put(ticks, place, isValid ? value : CellCode.Missing))
            {
                _source.DropRow(ImportDrop.Late);
            }
        }
    }

    private long Time(byte[] bytes)
    {
        // More digits than a double holds, so digit by digit.
        long time = 0;
        for (int at = _cells.Start; at < _cells.End; at++)
        {
            int digit = bytes[at] - '0';
            if (digit is < 0 or > 9 || at - _cells.Start >= 18)
            {
                return -1;
            }

            time = (time * 10) + digit;
        }

        return time > 0 && time < DateTime.MaxValue.Ticks - FileTimeTicks ? time + FileTimeTicks : -1;
    }

    private int PlaceOf(byte[] bytes)
    {
        int length = _cells.End - _cells.Start;
        if (!_places.TryFind(bytes, _cells.Start, length, out int place))
        {
            place = _plan.Add(_source.Names.Of(bytes, _cells));
            byte[] key = new byte[length];
            Buffer.BlockCopy(bytes, _cells.Start, key, 0, length);
            _places.Add(key, length, place);
        }

        return place;
    }

    private static int Find(IReadOnlyList<string> header, string name)
    {
        for (int i = 0; i < header.Count; i++)
        {
            if (string.Equals(header[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
