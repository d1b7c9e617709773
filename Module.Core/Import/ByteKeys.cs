using System;
using System.Collections.Generic;

namespace NetUtil.Core.Import;

/// <summary>Finds things by the bytes of their names, without making a string of each. One thread at a
/// time.</summary>
/// <typeparam name="T">The things.</typeparam>
internal sealed class ByteKeys<T>
{
    private readonly List<(byte[] Key, T Value)> _entries = [];
    private int[] _table = new int[64];

    /// <summary>All of them, in the order in which they were added.</summary>
    public IEnumerable<T> Values
    {
        get
        {
            foreach ((byte[] _, T value) in _entries)
            {
                yield return value;
            }
        }
    }

    /// <summary>Finds a thing.</summary>
    /// <param name="bytes">Holds the key.</param>
    /// <param name="start">First byte of the key.</param>
    /// <param name="length">The key's length.</param>
    /// <param name="value">The thing.</param>
    public bool TryFind(byte[] bytes, int start, int length, out T value)
    {
        for (int at = Hash(bytes, start, length); _table[at] != 0; at = (at + 1) & (_table.Length - 1))
        {
            (byte[] key, T found) = _entries[_table[at] - 1];
            if (IsSame(key, bytes, start, length))
            {
                value = found;
                return true;
            }
        }

        value = default!;
        return false;
    }

    /// <summary>Adds a thing that is not there.</summary>
    /// <param name="bytes">Holds the key.</param>
    /// <param name="length">The key's length.</param>
    /// <param name="value">The thing.</param>
    public void Add(byte[] bytes, int length, T value)
    {
        byte[] key = new byte[length];
        Buffer.BlockCopy(bytes, 0, key, 0, length);
        _entries.Add((key, value));
        if (_entries.Count * 2 > _table.Length)
        {
            _table = new int[_table.Length * 2];
            for (int i = 0; i < _entries.Count; i++)
            {
                Put(_entries[i].Key, i + 1);
            }
        }
        else
        {
            Put(key, _entries.Count);
        }
    }

    private void Put(byte[] key, int number)
    {
        int at = Hash(key, 0, key.Length);
        while (_table[at] != 0)
        {
            at = (at + 1) & (_table.Length - 1);
        }

        _table[at] = number;
    }

    // FNV-1a, 32 bits; source: G. Fowler, L. C. Noll, K.-P. Vo, "The FNV Non-Cryptographic Hash Algorithm".
    private int Hash(byte[] bytes, int start, int length)
    {
        unchecked
        {
            uint hash = 2_166_136_261;
            for (int i = start; i < start + length; i++)
            {
                hash = (hash ^ bytes[i]) * 16_777_619;
            }

            return (int)((hash ^ (hash >> 15)) & (uint)(_table.Length - 1));
        }
    }

    private static bool IsSame(byte[] key, byte[] bytes, int start, int length)
    {
        if (key.Length != length)
        {
            return false;
        }

        for (int i = 0; i < length; i++)
        {
            if (key[i] != bytes[start + i])
            {
                return false;
            }
        }

        return true;
    }
}
