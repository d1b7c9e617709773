using System.Collections.Generic;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Reads the nodes of a path. A word is a function where a parenthesis follows it and a component
/// elsewhere, so no name is reserved.</summary>
internal sealed class NodeParser
{
    private const int MostWordsOfName = 10;

    private readonly ExpressionCursor _cursor;
    private readonly ReductionParser _reductions;

    public NodeParser(ExpressionCursor cursor, ReductionParser reductions)
    {
        _cursor = cursor;
        _reductions = reductions;
    }

    /// <summary>Reads a node.</summary>
    /// <returns>The node, or null where its end was not found; then the problem is noted.</returns>
    public PathNode? Read()
    {
        const string Expected = "a component, '*' or a reduced component";
        const string Advice = "write a component, '*' or a reduced component such as Avg(Name)";
        if (_cursor.TryLetter('*'))
        {
            return PathNode.Any;
        }

        string word = _cursor.PeekName();
        if (!_cursor.IsCall(word))
        {
            return ReadComponent(Expected, Advice) is string plain ? PathNode.Of(plain) : null;
        }

        if (ExpressionTokens.IsWord(word, ExpressionWords.Connection))
        {
            _cursor.Refuse(Expected, "a Connection stands alone in its function, as in Sum(Connection(A, B))");
            return null;
        }

        return ReadReduced(word);
    }

    private PathNode? ReadReduced(string word)
    {
        const string Advice = "a reduced node holds one component; name it";
        int start = _cursor.Position;
        Reduction reduction = _reductions.Read(word, start);
        if (reduction.Kind == ReductionKind.Each)
        {
            _cursor.Refuse(
                start,
                "a reduction",
                $"'{word}'",
                null,
                "Each stands only as the outer function; write Min, Max, Avg, Sum or a percentile");
            reduction = Reduction.Min;
        }

        if (_cursor.Next() == '*' || _cursor.IsCall(_cursor.PeekName()))
        {
            _cursor.Refuse("a component", Advice);
            return null;
        }

        return ReadComponent("a component", Advice) is string component
            && _cursor.Expect(')', "')'", "a reduced node holds one component; close it after the name")
            ? PathNode.Reduced(reduction, component)
            : null;
    }

    private string? ReadComponent(string expected, string advice)
    {
        bool isQuoted = _cursor.Next() == '"';
        int start = _cursor.Position;
        string name = isQuoted ? ReadQuoted() : _cursor.PeekName();
        if (string.IsNullOrWhiteSpace(name))
        {
            bool isOpen = isQuoted && _cursor.Position == start;
            _cursor.Position = start;
            _cursor.Refuse(
                isOpen ? "a closing '\"' on this line" : expected, isOpen ? "close the quoted name" : advice);
            return null;
        }

        _cursor.Position = isQuoted ? _cursor.Position : start + name.Length;
        if (_cursor.Components is HashSet<string> known && !known.Contains(name))
        {
            RefuseUnknown(start, name, isQuoted, known);
        }

        return name;
    }

    private string ReadQuoted()
    {
        int start = _cursor.Position;
        int end = ExpressionTokens.EndOfQuoted(_cursor.Text, start, out bool isClosed);
        _cursor.Position = isClosed ? end : start;
        return isClosed ? _cursor.Text.Substring(start + 1, end - start - 2).Replace("\"\"", "\"") : string.Empty;
    }

    private void RefuseUnknown(int start, string name, bool isQuoted, HashSet<string> known)
    {
        const string Expected = "a component of this application";
        if (!isQuoted && SpacedNameAt(start, known) is (string spaced, int end))
        {
            _cursor.Position = end;
            _cursor.Refuse(
                start,
                "a name with spaces in double quotes",
                ExpressionTokens.InQuotes(spaced),
                $"\"{spaced}\"",
                $"write \"{spaced}\"");
            return;
        }

        _cursor.RefuseWord(
            start,
            name,
            Expected,
            known,
            "add it to the components, or name one of them",
            ", or add it to the components");
    }

    private (string Name, int End)? SpacedNameAt(int start, HashSet<string> known)
    {
        int end = ExpressionTokens.EndOfName(_cursor.Text, start);
        string name = _cursor.Text.Substring(start, end - start);
        for (int words = 1; words < MostWordsOfName; words++)
        {
            int next = ExpressionTokens.SkipSpace(_cursor.Text, end);
            end = ExpressionTokens.EndOfName(_cursor.Text, next);
            if (end == next)
            {
                return null;
            }

            name += " " + _cursor.Text.Substring(next, end - next);
            if (known.Contains(name))
            {
                return (name, end);
            }
        }

        return null;
    }
}
