using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Specs;

/// <summary>Reads the statements of a capacitySpecification.</summary>
/// <remarks>
/// <code>
/// statements := statement { [ ";" ] statement } [ ";" ]
/// statement  := [ "when" condition ":" ] measure comparison bandwidth
/// measure    := reduce "(" path ")"
/// path       := node "," node { "," node }  |  "Connection" "(" node "," node ")"
/// node       := name | "*" | reduce "(" name ")"
/// reduce     := Each | Min | Max | Avg | Average | Sum | P50 ... P99
/// comparison := ">" | "gt" | ">=" | "ge" | "=" | "eq" | "&lt;=" | "le" | "&lt;" | "lt"
/// condition  := part { "and" part } { "or" part { "and" part } }
/// part       := "not" part | "(" condition ")" | measure comparison bandwidth
/// name       := letters, digits, "_", "-", "."  |  any characters of a line in double quotes, a quote doubled
/// </code>
/// Words and names are matched without case. A word is a function where "(" follows it, and a name elsewhere.
/// Each is an outer reduce only; "*" stands only in a path of two nodes and not at both. At most 16 nodes make a
/// path, 256 comparisons a condition, and it nests at most 64 deep. Nothing can be below 0 and everything is at
/// least 0, so these two comparisons are refused. Safe on any thread.
/// </remarks>
public static class ExpressionParser
{
    /// <summary>Reads statements; never throws for bad text.</summary>
    /// <param name="text">The statements.</param>
    /// <param name="components">The known components; null where any name will do.</param>
    /// <returns>The statements, or every problem, with positions in <paramref name="text"/>.</returns>
    public static ExpressionParseResult Parse(string text, IEnumerable<string>? components = null)
    {
        ProblemList problems = new(new SourceText(Guard.NotNull(text, nameof(text))));
        HashSet<string>? known =
            components is null ? null : new HashSet<string>(components, StringComparer.OrdinalIgnoreCase);
        return new ExpressionParseResult(Parse(MappedText.WholeOf(text), known, problems), problems.InOrder());
    }

    /// <summary>Reads statements that stand somewhere in a spec.</summary>
    /// <param name="text">The statements.</param>
    /// <param name="components">The known components, compared without case; null where any name will do.</param>
    /// <param name="problems">Takes the problems.</param>
    internal static IReadOnlyList<Statement> Parse(
        MappedText text, HashSet<string>? components, ProblemList problems) =>
        new StatementParser(new ExpressionCursor(text, problems, components)).ReadAll();
}
