using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Units;

namespace NetUtil.Core.Specs;

/// <summary>Reads the comparison and the bandwidth of a statement.</summary>
internal sealed class BoundParser
{
    private const string ExpectedComparison = "a comparison";
    private const string ComparisonAdvice = "write >, >=, =, <=, < or gt, ge, eq, le, lt";

    private static readonly Dictionary<string, Comparison> s_signs = new()
    {
        [">"] = Comparison.Greater,
        [">="] = Comparison.GreaterOrEqual,
        ["="] = Comparison.Equal,
        ["<="] = Comparison.LessOrEqual,
        ["<"] = Comparison.Less,
    };

    private static readonly Dictionary<string, string> s_mistakenSigns = new()
    {
        ["=>"] = ">=", ["=<"] = "<=", ["=="] = "=", [">>"] = ">", ["<<"] = "<",
        ["\u2265"] = ">=", ["\u2264"] = "<=",
    };

    private readonly ExpressionCursor _cursor;

    public BoundParser(ExpressionCursor cursor) => _cursor = cursor;

    /// <summary>Reads a comparison and a bandwidth.</summary>
    /// <returns>False where the end of the statement was not found; then the problem is noted.</returns>
    public bool TryRead(out Comparison comparison, out Bandwidth bound)
    {
        bound = default;
        if (!TryReadComparison(out comparison))
        {
            return false;
        }

        int start = _cursor.Position;
        return TryReadBandwidth(ref bound) && CheckSense(start, comparison, bound);
    }

    private bool TryReadComparison(out Comparison comparison)
    {
        comparison = Comparison.Greater;
        char next = _cursor.Next();
        int start = _cursor.Position;
        string text = _cursor.Text;
        int signEnd = ExpressionTokens.EndOfSign(text, start);
        if (signEnd > start)
        {
            string sign = text.Substring(start, signEnd - start);
            _cursor.Position = signEnd;
            if (!s_signs.TryGetValue(sign, out comparison))
            {
                string? meant = s_mistakenSigns.TryGetValue(sign, out string? right) ? right : null;
                string? advice = meant is null ? ComparisonAdvice : null;
                _cursor.Refuse(start, ExpectedComparison, $"'{sign}'", meant, advice);
            }

            return true;
        }

        if (next is '.' or (>= '0' and <= '9'))
        {
            _cursor.Refuse(ExpectedComparison, ComparisonAdvice + " before the number");
            return true;
        }

        return TryReadWord(start, out comparison);
    }

    private bool TryReadWord(int start, out Comparison comparison)
    {
        string text = _cursor.Text;
        int end = start;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        string word = text.Substring(start, end - start);
        if (ExpressionWords.Comparisons.TryGetValue(word, out comparison))
        {
            _cursor.Position = end;
            return true;
        }

        bool isBeforeNumber = word.Length > 0 && IsNumberAt(ExpressionTokens.SkipSpace(text, end));
        if (!isBeforeNumber)
        {
            return _cursor.Refuse(ExpectedComparison, ComparisonAdvice + " and a bandwidth");
        }

        _cursor.RefuseWord(
            start, word, ExpectedComparison, ExpressionWords.Comparisons.Keys, ComparisonAdvice);
        _cursor.Position = end;
        return true;
    }

    private bool IsNumberAt(int index) =>
        index < _cursor.Text.Length && _cursor.Text[index] is '.' or (>= '0' and <= '9');

    private bool TryReadBandwidth(ref Bandwidth bound)
    {
        _cursor.Next();
        string text = _cursor.Text;
        int start = _cursor.Position;
        int numberEnd = BandwidthParser.EndOfNumber(text, start);
        if (numberEnd == start)
        {
            return _cursor.Refuse("a number", "write a number and a unit, such as 1.5 MBS");
        }

        int unitStart = ExpressionTokens.SkipSpace(text, numberEnd);
        int unitEnd = EndOfUnit(unitStart);
        _cursor.Position = unitEnd > unitStart ? unitEnd : numberEnd;
        BandwidthParseResult read = BandwidthParser.Parse(text.Substring(start, _cursor.Position - start));
        if (read.Problem is not BandwidthProblem problem)
        {
            bound = read.Value!.Value;
            return true;
        }

        if (unitEnd == unitStart && start + problem.Index == numberEnd)
        {
            RefuseMissingUnit(numberEnd, unitStart, problem);
        }
        else
        {
            _cursor.Refuse(
                start + problem.Index, problem.Expected, problem.Found, problem.Suggestion, problem.Advice);
        }

        // The end of the bandwidth is known, so the next statement can be read. What is refused is no bound of 0.
        bound = new Bandwidth(1);
        return true;
    }

    private void RefuseMissingUnit(int numberEnd, int next, BandwidthProblem problem)
    {
        bool isOnLine = next < _cursor.Text.Length
            && _cursor.Text.IndexOf('\n', numberEnd, next - numberEnd) < 0;
        _cursor.Refuse(
            isOnLine ? next : numberEnd,
            problem.Expected,
            isOnLine || next >= _cursor.Text.Length
                ? ExpressionTokens.Describe(_cursor.Text, next)
                : "the end of the line",
            null,
            problem.Advice);
    }

    // A word that is called or joins conditions is no unit: the unit is missing.
    private int EndOfUnit(int start)
    {
        string text = _cursor.Text;
        int end = start;
        while (end < text.Length && !BandwidthParser.IsBoundary(text[end]) && "<>=,*".IndexOf(text[end]) < 0)
        {
            end++;
        }

        string word = text.Substring(start, end - start);
        bool isUnit = word.Length > 0 && char.IsLetter(word[0])
            && !ExpressionWords.Joints.Any(joint => ExpressionTokens.IsWord(word, joint))
            && !ExpressionTokens.IsCall(text, end);
        return isUnit ? end : start;
    }

    private bool CheckSense(int start, Comparison comparison, Bandwidth bound)
    {
        if (bound == Bandwidth.Zero && comparison is Comparison.Less or Comparison.GreaterOrEqual)
        {
            string always = comparison == Comparison.Less ? "nothing is below 0" : "everything is at least 0";
            _cursor.Refuse(
                ExpressionTokens.SkipSpace(_cursor.Text, start),
                "a bandwidth above 0",
                "0",
                null,
                $"{always}; write a bandwidth above 0, or another comparison");
        }

        return true;
    }
}
