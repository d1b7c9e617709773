using System;
using System.Globalization;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>One thing that is wrong with a document of a simulated fabric. Immutable, compared by
/// value.</summary>
public sealed record DocumentProblem
{
    /// <summary>Makes a problem.</summary>
    /// <param name="line">Line in the document, from 1.</param>
    /// <param name="column">Column in the document, from 1, in characters.</param>
    /// <param name="path">Where in the document, such as "$.hosts[0].id"; not blank.</param>
    /// <param name="expected">What should stand there; not blank.</param>
    /// <param name="found">What stands there; not blank.</param>
    /// <param name="suggestion">What was probably meant; null where that is not clear.</param>
    /// <param name="advice">What to do, as half a sentence; null to say "write" and the suggestion.</param>
    public DocumentProblem(
        int line,
        int column,
        string path,
        string expected,
        string found,
        string? suggestion = null,
        string? advice = null)
    {
        Line = (int)Guard.InRange(line, 1, int.MaxValue, nameof(line));
        Column = (int)Guard.InRange(column, 1, int.MaxValue, nameof(column));
        Path = Guard.NotBlank(path, nameof(path));
        Expected = Guard.NotBlank(expected, nameof(expected));
        Found = Guard.NotBlank(found, nameof(found));
        Suggestion = suggestion;
        string what = advice ?? (suggestion is null ? "mend it" : $"write '{suggestion}'");
        Message = string.Format(
            CultureInfo.InvariantCulture,
            "Line {0}, column {1} ({2}): expected {3}, found {4}; {5}{6}",
            line,
            column,
            path,
            expected,
            found,
            what,
            what.EndsWith("?", StringComparison.Ordinal) ? string.Empty : ".");
    }

    /// <summary>Line in the document, from 1.</summary>
    public int Line { get; }

    /// <summary>Column in the document, from 1, in characters.</summary>
    public int Column { get; }

    /// <summary>Where in the document, such as "$.hosts[0].id".</summary>
    public string Path { get; }

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
