using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NetUtil.Core.Import;

/// <summary>Reads a performance log: a time and a column for each counter. One thread at a time.</summary>
internal sealed class LogReader
{
    private static readonly Regex s_mark = new(
        @"^\(PDH-[CT]SV 4\.0\)\s*(?:\((?<zone>[^()]*)\)\((?<bias>-?\d+)\))?", RegexOptions.CultureInvariant);

    private readonly SampleSource _source;
    private readonly CounterPlan _plan;
    private readonly CounterFeed _feed;
    private readonly LogClock _clock;
    private readonly CellReader _cells;
    private readonly int[] _places;
    private readonly byte[] _header;

    /// <summary>Reads the header, on which the rows stand.</summary>
    /// <exception cref="ImportStop">Nothing of the file can be used.</exception>
    public LogReader(SampleSource source, byte delimiter)
    {
        _source = source;
        _cells = new CellReader(delimiter);
        _plan = new CounterPlan(source.Finder, source.Options.Columns, source.Tally);
        RowReader rows = source.Rows;
        _header = new byte[rows.End - rows.Start];
        Buffer.BlockCopy(rows.Bytes, rows.Start, _header, 0, _header.Length);

        List<int> places = [];
        _cells.Open(_header, 0, _header.Length);
        string mark = string.Empty;
        while (_cells.Next())
        {
            string text = source.Names.Of(_header, _cells);
            mark = places.Count == 0 ? text : mark;
            places.Add(places.Count == 0 ? -1 : _plan.Add(text));
        }

        _places = [.. places];
        if (_plan.Refusal() is ImportStop stop)
        {
            throw stop;
        }

        _clock = Clock(mark) ?? throw Refusals.NoTimeZone($"its header begins with '{mark}'");
        _feed = new CounterFeed(_plan, source.Tally, source.Batch);
    }

    /// <summary>Says whether a header is that of a performance log.</summary>
    public static bool IsLog(string firstCell) => s_mark.IsMatch(firstCell);

    /// <summary>Reads all rows.</summary>
    /// <exception cref="ImportStop">The rest cannot be read.</exception>
    public void Read()
    {
        RowReader rows = _source.Rows;
        long used = 0;
        try
        {
            while (rows.Next())
            {
                if (!rows.IsBlank)
                {
                    _source.Tally.Rows++;
                    used += ReadRow() ? 1 : 0;
                }
            }
        }
        finally
        {
            _plan.CountRows(used);
            _source.Tally.Mend(ImportMend.ClockChange, _clock.Changes);
            _feed.End();
        }

        if (used == 0 && _source.Tally.Count(ImportDrop.BadTime) > 0)
        {
            throw new ImportStop(
                ImportProblem.TimesLost,
                $"No row has a time as performance logs write it, MM/DD/YYYY HH:MM:SS.mmm; the first is in line "
                    + $"{_source.Tally.Example(ImportDrop.BadTime)!.Value.Line}.",
                "A spreadsheet program that saved the file shortens the times; import the original log.");
        }
    }

    private LogClock? Clock(string mark)
    {
        Match match = s_mark.Match(mark);
        int? bias = match.Groups["bias"].Success
            && int.TryParse(
                match.Groups["bias"].Value,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out int minutes)
            && Math.Abs(minutes) <= 14 * 60
                ? minutes
                : null;
        return LogClock.For(_source.Options.TimeZone, match.Groups["zone"].Value, bias);
    }

    private bool ReadRow()
    {
        RowReader rows = _source.Rows;
        _cells.Open(rows);
        if (!_cells.Next())
        {
            return Drop(ImportDrop.Malformed);
        }

        long local = TimeText.ReadLog(rows.Bytes, _cells.Start, _cells.End);
        if (local < 0)
        {
            return Drop(IsHeader() ? ImportDrop.Header
                : HasAllCells() ? ImportDrop.BadTime
                : ImportDrop.Malformed);
        }

        if (!ReadValues())
        {
            return Drop(ImportDrop.Malformed);
        }

        long ticks = _clock.ToUtc(local);
        return ticks > _source.LatestTicks ? Drop(ImportDrop.Future) : _feed.Add(ticks) || Drop(ImportDrop.Late);
    }

    private bool ReadValues()
    {
        OrderWindow window = _feed.Window;
        int offset = window.Claim();
        double[] values = window.Values;
        int[] places = _places;
        for (int column = 1; column < places.Length; column++)
        {
            int place = places[column];
            if (place < 0 ? !_cells.Next() : !_cells.NextValue(out values[offset + place]))
            {
                return false;
            }
        }

        return !_cells.Next() && !_cells.IsBroken;
    }

    private bool HasAllCells()
    {
        int count = 1;
        while (_cells.Next())
        {
            count++;
        }

        return count == _places.Length && !_cells.IsBroken;
    }

    private bool IsHeader()
    {
        RowReader rows = _source.Rows;
        int length = rows.End - rows.Start;
        for (int i = 0; i < length; i++)
        {
            if (length != _header.Length || rows.Bytes[rows.Start + i] != _header[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool Drop(ImportDrop kind)
    {
        _source.DropRow(kind);
        return false;
    }
}
