using System;

namespace NetUtil.Core.Import;

/// <summary>Reads times from bytes. Culture never matters.</summary>
internal static class TimeText
{
    private const long UnixEpochTicks = 621_355_968_000_000_000;

    // Below it a number counts seconds (until the year 5138), from it on milliseconds (from 1973 on): headers
    // that say which are wrong too often.
    private const double FirstMilliseconds = 1e11;
    private const double LastMilliseconds = 2e14;

    /// <summary>Reads the local time of a performance log: MM/DD/YYYY HH:MM:SS.mmm, whatever the
    /// culture.</summary>
    /// <returns>Ticks, or -1 where it is none.</returns>
    public static long ReadLog(byte[] text, int start, int end)
    {
        if (end - start != 23 || text[start + 2] != '/' || text[start + 5] != '/' || text[start + 10] != ' '
            || text[start + 13] != ':' || text[start + 16] != ':' || text[start + 19] != '.')
        {
            return -1;
        }

        return Ticks(
            Digits(text, start + 6, 4),
            Digits(text, start, 2),
            Digits(text, start + 3, 2),
            Digits(text, start + 11, 2),
            Digits(text, start + 14, 2),
            Digits(text, start + 17, 2),
            Digits(text, start + 20, 3) * TimeSpan.TicksPerMillisecond);
    }

    /// <summary>Reads Unix seconds or milliseconds, or a time of ISO 8601.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="start">First byte of the cell.</param>
    /// <param name="end">One after its last byte.</param>
    /// <param name="isLocal">True where it says no zone.</param>
    /// <returns>Ticks, or -1 where it is none.</returns>
    public static long Read(byte[] text, int start, int end, out bool isLocal)
    {
        isLocal = false;
        if (end - start < 10 || text[start + 4] != '-')
        {
            return NumberText.Read(text, start, end, out double number) == NumberKind.Number ? Unix(number) : -1;
        }

        if (text[start + 7] != '-' || (end - start > 10 && text[start + 10] is not ((byte)'T' or (byte)' ')))
        {
            return -1;
        }

        int at = start + 10;
        int hour = 0;
        int minute = 0;
        int second = 0;
        long fraction = 0;
        if (at < end)
        {
            if (end - at < 6 || text[at + 3] != ':')
            {
                return -1;
            }

            hour = Digits(text, at + 1, 2);
            minute = Digits(text, at + 4, 2);
            at += 6;
            if (end - at >= 3 && text[at] == ':')
            {
                second = Digits(text, at + 1, 2);
                at += 3;
                fraction = Fraction(text, ref at, end);
            }
        }

        long ticks = Ticks(
            Digits(text, start, 4), Digits(text, start + 5, 2), Digits(text, start + 8, 2), hour, minute, second,
            fraction);
        isLocal = at == end;
        return ticks < 0 || isLocal ? ticks : WithoutOffset(ticks, text, at, end);
    }

    /// <summary>Makes ticks of a number of Unix seconds or milliseconds.</summary>
    /// <returns>Ticks, or -1 where the number is no time.</returns>
    public static long Unix(double number) => number switch
    {
        >= 0 and < FirstMilliseconds => UnixEpochTicks + (long)Math.Round(number * 1e7),
        >= FirstMilliseconds and < LastMilliseconds => UnixEpochTicks + (long)Math.Round(number * 1e4),
        _ => -1,
    };

    private static long WithoutOffset(long ticks, byte[] text, int at, int end)
    {
        if (text[at] is (byte)'Z' or (byte)'z')
        {
            return at + 1 == end ? ticks : -1;
        }

        int sign = text[at] == '+' ? 1 : text[at] == '-' ? -1 : 0;
        bool hasColon = end - at == 6 && text[at + 3] == ':';
        if (sign == 0 || !(hasColon || end - at is 3 or 5))
        {
            return -1;
        }

        int hours = Digits(text, at + 1, 2);
        int minutes = end - at == 3 ? 0 : Digits(text, end - 2, 2);
        return hours is < 0 or > 14 || minutes is < 0 or > 59
            ? -1
            : ticks - (sign * ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute)));
    }

    private static long Fraction(byte[] text, ref int at, int end)
    {
        if (at == end || text[at] is not ((byte)'.' or (byte)','))
        {
            return 0;
        }

        long ticks = 0;
        long unit = TimeSpan.TicksPerSecond / 10;
        for (at++; at < end && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            ticks += unit * (text[at] - '0');
            unit /= 10;
        }

        return ticks;
    }

    private static long Ticks(int year, int month, int day, int hour, int minute, int second, long fraction) =>
        year < 1601 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || fraction < 0
            ? -1
            : new DateTime(year, month, day).Ticks + (hour * TimeSpan.TicksPerHour)
                + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond) + fraction;

    // -1 or less where a byte is no digit.
    private static int Digits(byte[] text, int start, int count)
    {
        int value = 0;
        for (int i = start; i < start + count; i++)
        {
            int digit = text[i] - '0';
            if (digit is < 0 or > 9)
            {
                return -1_000;
            }

            value = (value * 10) + digit;
        }

        return value;
    }
}
