using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Reads the names of functions.</summary>
internal sealed class ReductionParser
{
    private static readonly Dictionary<string, string> s_otherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Mean"] = "Avg", ["Minimum"] = "Min", ["Maximum"] = "Max", ["Median"] = "P50", ["Total"] = "Sum",
        ["All"] = "Each", ["Every"] = "Each",
    };

    private readonly ExpressionCursor _cursor;

    public ReductionParser(ExpressionCursor cursor) => _cursor = cursor;

    /// <summary>Reads a function's name and the parenthesis after it.</summary>
    /// <param name="word">The name, which a parenthesis follows.</param>
    /// <param name="start">Where it stands.</param>
    /// <returns>The reduction; a stand-in where the name is none, which is noted.</returns>
    public Reduction Read(string word, int start)
    {
        _cursor.Position = start + word.Length;
        _cursor.TryLetter('(');
        if (ExpressionWords.Reductions.TryGetValue(word, out Reduction? reduction))
        {
            return reduction;
        }

        bool isPercentile = word.Length > 1 && word[0] is 'P' or 'p'
            && word.Skip(1).All(letter => letter is '.' or (>= '0' and <= '9'));
        return isPercentile ? PercentileOf(word, start) : RefuseUnknown(word, start);
    }

    private Reduction RefuseUnknown(string word, int start)
    {
        if (ExpressionTokens.IsWord(word, ExpressionWords.Connection))
        {
            _cursor.Refuse(
                start,
                "a function around Connection",
                $"'{word}'",
                null,
                "write a function around it, such as Sum(Connection(A, B))");
        }
        else if (s_otherWords.TryGetValue(word, out string? meant))
        {
            _cursor.Refuse(start, "a function", ExpressionTokens.InQuotes(word), meant);
        }
        else
        {
            _cursor.RefuseWord(
                start,
                word,
                "a function",
                ExpressionWords.Functions,
                "write Each, Min, Max, Avg, Sum or P50 to P99");
        }

        return Reduction.Min;
    }

    private Reduction PercentileOf(string word, int start)
    {
        string whole = word.Substring(1).Split('.')[0];
        bool isSmall = int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out int percentile)
            || whole.Length == 0;
        int nearest = isSmall
            ? Math.Max(ExpressionWords.SmallestPercentile, Math.Min(ExpressionWords.LargestPercentile, percentile))
            : ExpressionWords.LargestPercentile;
        if (nearest == percentile && word.IndexOf('.') < 0)
        {
            return Reduction.OfPercentile(percentile);
        }

        string suggestion = Reduction.OfPercentile(nearest).ToString();
        _cursor.Refuse(start, "a percentile from P50 to P99", ExpressionTokens.InQuotes(word), suggestion);
        return Reduction.Min;
    }
}
