using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Checks the values of "external": IP addresses, IP prefixes and names.</summary>
internal static class ExternalText
{
    private const string Expected = "an IP prefix or a name";

    /// <summary>Checks one value.</summary>
    /// <param name="value">An address such as 10.1.2.3 or 2001:db8::1, a prefix such as 10.1.0.0/16 or
    /// 2001:db8::/32, or a name of letters, digits, spaces, "_", "-" and ".". Digits and dots alone are an
    /// address.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public static ValueProblem? Check(string value)
    {
        bool isAddress = value.IndexOf('/') >= 0 || value.IndexOf(':') >= 0
            || value.All(letter => letter is '.' or (>= '0' and <= '9'));
        if (!isAddress)
        {
            return value.All(letter => letter == ' ' || ExpressionWords.IsNameLetter(letter))
                ? null
                : new ValueProblem(
                    Expected, "a name has letters, digits, spaces, '_', '-' and '.'; a prefix is like 10.0.0.0/8");
        }

        string[] parts = value.Split('/');
        byte[]? bytes = BytesOf(parts[0]);
        if (bytes is null || parts.Length > 2)
        {
            return new ValueProblem(Expected, "write an address such as 10.1.2.3 or a prefix such as 10.0.0.0/8");
        }

        int bits = bytes.Length * 8;
        if (parts.Length == 1)
        {
            return null;
        }

        bool isLength = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length);
        return isLength && length <= bits && parts[1] == length.ToString(CultureInfo.InvariantCulture)
            ? CheckHostBits(bytes, length)
            : new ValueProblem(
                string.Format(CultureInfo.InvariantCulture, "a prefix length from 0 to {0}", bits),
                "write the address and its length, such as 10.0.0.0/8");
    }

    private static ValueProblem? CheckHostBits(byte[] address, int length)
    {
        byte[] masked = address.Select((part, index) =>
        {
            int kept = Math.Max(0, Math.Min(8, length - (8 * index)));
            return (byte)(part & (0xFF << (8 - kept)));
        }).ToArray();
        string prefix = string.Format(CultureInfo.InvariantCulture, "{0}/{1}", new IPAddress(masked), length);
        return masked.SequenceEqual(address)
            ? null
            : new ValueProblem("a prefix whose address ends where its length says", null, prefix);
    }

    // .NET also reads "10.1" and "0x0a000001" as addresses, and scopes such as "fe80::1%3".
    private static byte[]? BytesOf(string text)
    {
        bool isSix = text.IndexOf(':') >= 0;
        bool isPlain = text.All(letter => letter is '.' or ':' || IsHexDigit(letter))
            && (isSix || IsDotted(text));
        return isPlain && IPAddress.TryParse(text, out IPAddress? address)
            && address.AddressFamily == (isSix ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork)
            ? address.GetAddressBytes()
            : null;
    }

    private static bool IsDotted(string text)
    {
        string[] parts = text.Split('.');
        return parts.Length == 4 && parts.All(part =>
            part.Length is > 0 and <= 3 && part.All(letter => letter is >= '0' and <= '9')
            && (part.Length == 1 || part[0] != '0'));
    }

    private static bool IsHexDigit(char letter) =>
        letter is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
