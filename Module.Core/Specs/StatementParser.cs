using System.Collections.Generic;
using System.Globalization;
using NetUtil.Core.Model;
using NetUtil.Core.Units;

namespace NetUtil.Core.Specs;

/// <summary>Reads statements and their conditions by recursive descent.</summary>
internal sealed class StatementParser
{
    /// <summary>How deep parentheses and "not" of a condition may be nested.</summary>
    public const int DeepestNesting = 64;

    /// <summary>How many comparisons a condition may have; the tree gets as deep.</summary>
    public const int MostComparisons = 256;

    private readonly ExpressionCursor _cursor;
    private readonly MeasureParser _measures;
    private readonly BoundParser _bounds;
    private int _comparisons;

    public StatementParser(ExpressionCursor cursor)
    {
        _cursor = cursor;
        _measures = new MeasureParser(cursor);
        _bounds = new BoundParser(cursor);
    }

    /// <summary>Reads every statement to the end of the text; problems are noted.</summary>
    public IReadOnlyList<Statement> ReadAll()
    {
        List<Statement> statements = [];
        bool isAny = false;
        while (!_cursor.IsFull)
        {
            while (_cursor.TryLetter(';'))
            {
            }

            if (_cursor.Next() == '\0')
            {
                break;
            }

            isAny = true;
            int start = _cursor.Position;
            if (ReadStatement() is Statement statement)
            {
                statements.Add(statement);
            }
            else
            {
                _cursor.Position = ExpressionRecovery.NextStatement(_cursor.Text, start, _cursor.Position);
            }
        }

        if (!isAny)
        {
            _cursor.Refuse("a statement", "write one, such as Min(Sender, Receiver) > 1 MBS");
        }

        return statements;
    }

    private Statement? ReadStatement()
    {
        Condition? when = null;
        if (_cursor.TryWord("when"))
        {
            _comparisons = 0;
            when = ReadOr(0);
            if (when is null || !_cursor.Expect(':', "':', 'and' or 'or'", "end the condition with ':'"))
            {
                return null;
            }
        }

        return ReadComparison() is BoundComparison requirement ? new Statement(requirement, when) : null;
    }

    private BoundComparison? ReadComparison() =>
        _measures.Read() is Measure measure && _bounds.TryRead(out Comparison comparison, out Bandwidth bound)
            ? new BoundComparison(measure, comparison, bound)
            : null;

    private Condition? ReadOr(int depth)
    {
        Condition? left = ReadAnd(depth);
        while (left is not null && _cursor.TryWord("or"))
        {
            left = ReadAnd(depth) is Condition right ? new OrCondition(left, right) : null;
        }

        return left;
    }

    private Condition? ReadAnd(int depth)
    {
        Condition? left = ReadPart(depth);
        while (left is not null && _cursor.TryWord("and"))
        {
            left = ReadPart(depth) is Condition right ? new AndCondition(left, right) : null;
        }

        return left;
    }

    private Condition? ReadPart(int depth)
    {
        _cursor.Next();
        int start = _cursor.Position;
        if (_cursor.TryWord("not"))
        {
            // "not (" is one level, so that a condition written with all its parentheses nests no deeper.
            bool isGroup = _cursor.Next() == '(';
            if (!IsAllowed(start, depth))
            {
                return null;
            }

            Condition? part = isGroup ? ReadGroup(depth + 1) : ReadPart(depth + 1);
            return part is null ? null : new NotCondition(part);
        }

        if (_cursor.Next() == '(')
        {
            return IsAllowed(start, depth) ? ReadGroup(depth + 1) : null;
        }

        _comparisons++;
        if (_comparisons > MostComparisons)
        {
            _cursor.Refuse(
                string.Format(
                    CultureInfo.InvariantCulture, "at most {0} comparisons in a condition", MostComparisons),
                "split the statement");
            return null;
        }

        return ReadComparison() is BoundComparison comparison ? new ComparisonCondition(comparison) : null;
    }

    private Condition? ReadGroup(int depth)
    {
        _cursor.TryLetter('(');
        Condition? inner = ReadOr(depth);
        return inner is not null && _cursor.Expect(')', "')', 'and' or 'or'", "close the parenthesis")
            ? inner
            : null;
    }

    private bool IsAllowed(int start, int depth)
    {
        if (depth < DeepestNesting)
        {
            return true;
        }

        _cursor.Refuse(
            start,
            string.Format(
                CultureInfo.InvariantCulture, "at most {0} levels of parentheses and 'not'", DeepestNesting),
            ExpressionTokens.Describe(_cursor.Text, start),
            null,
            "take the condition apart");
        return false;
    }
}
