using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A capacitySpecification: statements that share attributes. Immutable.</summary>
public sealed class CapacitySpecification
{
    /// <summary>Makes a capacitySpecification.</summary>
    /// <param name="id">Its id, given or by position; not blank.</param>
    /// <param name="isIdGiven">True where the file names it.</param>
    /// <param name="settings">Its attributes.</param>
    /// <param name="statements">Shape: n >= 1.</param>
    public CapacitySpecification(
        string id, bool isIdGiven, SpecificationSettings settings, IReadOnlyList<Statement> statements)
    {
        Id = Guard.NotBlank(id, nameof(id));
        IsIdGiven = isIdGiven;
        Settings = Guard.NotNull(settings, nameof(settings));
        Statements = Guard.NotNull(statements, nameof(statements));
    }

    /// <summary>Its id, given or by position ("r1", "r2" …).</summary>
    public string Id { get; }

    /// <summary>True where the file names it.</summary>
    public bool IsIdGiven { get; }

    /// <summary>Its attributes.</summary>
    public SpecificationSettings Settings { get; }

    /// <summary>Its statements.</summary>
    public IReadOnlyList<Statement> Statements { get; }
}
