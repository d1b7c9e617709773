using System.Collections.Generic;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>What came of reading an expression: statements or problems. Immutable.</summary>
public sealed class ExpressionParseResult
{
    internal ExpressionParseResult(IReadOnlyList<Statement> statements, IReadOnlyList<SpecProblem> problems)
    {
        Statements = problems.Count == 0 ? statements : [];
        Problems = problems;
    }

    /// <summary>The statements in order; empty where there is a problem.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <summary>Every problem in the order of the text; empty where there is none.</summary>
    public IReadOnlyList<SpecProblem> Problems { get; }
}
