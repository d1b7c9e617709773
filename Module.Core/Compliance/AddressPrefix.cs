using System;
using System.Globalization;
using System.Net;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Compliance;

/// <summary>An IP prefix such as 10.0.0.0/8 or 2001:db8::/32. Immutable.</summary>
/// <remarks>Source: RFC 4632 (IPv4), RFC 4291 section 2.3 (IPv6).</remarks>
public sealed class AddressPrefix
{
    private readonly byte[] _network;
    private readonly int _bits;

    private AddressPrefix(byte[] network, int bits)
    {
        _network = network;
        _bits = bits;
    }

    /// <summary>Reads a prefix; an address without a length is that one address.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The prefix, or null where the text is none.</returns>
    public static AddressPrefix? TryParse(string? text)
    {
        string[] parts = (text ?? "").Trim().Split('/');
        // IPAddress also takes "1" and "0x7f"; a prefix in a spec has dots or colons.
        if (parts.Length > 2 || parts[0].IndexOfAny(['.', ':']) < 0
            || !IPAddress.TryParse(parts[0], out IPAddress? address))
        {
            return null;
        }

        byte[] network = address.GetAddressBytes();
        int bits = network.Length * 8;
        bool isLengthGood = parts.Length == 1
            || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out bits)
                && bits <= network.Length * 8);
        return isLengthGood ? new AddressPrefix(network, bits) : null;
    }

    /// <summary>The one way of writing an address, so that two spellings compare equal.</summary>
    /// <param name="text">An address; anything else is given back as it is.</param>
    public static string Normal(string text) =>
        Guard.NotNull(text, nameof(text)).IndexOfAny(['.', ':']) >= 0
            && IPAddress.TryParse(text, out IPAddress? address)
            ? address.ToString()
            : text;

    /// <summary>Says whether an address lies in the prefix.</summary>
    /// <param name="text">An address; anything else lies in no prefix.</param>
    public bool Contains(string text)
    {
        if (!IPAddress.TryParse(Guard.NotNull(text, nameof(text)), out IPAddress? address))
        {
            return false;
        }

        byte[] bytes = address.GetAddressBytes();
        if (bytes.Length != _network.Length)
        {
            return false;
        }

        for (int bit = 0; bit < _bits; bit += 8)
        {
            int mask = _bits - bit >= 8 ? 0xFF : 0xFF << (8 - (_bits - bit));
            if (((bytes[bit / 8] ^ _network[bit / 8]) & mask) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
