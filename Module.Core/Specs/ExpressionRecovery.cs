using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Finds where reading goes on after a statement that could not be read.</summary>
/// <remarks>The next statement starts after a semicolon; at a "when"; after a comparison with a bandwidth, unless a
/// condition goes on; at a function outside parentheses; or at a function that starts a line where the line before
/// does not ask for more.</remarks>
internal static class ExpressionRecovery
{
    /// <summary>Finds the start of the next statement.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="start">Where the broken statement starts; its first token is always passed.</param>
    /// <param name="failedAt">Where reading failed; nothing before it is taken for the next statement.</param>
    /// <returns>An index after <paramref name="start"/>; the length where no further statement starts.</returns>
    public static int NextStatement(string text, int start, int failedAt)
    {
        int depth = 0;
        string last = string.Empty;
        string beforeLast = string.Empty;
        int at = ExpressionTokens.SkipSpace(text, start);
        int first = at;
        int lastEnd = at;
        while (at < text.Length)
        {
            int end = ExpressionTokens.EndOfToken(text, at);
            string token = text.Substring(at, end - at);
            bool isPossible = at > first && at >= failedAt;
            if (isPossible && (token == ";" || StartsStatement(text, at, token, depth, last, lastEnd)
                || (IsBandwidth(beforeLast, last) && !GoesOn(token))))
            {
                return at;
            }

            depth += token == "(" ? 1 : token == ")" ? -1 : 0;
            (beforeLast, last, lastEnd) = (IsNumberPart(last, token) ? beforeLast : last, token, end);
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

    // "> 1.5 MBS" has a comparison before its number and unit; "> 1.5MBS" before both in one.
    private static bool IsBandwidth(string comparison, string last) =>
        IsComparison(comparison) && last.Length > 0 && char.IsLetter(last[last.Length - 1]);

    private static bool IsNumberPart(string last, string token) =>
        last.Length > 0 && (char.IsDigit(last[0]) || last[0] == '.') && char.IsLetter(token[0]);

    private static bool IsComparison(string token) =>
        token.Length > 0 && (ExpressionTokens.EndOfSign(token, 0) > 0 || ExpressionWords.Comparisons.ContainsKey(token));

    private static bool GoesOn(string token) => token is ":" or ")"
        || ExpressionTokens.IsWord(token, "and") || ExpressionTokens.IsWord(token, "or");
}
