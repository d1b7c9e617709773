using System;
using System.Threading;

namespace NetUtil.Core.Import;

/// <summary>Reads a file line by line into one buffer, which every line reuses. One thread at a time.</summary>
/// <remarks>A line end always ends a row, also between quotes: no counter and no name has one, and a lost quote
/// must not swallow the rest of a file.</remarks>
internal sealed class RowReader
{
    private const int SmallBuffer = 256 * 1024;
    private const int LongestRow = 64 * 1024 * 1024;

    private readonly ByteSource _source;
    private readonly CancellationToken _stopToken;
    private byte[] _buffer = new byte[SmallBuffer];
    private int _next;
    private int _filled;
    private bool _isAtEnd;

    public RowReader(ByteSource source, CancellationToken stopToken)
    {
        _source = source;
        _stopToken = stopToken;
    }

    /// <summary>The bytes; another array after each row.</summary>
    public byte[] Bytes => _buffer;

    /// <summary>First byte of the row.</summary>
    public int Start { get; private set; }

    /// <summary>One after its last byte; the line end is not in it.</summary>
    public int End { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>True where it has nothing but blanks.</summary>
    public bool IsBlank
    {
        get
        {
            for (int i = Start; i < End; i++)
            {
                if (_buffer[i] is not ((byte)' ' or (byte)'\t'))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="ImportStop">The file is not whole, or a row is no row.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool Next()
    {
        int searched = _next;
        while (true)
        {
            int lineEnd = Array.IndexOf(_buffer, (byte)'\n', searched, _filled - searched);
            if (lineEnd >= 0)
            {
                Take(lineEnd, lineEnd + 1);
                return true;
            }

            if (_isAtEnd)
            {
                bool hasRow = _next < _filled;
                Take(_filled, _filled);
                return hasRow;
            }

            searched = _filled - _next;
            Fill();
        }
    }

    private void Take(int end, int next)
    {
        Line++;
        Start = _next;
        End = end > _next && _buffer[end - 1] == '\r' ? end - 1 : end;
        _next = next;
    }

    // What is left of the buffer moves to its begin.
    private void Fill()
    {
        _stopToken.ThrowIfCancellationRequested();
        int left = _filled - _next;
        byte[] target = left > _buffer.Length / 2 ? new byte[Larger()] : _buffer;
        Buffer.BlockCopy(_buffer, _next, target, 0, left);
        _buffer = target;
        _next = 0;
        int read = _source.Read(_buffer, left, _buffer.Length - left);
        _filled = left + read;
        _isAtEnd = read == 0;
    }

    private int Larger() => _buffer.Length < LongestRow
        ? _buffer.Length * 2
        : throw new ImportStop(
            ImportProblem.NotRecognised,
            $"Line {Line + 1} has more than {LongestRow / 1024 / 1024} MiB.",
            "Check that the file is a CSV.");
}
