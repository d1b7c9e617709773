using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Units;

namespace NetUtil.Storage;

/// <summary>Reads single values of a JSON document. Each gives null and adds a problem where the part is
/// something else.</summary>
internal static class JsonValues
{
    private const int LongestQuote = 60;

    private static readonly string[] s_timeFormats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    // Memory is counted in 1024s, however its unit is written.
    private static readonly string[] s_memoryPrefixes = ["", "K", "M", "G", "T"];

    public static string? Text(JsonPart part, JsonProblems problems)
    {
        if (part.Kind == JsonElementKind.Text && !string.IsNullOrWhiteSpace(part.Text))
        {
            return part.Text;
        }

        problems.Add(
            part, "a text with a visible character", Found(part), advice: "write a text in double quotes");
        return null;
    }

    public static bool? Flag(JsonPart part, JsonProblems problems)
    {
        if (part.Kind == JsonElementKind.Flag)
        {
            return part.Text == "true";
        }

        problems.Add(part, "true or false", Found(part), advice: "write true or false without quotes");
        return null;
    }

    public static double? Number(JsonPart part, JsonProblems problems, double smallest, double largest)
    {
        if (part.Kind == JsonElementKind.Number && NumberOf(part) is double value
            && value >= smallest && value <= largest)
        {
            return value;
        }

        string range = largest >= double.MaxValue
            ? FormattableString.Invariant($"a number of at least {smallest}")
            : FormattableString.Invariant($"a number from {smallest} to {largest}");
        problems.Add(part, range, Found(part), advice: "write such a number without quotes");
        return null;
    }

    public static long? Integer(JsonPart part, JsonProblems problems, long smallest, long largest)
    {
        if (part.Kind == JsonElementKind.Number
            && long.TryParse(
                part.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= smallest && value <= largest)
        {
            return value;
        }

        problems.Add(
            part,
            FormattableString.Invariant($"a whole number from {smallest} to {largest}"),
            Found(part),
            advice: "write such a number without quotes");
        return null;
    }

    /// <summary>A rate: a number of bit/s, or a text with a unit.</summary>
    public static double? Rate(JsonPart part, JsonProblems problems)
    {
        if (part.Kind == JsonElementKind.Text)
        {
            BandwidthParseResult result = BandwidthParser.Parse(part.Text);
            if (result.Problem is BandwidthProblem problem)
            {
                problems.Add(part, problem.Expected, problem.Found, problem.Suggestion, problem.Advice);
            }

            return result.Value?.BitsPerSecond;
        }

        if (part.Kind == JsonElementKind.Number && NumberOf(part) is double value && value >= 0)
        {
            return value;
        }

        problems.Add(
            part,
            "a rate of at least 0",
            Found(part),
            advice: "write a text such as \"10 Gbps\" or \"125 MBS\", or a number of bit/s");
        return null;
    }

    /// <summary>An amount of memory: a number of bytes, or a text with a unit.</summary>
    public static long? Memory(JsonPart part, JsonProblems problems)
    {
        double? bytes = part.Kind switch
        {
            JsonElementKind.Number => NumberOf(part),
            JsonElementKind.Text => MemoryOf(part.Text),
            _ => null,
        };
        if (bytes is >= 0 and < 9e18)
        {
            return (long)Math.Round(bytes.Value);
        }

        problems.Add(
            part,
            "an amount of memory",
            Found(part),
            advice: "write a text such as \"8 GiB\", or a number of bytes");
        return null;
    }

    public static DateTimeOffset? Time(JsonPart part, JsonProblems problems)
    {
        if (part.Kind == JsonElementKind.Text && DateTimeOffset.TryParseExact(
            part.Text,
            s_timeFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset time))
        {
            return time;
        }

        problems.Add(part, "a time", Found(part), advice: "write a text such as \"2025-01-06T08:00:00Z\"");
        return null;
    }

    public static TimeSpan? Duration(JsonPart part, JsonProblems problems, TimeSpan smallest, TimeSpan largest)
    {
        if (part.Kind == JsonElementKind.Text
            && TimeSpan.TryParseExact(part.Text, "c", CultureInfo.InvariantCulture, out TimeSpan duration)
            && duration >= smallest && duration <= largest)
        {
            return duration;
        }

        problems.Add(
            part,
            $"a duration from {smallest:c} to {largest:c}",
            Found(part),
            advice: "write a text of hours, minutes and seconds such as \"00:05:00\"");
        return null;
    }

    public static T? Choice<T>(JsonPart part, JsonProblems problems)
        where T : struct, Enum
    {
        string[] names = Enum.GetNames(typeof(T));
        string? name = names.FirstOrDefault(
            one => string.Equals(one, part.Text, StringComparison.OrdinalIgnoreCase));
        if (part.Kind == JsonElementKind.Text && name is not null)
        {
            return (T)Enum.Parse(typeof(T), name);
        }

        Miss(part, "one of " + string.Join(", ", names), names, problems);
        return null;
    }

    /// <summary>Says that a text names nothing known.</summary>
    public static void Miss(JsonPart part, string expected, IEnumerable<string> known, JsonProblems problems)
    {
        string? nearest = NearestName.Of(part.Text, known);
        problems.Add(part, expected, Found(part), nearest, nearest is null ? "write such a name" : null);
    }

    /// <summary>A part as a problem quotes it.</summary>
    public static string Found(JsonPart part) => part.Kind switch
    {
        JsonElementKind.Null => "null",
        JsonElementKind.List => "a list",
        JsonElementKind.Object => "an object",
        JsonElementKind.Text when part.Text.Length > LongestQuote =>
            "'" + part.Text.Substring(0, LongestQuote) + "...'",
        JsonElementKind.Text => "'" + part.Text + "'",
        _ => part.Text,
    };

    private static double? NumberOf(JsonPart part) =>
        double.TryParse(part.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && !double.IsInfinity(value)
            ? value
            : null;

    private static double? MemoryOf(string text)
    {
        string trimmed = text.Trim();
        int digits = trimmed.TakeWhile(letter => letter is (>= '0' and <= '9') or '.').Count();
        string unit = trimmed.Substring(digits).Trim();
        double factor = 1;
        foreach (string prefix in s_memoryPrefixes)
        {
            if (unit == prefix + "B" || (prefix.Length > 0 && unit == prefix + "iB"))
            {
                return double.TryParse(
                    trimmed.Substring(0, digits),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out double amount)
                    ? amount * factor
                    : null;
            }

            factor *= 1024;
        }

        return null;
    }
}
