namespace NetUtil.Tests.Doubles.Vmm.Syntax;

/// <summary>How a parameter is used in one parameter set.</summary>
/// <param name="Set">The set's name; null where the command has one set without a name.</param>
/// <param name="IsRequired">Whether the set asks for it.</param>
/// <param name="Position">From 0; null where it is named only.</param>
/// <param name="IsByValue">Whether objects of the pipeline bind to it.</param>
/// <param name="IsByName">Whether properties of objects of the pipeline bind to it.</param>
internal sealed record ParameterUse(string? Set, bool IsRequired, int? Position, bool IsByValue, bool IsByName);
