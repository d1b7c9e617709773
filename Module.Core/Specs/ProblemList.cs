using System.Collections.Generic;
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

    public int Count => _problems.Count;

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

    /// <summary>The problems in the order of the file.</summary>
    public IReadOnlyList<SpecProblem> InOrder() =>
        _problems.OrderBy(entry => entry.Offset).Select(entry => entry.Problem).ToArray();
}
