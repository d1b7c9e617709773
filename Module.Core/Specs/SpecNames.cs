using System.Linq;
using System.Text.RegularExpressions;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>The names of components and the ids of capacitySpecifications.</summary>
internal static class SpecNames
{
    /// <summary>The most characters that a name may have.</summary>
    public const int LongestName = 100;

    /// <summary>What a name may have, as half a sentence.</summary>
    public const string Advice = "write up to 100 letters, digits, '_', '-', '.' and single spaces inside";

    /// <summary>Takes white space off the ends and makes every other run of it one space, as a schema's token
    /// does.</summary>
    public static string Collapse(string text) => Regex.Replace(text, @"[ \t\r\n]+", " ").Trim(' ');

    /// <summary>Says whether a collapsed text is a name.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= LongestName
        && text.All(letter => letter == ' ' || ExpressionWords.IsNameLetter(letter));
}
