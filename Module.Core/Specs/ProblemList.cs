using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetUtil.Core.Specs;

/// <summary>Collects the problems of one spec, at most so many of them.</summary>
internal sealed class ProblemList
{
    /// <summary>How many are kept; a file with more is no spec that somebody mends line by line.</summary>
    public const int MostProblems = 1000;

    private readonly SourceText _source;
    private readonly List<(int Offset, SpecProblem Problem)> _problems = [];

    public ProblemList(SourceText source) => _source = source;

    public bool IsFull => _problems.Count >= MostProblems;

    /// <summary>Adds a problem at a place in the spec.</summary>
    public void Add(
        int offset, string expected, string found, string? suggestion = null, string? advice = null)
    {
        if (IsFull)
        {
            return;
        }

        (int line, int column) = _source.PositionAt(offset);
        _problems.Add((offset, new SpecProblem(line, column, expected, found, suggestion, advice)));
    }

    /// <summary>The problems in the order of the file; where the list is full, a last one says so.</summary>
    public IReadOnlyList<SpecProblem> InOrder()
    {
        List<SpecProblem> problems =
            _problems.OrderBy(entry => entry.Offset).Select(entry => entry.Problem).ToList();
        if (IsFull)
        {
            SpecProblem last = problems[problems.Count - 1];
            problems.Add(new SpecProblem(
                last.Line,
                last.Column,
                string.Format(CultureInfo.InvariantCulture, "fewer than {0} problems", MostProblems),
                "as many or more",
                null,
                "the rest of the spec was not looked at; mend these first"));
        }

        return problems;
    }
}
