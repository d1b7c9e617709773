using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Finds where reading goes on after a statement that could not be read.</summary>
/// <remarks>The next statement starts after a semicolon; at a "when"; after a comparison with a bandwidth, unless
/// a condition goes on; at a function outside parentheses; or at a function that starts a line where the line
/// before does not ask for more.</remarks>
internal static class ExpressionRecovery
{
    private enum Part
    {
        Other,
        Comparison,
        Number,
        Unit,
    }

    /// <summary>Finds the start of the next statement.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="start">Where the broken statement starts; its first token is always passed.</param>
    /// <param name="failedAt">Where reading failed; nothing before it is taken for the next statement.</param>
    /// <returns>An index after <paramref name="start"/>; the length where no further statement starts.</returns>
    public static int NextStatement(string text, int start, int failedAt)
    {
        int depth = 0;
        Part part = Part.Other;
        string last = string.Empty;
        int first = ExpressionTokens.SkipSpace(text, start);
        int lastEnd = first;
        int at = first;
        while (at < text.Length)
        {
            int end = ExpressionTokens.EndOfToken(text, at);
            string token = text.Substring(at, end - at);
            bool isStart = (token == ";" && (depth <= 0 || IsBeforeStatement(text, end))) || (part == Part.Unit && !GoesOn(token))
                || StartsStatement(text, at, token, depth, last, lastEnd);
            if (isStart && at > first && at >= failedAt)
            {
                return at;
            }

            depth += token == "(" ? 1 : token == ")" ? -1 : 0;
            part = Next(part, token);
            (last, lastEnd) = (token, end);
            at = ExpressionTokens.SkipSpace(text, end);
        }

        return text.Length;
    }

    private static bool StartsStatement(
        string text, int at, string token, int depth, string last, int lastEnd)
    {
        if (ExpressionTokens.IsWord(token, "when"))
        {
            return true;
        }

        bool asksForMore = last is "," or "(" or ":" || IsComparison(last)
            || ExpressionWords.Joints.Any(joint => ExpressionTokens.IsWord(last, joint));
        bool startsLine = text.IndexOf('\n', lastEnd, at - lastEnd) >= 0;
        return !asksForMore && (depth <= 0 || startsLine)
            && ExpressionWords.Reductions.ContainsKey(token)
            && ExpressionTokens.IsCall(text, at + token.Length);
    }

    private static bool IsBeforeStatement(string text, int index)
    {
        int next = ExpressionTokens.SkipSpace(text, index);
        if (next >= text.Length)
        {
            return true;
        }

        int end = ExpressionTokens.EndOfToken(text, next);
        return StartsStatement(text, next, text.Substring(next, end - next), 0, ";", index);
    }

    // "1.5 MBS" is two tokens and "1.5MBS" is one.
    private static Part Next(Part part, string token) => part switch
    {
        _ when IsComparison(token) => Part.Comparison,
        Part.Comparison when token[0] is '.' or '-' or (>= '0' and <= '9') =>
            char.IsLetter(token[token.Length - 1]) ? Part.Unit : Part.Number,
        Part.Number when char.IsLetter(token[0]) => Part.Unit,
        _ => Part.Other,
    };

    private static bool IsComparison(string token) => token.Length > 0
        && (ExpressionTokens.EndOfSign(token, 0) > 0 || ExpressionWords.Comparisons.ContainsKey(token));

    private static bool GoesOn(string token) => token is ":" or ")"
        || ExpressionTokens.IsWord(token, "and") || ExpressionTokens.IsWord(token, "or");
}
