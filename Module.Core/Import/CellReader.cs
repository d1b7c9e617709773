using System;

namespace NetUtil.Core.Import;

/// <summary>Goes through the cells of a row. One thread at a time.</summary>
/// <remarks>No package: those for netstandard2.0 make a string of each number, which costs three times the whole
/// budget of an import, and stop at the first broken row.</remarks>
internal sealed class CellReader
{
    private readonly byte _delimiter;
    private byte[] _bytes = [];
    private int _next;
    private int _rowEnd;

    /// <param name="delimiter">What separates cells.</param>
    public CellReader(byte delimiter) => _delimiter = delimiter;

    /// <summary>First byte of the cell, quotes and blanks around it left out.</summary>
    public int Start { get; private set; }

    /// <summary>One after its last byte.</summary>
    public int End { get; private set; }

    /// <summary>True where it holds doubled quotes.</summary>
    public bool HasQuotes { get; private set; }

    /// <summary>True where the row's quotes do not match.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Begins a row.</summary>
    public void Open(byte[] bytes, int start, int end)
    {
        _bytes = bytes;
        _next = start;
        _rowEnd = end;
        IsBroken = false;
    }

    /// <summary>Begins the row that a reader stands on.</summary>
    public void Open(RowReader rows) => Open(rows.Bytes, rows.Start, rows.End);

    /// <summary>Goes to the next cell.</summary>
    /// <returns>False after the last one, and where the row is broken.</returns>
    public bool Next()
    {
        unchecked
        {
            byte[] bytes = _bytes;
            int at = _next;
            int end = _rowEnd;
            if (at > end)
            {
                return false;
            }

            while (at < end && IsBlank(bytes[at]))
            {
                at++;
            }

            if (at < end && bytes[at] == '"')
            {
                return Quoted(at + 1);
            }

            Start = at;
            at = Array.IndexOf(bytes, _delimiter, at, end - at);
            at = at < 0 ? end : at;
            _next = at + 1;
            while (at > Start && IsBlank(bytes[at - 1]))
            {
                at--;
            }

            End = at;
            HasQuotes = false;
            return true;
        }
    }

    /// <summary>Goes to the next cell, which holds a value; where it begins and ends is not kept.</summary>
    /// <param name="value">The value, or a code.</param>
    /// <returns>False after the last cell, and where the row is broken.</returns>
    public bool NextValue(out double value)
    {
        // Nearly every value is digits between quotes or delimiters: its end is found while it is read.
        unchecked
        {
            byte[] bytes = _bytes;
            int end = _rowEnd;
            bool isQuoted = _next < end && bytes[_next] == '"';
            int start = isQuoted ? _next + 1 : _next;
            if (start < end
                && NumberText.TryReadDigits(bytes, start, end, out int at, out value)
                && (!isQuoted || (at < end && bytes[at++] == '"'))
                && (at == end || bytes[at] == _delimiter))
            {
                _next = at + 1;
                return true;
            }
        }

        bool isThere = Next();
        value = isThere ? CellCode.Read(_bytes, Start, End) : CellCode.Absent;
        return isThere;
    }

    private bool Quoted(int start)
    {
        Start = start;
        HasQuotes = false;
        int close = start;
        while (true)
        {
            close = Array.IndexOf(_bytes, (byte)'"', close, _rowEnd - close);
            if (close < 0)
            {
                return Break();
            }

            if (close + 1 == _rowEnd || _bytes[close + 1] != '"')
            {
                break;
            }

            HasQuotes = true;
            close += 2;
        }

        End = close;
        int at = close + 1;
        while (at < _rowEnd && IsBlank(_bytes[at]))
        {
            at++;
        }

        _next = at + 1;
        return at == _rowEnd || _bytes[at] == _delimiter || Break();
    }

    private bool Break()
    {
        IsBroken = true;
        _next = _rowEnd + 1;
        return false;
    }

    private bool IsBlank(byte value) => value == ' ' || (value == '\t' && _delimiter != '\t');
}
