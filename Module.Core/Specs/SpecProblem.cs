using System;
using System.Globalization;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Specs;

/// <summary>One thing that is wrong with a spec. Immutable, compared by value.</summary>
public sealed record SpecProblem
{
    /// <summary>Makes a problem.</summary>
    /// <param name="line">Line in the file, from 1.</param>
    /// <param name="column">Column in the file, from 1, counted in characters of the file as it stands:
    /// "&amp;gt;" is four of them.</param>
    /// <param name="expected">What should stand there; not blank.</param>
    /// <param name="found">What stands there: text of the file in single quotes, else words; not blank.</param>
    /// <param name="suggestion">What was probably meant; null where that is not clear.</param>
    /// <param name="advice">What to do, as half a sentence; null to say "write" and the suggestion.</param>
    public SpecProblem(
        int line, int column, string expected, string found, string? suggestion = null, string? advice = null)
    {
        Line = (int)Guard.InRange(line, 1, int.MaxValue, nameof(line));
        Column = (int)Guard.InRange(column, 1, int.MaxValue, nameof(column));
        Expected = Guard.NotBlank(expected, nameof(expected));
        Found = Guard.NotBlank(found, nameof(found));
        Suggestion = suggestion;
        string what = advice ?? (suggestion is null ? "mend it" : $"write '{suggestion}'");
        Message = string.Format(
            CultureInfo.InvariantCulture,
            "Line {0}, column {1}: expected {2}, found {3}; {4}{5}",
            line,
            column,
            expected,
            found,
            what,
            what.EndsWith("?", StringComparison.Ordinal) ? string.Empty : ".");
    }

    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; }

    /// <summary>Column in the file, from 1, in characters of the file as it stands.</summary>
    public int Column { get; }

    /// <summary>What should stand there.</summary>
    public string Expected { get; }

    /// <summary>What stands there.</summary>
    public string Found { get; }

    /// <summary>What was probably meant; null where that is not clear.</summary>
    public string? Suggestion { get; }

    /// <summary>Where, what and what to do, in one sentence.</summary>
    public string Message { get; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
