using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>One statement of a spec. Immutable, compared by value.</summary>
/// <param name="Requirement">What must hold.</param>
/// <param name="When">When it must; null for always.</param>
public sealed record Statement(BoundComparison Requirement, Condition? When = null)
{
    /// <summary>What must hold.</summary>
    public BoundComparison Requirement { get; } = Guard.NotNull(Requirement, nameof(Requirement));

    /// <summary>The statement as a spec writes it.</summary>
    public override string ToString() => When is null ? $"{Requirement}" : $"when {When}: {Requirement}";
}
