using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetUtil.Core.Model;

/// <summary>The words and letters of the expression language. Words are matched without case.</summary>
internal static class ExpressionWords
{
    /// <summary>The smallest percentile that has a function.</summary>
    public const int SmallestPercentile = 50;

    /// <summary>The largest percentile that has a function.</summary>
    public const int LargestPercentile = 99;

    /// <summary>Adds up both directions of a pair.</summary>
    public const string Connection = "Connection";

    /// <summary>The functions, without the percentiles.</summary>
    public static IReadOnlyDictionary<string, Reduction> Reductions { get; } =
        new Dictionary<string, Reduction>(StringComparer.OrdinalIgnoreCase)
        {
            ["Each"] = Reduction.Each,
            ["Min"] = Reduction.Min,
            ["Max"] = Reduction.Max,
            ["Avg"] = Reduction.Average,
            ["Average"] = Reduction.Average,
            ["Sum"] = Reduction.Sum,
        };

    /// <summary>The comparisons as words.</summary>
    public static IReadOnlyDictionary<string, Comparison> Comparisons { get; } =
        new Dictionary<string, Comparison>(StringComparer.OrdinalIgnoreCase)
        {
            ["gt"] = Comparison.Greater,
            ["ge"] = Comparison.GreaterOrEqual,
            ["eq"] = Comparison.Equal,
            ["le"] = Comparison.LessOrEqual,
            ["lt"] = Comparison.Less,
        };

    /// <summary>The words that join the parts of a statement.</summary>
    public static IReadOnlyList<string> Joints { get; } = ["when", "and", "or", "not"];

    /// <summary>Every function by name, percentiles last.</summary>
    public static IReadOnlyList<string> Functions { get; } = Reductions.Keys
        .Concat([Connection])
        .Concat(Enumerable.Range(SmallestPercentile, LargestPercentile - SmallestPercentile + 1)
            .Select(percentile => "P" + percentile.ToString(CultureInfo.InvariantCulture)))
        .ToArray();

    private static readonly HashSet<string> s_keywords = new(
        Functions.Concat(Comparisons.Keys).Concat(Joints), StringComparer.OrdinalIgnoreCase);

    /// <summary>Says whether a letter may stand in a name that has no quotes.</summary>
    public static bool IsNameLetter(char letter) =>
        char.IsLetter(letter) || char.IsDigit(letter) || letter is '_' or '-' or '.';

    /// <summary>Writes a component's name, in double quotes where it would not read as a plain name: where it has
    /// other letters than a name's or is a word of the language. A quote in it is doubled.</summary>
    public static string Quote(string name) => name.All(IsNameLetter) && !s_keywords.Contains(name)
        ? name
        : "\"" + name.Replace("\"", "\"\"") + "\"";
}
