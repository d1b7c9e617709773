using System;

namespace NetUtil.Core.Units;

/// <summary>Why a text is no bandwidth. Immutable, compared by value.</summary>
/// <param name="Index">Where in the text, from 0; its length where something is missing at the end.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Found">What stands there, in single quotes, or "the end".</param>
/// <param name="Suggestion">What was probably meant; null where that is not clear.</param>
/// <param name="Advice">What to do, as half a sentence; a question ends with its mark.</param>
public sealed record BandwidthProblem(
    int Index, string Expected, string Found, string? Suggestion, string Advice)
{
    /// <summary>The problem in one sentence.</summary>
    public string Message
    {
        get
        {
            string end = Advice.EndsWith("?", StringComparison.Ordinal) ? string.Empty : ".";
            return $"Expected {Expected}, found {Found}; {Advice}{end}";
        }
    }
}
