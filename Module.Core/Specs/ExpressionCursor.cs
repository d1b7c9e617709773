using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Specs;

/// <summary>A place in an expression that is being read, with what all its readers share.</summary>
internal sealed class ExpressionCursor
{
    private readonly MappedText _source;
    private readonly ProblemList _problems;

    /// <summary>Starts at the beginning.</summary>
    /// <param name="source">The expression.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="components">The known components; null where any name will do.</param>
    public ExpressionCursor(MappedText source, ProblemList problems, HashSet<string>? components)
    {
        _source = source;
        _problems = problems;
        Components = components;
    }

    public string Text => _source.Text;

    /// <summary>The known components, compared without case; null where any name will do.</summary>
    public HashSet<string>? Components { get; }

    /// <summary>Index of the next character to read.</summary>
    public int Position { get; set; }

    public bool IsFull => _problems.IsFull;

    /// <summary>The next character after white space, which is skipped; 0 at the end.</summary>
    public char Next()
    {
        Position = ExpressionTokens.SkipSpace(Text, Position);
        return Position < Text.Length ? Text[Position] : '\0';
    }

    /// <summary>The name letters after white space, which is skipped; they are not read yet.</summary>
    public string PeekName()
    {
        Next();
        return Text.Substring(Position, ExpressionTokens.EndOfName(Text, Position) - Position);
    }

    /// <summary>Says whether the name at the place, just peeked at, is called: a parenthesis follows
    /// it.</summary>
    public bool IsCall(string name) =>
        name.Length > 0 && ExpressionTokens.IsCall(Text, Position + name.Length);

    /// <summary>Reads a keyword if it is next.</summary>
    public bool TryWord(string keyword)
    {
        bool isNext = ExpressionTokens.IsWord(PeekName(), keyword);
        Position += isNext ? keyword.Length : 0;
        return isNext;
    }

    /// <summary>Reads a character if it is next.</summary>
    public bool TryLetter(char letter)
    {
        bool isNext = Next() == letter;
        Position += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>Reads a character, or says that it is missing.</summary>
    public bool Expect(char letter, string expected, string advice) =>
        TryLetter(letter) || Refuse(expected, advice);

    /// <summary>Says what was expected in place of the next token.</summary>
    /// <returns>False, for the caller to pass on.</returns>
    public bool Refuse(string expected, string advice, string? suggestion = null)
    {
        Next();
        Refuse(Position, expected, ExpressionTokens.Describe(Text, Position), suggestion, advice);
        return false;
    }

    /// <summary>Says what was expected in place of something at an index.</summary>
    public void Refuse(int index, string expected, string found, string? suggestion, string? advice = null) =>
        _problems.Add(_source.OffsetAt(index), expected, found, suggestion, advice);

    /// <summary>Says that a word is none of those that may stand there, and names the nearest.</summary>
    /// <param name="index">Where the word stands.</param>
    /// <param name="word">The word.</param>
    /// <param name="expected">What may stand there.</param>
    /// <param name="known">The words that may stand there.</param>
    /// <param name="advice">What to do where none of them is near.</param>
    /// <param name="otherwise">What else to do where one is near; may be empty.</param>
    public void RefuseWord(
        int index, string word, string expected, IEnumerable<string> known, string advice, string otherwise = "")
    {
        string? nearest = NearestName.Of(word, known);
        Refuse(
            index,
            expected,
            ExpressionTokens.InQuotes(word),
            nearest,
            nearest is null ? advice : $"write '{nearest}'{otherwise}");
    }
}
