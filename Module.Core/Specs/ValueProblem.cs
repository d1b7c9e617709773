namespace NetUtil.Core.Specs;

/// <summary>Why the value of an attribute is refused.</summary>
/// <param name="Expected">What should stand there.</param>
/// <param name="Advice">What to do, as half a sentence; null to say "write" and the suggestion.</param>
/// <param name="Suggestion">What was probably meant; null where that is not clear.</param>
internal sealed record ValueProblem(string Expected, string? Advice, string? Suggestion = null);
