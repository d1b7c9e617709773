using System;
using System.IO;

namespace NetUtil.Tests.Core.Specs;

/// <summary>A stream of so many blanks that counts what is read of it.</summary>
internal sealed class CountingStream : Stream
{
    private readonly bool _canSeek;
    private readonly long _length;

    public CountingStream(long length, bool canSeek)
    {
        _length = length;
        _canSeek = canSeek;
    }

    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => _canSeek;

    public override bool CanWrite => false;

    public override long Length => _canSeek ? _length : throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = (int)Math.Min(count, _length - BytesRead);
        Array.Fill(buffer, (byte)' ', offset, read);
        BytesRead += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
