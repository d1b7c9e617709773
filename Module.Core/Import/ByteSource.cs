using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading;

namespace NetUtil.Core.Import;

/// <summary>The bytes of a file as text in which a byte below 128 stands for itself: unpacked where the content
/// is packed, UTF-16 and UTF-32 turned into UTF-8. Not safe on several threads, but for the position.</summary>
internal sealed class ByteSource : IDisposable
{
    private const int Looked = 4096;

    private readonly Stream _file;
    private readonly PrefixStream _content;
    private readonly StreamReader? _characters;
    private readonly Encoder? _encoder;
    private readonly char[] _block = new char[16 * 1024];
    private readonly long? _packedLength;
    private long _position;

    private ByteSource(Stream file, PrefixStream content, Encoding? wide, long? packedLength)
    {
        _file = file;
        _content = content;
        _packedLength = packedLength;
        if (wide is not null)
        {
            _characters = new StreamReader(content, wide, detectEncodingFromByteOrderMarks: true);
            _encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
        }
    }

    /// <summary>True where the bytes are UTF-8 for sure.</summary>
    public bool IsUtf8 { get; private set; }

    /// <summary>How far the file was read. Unit: byte; safe on any thread.</summary>
    public long Position => Interlocked.Read(ref _position);

    /// <summary>Looks at a file and opens what it holds.</summary>
    /// <param name="file">The file, at its begin; it can seek. Disposed with the source.</param>
    /// <exception cref="ImportStop">It is empty, or no text.</exception>
    public static ByteSource Open(Stream file)
    {
        PrefixStream content = new(file, Looked);
        long? packedLength = null;
        if (Starts(content, 0x1F, 0x8B))
        {
            packedLength = UnpackedLength(file);
            file.Position = 0;
            content = new PrefixStream(new GZipStream(file, CompressionMode.Decompress), Looked);
        }

        if (content.PrefixLength == 0)
        {
            throw new ImportStop(
                ImportProblem.Empty, "The file is empty.", "Check whether the log was ever started.");
        }

        if (Starts(content, 0xEF, 0xBB, 0xBF))
        {
            content.Skip(3);
            return new ByteSource(file, content, null, packedLength) { IsUtf8 = true };
        }

        Encoding? wide = WideEncoding(content);
        if (wide is null)
        {
            RefuseBinary(content);
        }

        return new ByteSource(file, content, wide, packedLength) { IsUtf8 = wide is not null };
    }

    /// <summary>Reads on.</summary>
    /// <returns>How many bytes came; 0 at the end.</returns>
    /// <exception cref="ImportStop">The file is not whole.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            int read = _characters is null
                ? _content.Read(buffer, offset, count)
                : Recode(buffer, offset, count);

            // Not every runtime notices that packed data breaks off.
            if (read == 0 && _packedLength is long length && (_content.Given & uint.MaxValue) != length)
            {
                throw Cut("its end does not fit what it holds");
            }

            Interlocked.Exchange(ref _position, _file.Position);
            return read;
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw Cut(failure.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _characters?.Dispose();
        _content.Dispose();
        _file.Dispose();
    }

    private int Recode(byte[] buffer, int offset, int count)
    {
        int characters = _characters!.Read(_block, 0, Math.Min(_block.Length, count / 4));
        return _encoder!.GetBytes(_block, 0, characters, buffer, offset, flush: characters == 0);
    }

    private static ImportStop Cut(string why) => new(
        ImportProblem.Truncated,
        $"The packed file is not whole: {why}.",
        "Get all of it and import it again; what is there already is not counted twice. A file made of several "
            + "packed ones is to be unpacked first.");

    private static bool Starts(PrefixStream content, params byte[] mark)
    {
        for (int i = 0; i < mark.Length; i++)
        {
            if (i >= content.PrefixLength || content.Prefix[i] != mark[i])
            {
                return false;
            }
        }

        return true;
    }

    // Source: RFC 1952, ISIZE: the last four bytes are the length before packing, modulo 2^32.
    private static long? UnpackedLength(Stream file)
    {
        if (file.Length < 18)
        {
            return -1;
        }

        file.Position = file.Length - 4;
        byte[] size = new byte[4];
        int read = file.Read(size, 0, 4);
        return read == 4 ? size[0] | ((long)size[1] << 8) | ((long)size[2] << 16) | ((long)size[3] << 24) : null;
    }

    private static Encoding? WideEncoding(PrefixStream content)
    {
        if (Starts(content, 0xFF, 0xFE, 0, 0))
        {
            return Encoding.UTF32;
        }

        if (Starts(content, 0xFF, 0xFE))
        {
            return Encoding.Unicode;
        }

        if (Starts(content, 0xFE, 0xFF))
        {
            return Encoding.BigEndianUnicode;
        }

        // Without a mark: of a header in any language nearly every second byte of UTF-16 is 0, always on one
        // side.
        int[] zeros = [0, 0];
        for (int i = 0; i < content.PrefixLength; i++)
        {
            zeros[i & 1] += content.Prefix[i] == 0 ? 1 : 0;
        }

        int few = content.PrefixLength / 100;
        int many = content.PrefixLength / 5;
        return zeros[1] > many && zeros[0] <= few ? Encoding.Unicode
            : zeros[0] > many && zeros[1] <= few ? Encoding.BigEndianUnicode
            : null;
    }

    private static void RefuseBinary(PrefixStream content)
    {
        if (Starts(content, (byte)'P', (byte)'K', 3, 4))
        {
            throw new ImportStop(
                ImportProblem.Binary,
                "The file is a workbook or an archive, not a CSV.",
                "Import the log itself, as it was before a spreadsheet program or an archiver had it.");
        }

        if (IsBinary(content))
        {
            throw new ImportStop(
                ImportProblem.Binary,
                "The file is binary, not a CSV.",
                "A binary performance log becomes a CSV by 'relog LOG.blg -f CSV -o LOG.csv'.");
        }
    }

    // Text has tabs, line ends, form feeds and perhaps the mark that old programs end a file with; a stray one of
    // the others makes no binary file.
    private static bool IsBinary(PrefixStream content)
    {
        int controls = 0;
        for (int i = 0; i < content.PrefixLength; i++)
        {
            byte value = content.Prefix[i];
            if (value == 0)
            {
                return true;
            }

            controls += value < ' ' && value is not ((>= 9 and <= 13) or 0x1A) ? 1 : 0;
        }

        return controls * 50 > content.PrefixLength;
    }
}
