using System;
using System.IO;

namespace NetUtil.Core.Import;

/// <summary>Gives bytes that were looked at already, then the rest of a stream. One thread at a time.</summary>
internal sealed class PrefixStream : Stream
{
    private readonly byte[] _prefix;
    private readonly int _length;
    private readonly Stream _rest;
    private int _at;

    /// <summary>Looks at the first bytes of a stream.</summary>
    /// <param name="stream">The stream; disposed with this one.</param>
    /// <param name="count">How many bytes to look at.</param>
    public PrefixStream(Stream stream, int count)
    {
        _rest = stream;
        _prefix = new byte[count];
        int read;
        while (_length < count && (read = stream.Read(_prefix, _length, count - _length)) > 0)
        {
            _length += read;
        }
    }

    /// <summary>The first bytes; the array is longer where the stream is shorter.</summary>
    public byte[] Prefix => _prefix;

    /// <summary>How many first bytes there are.</summary>
    public int PrefixLength => _length;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>How many bytes were given or passed over. Unit: byte.</summary>
    public long Given { get; private set; }

    /// <summary>Passes over some of the first bytes; nothing was read before.</summary>
    public void Skip(int count)
    {
        _at = count;
        Given = count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int given = _at == _length ? _rest.Read(buffer, offset, count) : ReadPrefix(buffer, offset, count);
        Given += given;
        return given;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rest.Dispose();
        }

        base.Dispose(disposing);
    }

    private int ReadPrefix(byte[] buffer, int offset, int count)
    {
        int given = Math.Min(count, _length - _at);
        Array.Copy(_prefix, _at, buffer, offset, given);
        _at += given;
        return given;
    }
}
