using System;

namespace NetUtil.Core.Import;

/// <summary>Puts cells of a row one behind the other, with an end mark after each that no name has, so that the
/// bytes tell rows apart. One thread at a time.</summary>
internal sealed class CellKey
{
    private byte[] _bytes = new byte[256];

    /// <summary>Holds the key from its begin.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>Puts a cell behind what the key holds.</summary>
    /// <param name="bytes">Holds the cell.</param>
    /// <param name="start">First byte of the cell.</param>
    /// <param name="count">The cell's length; at least 0.</param>
    /// <param name="length">What of the key counts so far.</param>
    /// <returns>What of the key counts then, the end mark included.</returns>
    public int Append(byte[] bytes, int start, int count, int length)
    {
        if (length + count + 1 > _bytes.Length)
        {
            Array.Resize(ref _bytes, (length + count + 1) * 2);
        }

        Buffer.BlockCopy(bytes, start, _bytes, length, count);
        _bytes[length + count] = 0;
        return length + count + 1;
    }
}
