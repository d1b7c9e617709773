namespace NetUtil.Core.Import;

/// <summary>Reads numbers from bytes without making a string of each: half the time of an import is spent
/// here.</summary>
/// <remarks>A number of up to 15 digits is exact; longer ones, of which performance logs write 20 digits, are
/// within two units in the last place of the nearest double, which is far below what a counter knows.</remarks>
internal static class NumberText
{
    private const int MostDigits = 18;

    // Powers of ten up to here are exact in a double.
    private static readonly double[] s_powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
        1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads a decimal number: sign, digits, point or comma, exponent.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="start">First byte of the cell.</param>
    /// <param name="end">One after its last byte.</param>
    /// <param name="value">The number, or 0.</param>
    public static NumberKind Read(byte[] text, int start, int end, out double value)
    {
        unchecked
        {
            value = 0;
            while (start < end && text[start] == ' ')
            {
                start++;
            }

            while (end > start && text[end - 1] == ' ')
            {
                end--;
            }

            if (start == end)
            {
                return NumberKind.Blank;
            }

            bool isNegative = text[start] == '-';
            int at = isNegative || text[start] == '+' ? start + 1 : start;
            ulong digits = 0;
            int scale = 0;
            int taken = 0;
            int seen = 0;
            int point = -1;
            for (; at < end; at++)
            {
                uint digit = (uint)(text[at] - '0');
                if (digit <= 9)
                {
                    seen++;
                    if (taken < MostDigits)
                    {
                        digits = (digits * 10) + digit;
                        taken += digits == 0 ? 0 : 1;
                        scale -= point < 0 ? 0 : 1;
                    }
                    else if (point < 0)
                    {
                        scale++;
                    }
                }
                else if (point < 0 && (text[at] == '.' || text[at] == ','))
                {
                    point = at;
                }
                else
                {
                    break;
                }
            }

            if (seen == 0 || (at < end && !ReadExponent(text, at, end, ref scale)))
            {
                return NumberKind.NotANumber;
            }

            value = Scaled(digits, scale);
            value = isNegative ? -value : value;
            return double.IsInfinity(value) ? NumberKind.NotANumber : NumberKind.Number;
        }
    }

    private static double Scaled(ulong digits, int scale)
    {
        if (digits == 0)
        {
            return 0;
        }

        if (scale < 0)
        {
            return scale >= -22 ? digits / s_powers[-scale] : digits * System.Math.Pow(10, scale);
        }

        return scale <= 22 ? digits * s_powers[scale] : digits * System.Math.Pow(10, scale);
    }

    private static bool ReadExponent(byte[] text, int at, int end, ref int scale)
    {
        if (text[at] is not ((byte)'e' or (byte)'E') || ++at == end)
        {
            return false;
        }

        bool isNegative = text[at] == '-';
        at += isNegative || text[at] == '+' ? 1 : 0;
        int exponent = 0;
        int first = at;
        for (; at < end; at++)
        {
            int digit = text[at] - '0';
            if (digit is < 0 or > 9 || at - first >= 4)
            {
                return false;
            }

            exponent = (exponent * 10) + digit;
        }

        scale += isNegative ? -exponent : exponent;
        return at > first;
    }
}
