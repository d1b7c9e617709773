using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace NetUtil.Parameters;

/// <summary>Makes completions of words, quoted where the language needs it.</summary>
internal static class CompletionWords
{
    private const string Plain = "-_.";

    /// <summary>The words that begin as what was typed, each once, in order.</summary>
    /// <param name="typed">What was typed, perhaps with quotes.</param>
    /// <param name="words">Words with what is shown beside them.</param>
    internal static IEnumerable<CompletionResult> Matching(
        string? typed, IEnumerable<(string Word, string About)> words)
    {
        string start = (typed ?? "").Trim('\'', '"');
        return words
            .Where(one => one.Word.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .GroupBy(one => one.Word, StringComparer.OrdinalIgnoreCase)
            .Select(group => group.First())
            .OrderBy(one => one.Word, StringComparer.OrdinalIgnoreCase)
            .Select(one => new CompletionResult(
                Quoted(one.Word), one.Word, CompletionResultType.ParameterValue, one.About));
    }

    /// <summary>The word as it can stand in a command line.</summary>
    /// <param name="word">The word; not empty.</param>
    internal static string Quoted(string word) =>
        word.All(sign => char.IsLetterOrDigit(sign) || Plain.IndexOf(sign) >= 0) && word[0] != '-'
            ? word
            : "'" + word.Replace("'", "''") + "'";
}
