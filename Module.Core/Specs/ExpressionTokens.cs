using System;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Where the tokens of an expression start and end.</summary>
internal static class ExpressionTokens
{
    private const int LongestQuoted = 40;

    /// <summary>The first index from <paramref name="index"/> on that is no white space; the length at the
    /// end.</summary>
    public static int SkipSpace(string text, int index)
    {
        while (index < text.Length && char.IsWhiteSpace(text[index]))
        {
            index++;
        }

        return index;
    }

    /// <summary>The index after the name letters that start at an index; the index itself where there is
    /// none.</summary>
    public static int EndOfName(string text, int index)
    {
        while (index < text.Length && ExpressionWords.IsNameLetter(text[index]))
        {
            index++;
        }

        return index;
    }

    /// <summary>The index after the token that starts at an index: a quoted name, a word, a comparison sign or
    /// one other character.</summary>
    public static int EndOfToken(string text, int index)
    {
        char first = text[index];
        if (first == '"')
        {
            return EndOfQuoted(text, index, out _);
        }

        if (ExpressionWords.IsNameLetter(first))
        {
            int end = index;
            while (end < text.Length && (ExpressionWords.IsNameLetter(text[end]) || text[end] == '/'))
            {
                end++;
            }

            return end;
        }

        int signEnd = EndOfSign(text, index);
        if (signEnd > index)
        {
            return signEnd;
        }

        bool isPair = char.IsHighSurrogate(first) && index + 1 < text.Length;
        return index + (isPair ? 2 : 1);
    }

    /// <summary>The index after the comparison sign at an index; the index itself where there is none.</summary>
    public static int EndOfSign(string text, int index)
    {
        while (index < text.Length && "<>=!\u2264\u2265\u2260".IndexOf(text[index]) >= 0)
        {
            index++;
        }

        return index;
    }

    /// <summary>The index after a quoted name, which ends on its line.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="index">Where the opening quote stands.</param>
    /// <param name="isClosed">False where the line ends before the closing quote.</param>
    public static int EndOfQuoted(string text, int index, out bool isClosed)
    {
        int end = index + 1;
        while (end < text.Length && text[end] is not ('\n' or '\r'))
        {
            if (text[end] != '"')
            {
                end++;
            }
            else if (end + 1 < text.Length && text[end + 1] == '"')
            {
                end += 2;
            }
            else
            {
                isClosed = true;
                return end + 1;
            }
        }

        isClosed = false;
        return end;
    }

    /// <summary>The token at an index for a message: in single quotes and not too long, or "the end".</summary>
    public static string Describe(string text, int index)
    {
        if (index >= text.Length)
        {
            return "the end";
        }

        return InQuotes(text.Substring(index, EndOfToken(text, index) - index));
    }

    /// <summary>Text of a spec for a message: in single quotes, on one line and not too long.</summary>
    public static string InQuotes(string text)
    {
        string line = text.Replace('\r', ' ').Replace('\n', ' ');
        return line.Length <= LongestQuoted ? $"'{line}'" : $"'{line.Substring(0, LongestQuoted)}...'";
    }

    /// <summary>Says whether an opening parenthesis is the next token.</summary>
    public static bool IsCall(string text, int index)
    {
        int next = SkipSpace(text, index);
        return next < text.Length && text[next] == '(';
    }

    /// <summary>Compares words without case.</summary>
    public static bool IsWord(string word, string keyword) =>
        string.Equals(word, keyword, StringComparison.OrdinalIgnoreCase);
}
