using System;
using System.Globalization;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Units;

/// <summary>Reads bandwidths such as "1.5 MBS", ".5MBS" or "100 Mbps".</summary>
/// <remarks>A number has digits, or a point followed by digits, or both; no sign, no exponent, no separators. The
/// unit is one of <see cref="BandwidthUnit.All"/> and its case counts. White space is free before, between and
/// after. Culture never matters.</remarks>
public static class BandwidthParser
{
    /// <summary>Reads a bandwidth; never throws.</summary>
    /// <param name="text">The text; null is read as empty.</param>
    /// <returns>The value, or what is wrong with the text and where.</returns>
    public static BandwidthParseResult Parse(string? text)
    {
        string all = text ?? string.Empty;
        int start = SkipSpace(all, 0);
        int numberEnd = EndOfNumber(all, start);
        string number = all.Substring(start, numberEnd - start);
        if (NumberProblem(number, start, all) is BandwidthProblem bad)
        {
            return new BandwidthParseResult(bad);
        }

        int unitStart = SkipSpace(all, numberEnd);
        string symbol = all.Substring(unitStart).TrimEnd();
        BandwidthUnit? unit = BandwidthUnit.Find(symbol);
        if (unit is null)
        {
            return new BandwidthParseResult(
                BandwidthUnitProblem.Of(symbol, symbol.Length == 0 ? numberEnd : unitStart));
        }

        bool isNumber = double.TryParse(
            number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double amount);
        double bits = amount * unit.BitsPerSecond;
        return isNumber && !double.IsInfinity(bits)
            ? new BandwidthParseResult(new Bandwidth(bits))
            : new BandwidthParseResult(new BandwidthProblem(
                start, "a number that a computer can hold", $"'{number}'", null, "write a smaller number"));
    }

    /// <summary>The index after what stands in a number's place: up to a letter, white space or a sign that ends
    /// an expression; where a digit follows in the same word, as in "1e3", the whole word.</summary>
    internal static int EndOfNumber(string text, int start)
    {
        int end = start;
        while (end < text.Length && !char.IsLetter(text[end]) && !IsBoundary(text[end]))
        {
            end++;
        }

        int wordEnd = end;
        bool hasDigit = false;
        while (end > start && wordEnd < text.Length && !IsBoundary(text[wordEnd]))
        {
            hasDigit |= char.IsDigit(text[wordEnd]);
            wordEnd++;
        }

        return hasDigit ? wordEnd : end;
    }

    /// <summary>Says whether a character ends numbers and units.</summary>
    internal static bool IsBoundary(char letter) => char.IsWhiteSpace(letter) || ";:()\"".IndexOf(letter) >= 0;

    private static BandwidthProblem? NumberProblem(string number, int start, string all)
    {
        if (number.Length == 0)
        {
            string rest = all.Substring(start).TrimEnd();
            string found = rest.Length == 0 ? "the end" : $"'{rest}'";
            return new BandwidthProblem(
                start, "a number", found, null, "write a number and a unit, such as 1.5 MBS");
        }

        if (IsNumber(number))
        {
            return null;
        }

        string pointed = number.Replace(',', '.');
        if (IsNumber(pointed))
        {
            return new BandwidthProblem(
                start, "a number with a decimal point", $"'{number}'", pointed, $"write '{pointed}'");
        }

        return number[0] == '-' && IsNumber(number.Substring(1))
            ? new BandwidthProblem(
                start, "a number of at least 0", $"'{number}'", null, "a bandwidth cannot be negative")
            : new BandwidthProblem(
                start,
                "a number",
                $"'{number}'",
                null,
                "write digits with at most one decimal point, such as 1.5");
    }

    private static bool IsNumber(string text)
    {
        int point = text.IndexOf('.');
        string whole = point < 0 ? text : text.Substring(0, point);
        string fraction = point < 0 ? string.Empty : text.Substring(point + 1);
        return AreDigits(whole) && AreDigits(fraction) && (point < 0 ? whole : fraction).Length > 0;
    }

    private static bool AreDigits(string text)
    {
        foreach (char letter in text)
        {
            if (letter is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static int SkipSpace(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }
}
