using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>A requirement that a plan does not mend. Immutable.</summary>
public sealed class UnmetRequirement
{
    /// <summary>Makes one.</summary>
    /// <param name="requirement">Its full name; not blank.</param>
    /// <param name="obstacles">The adapters, uplinks and rules that stand in the way, in words.</param>
    public UnmetRequirement(string requirement, IReadOnlyList<string> obstacles)
    {
        Requirement = Guard.NotBlank(requirement, nameof(requirement));
        Obstacles = Guard.NotNull(obstacles, nameof(obstacles));
    }

    /// <summary>"application/id".</summary>
    public string Requirement { get; }

    /// <summary>The adapters, uplinks and rules that stand in the way, in words.</summary>
    public IReadOnlyList<string> Obstacles { get; }

    /// <summary>The requirement and what stands in its way.</summary>
    public override string ToString() => $"{Requirement}: {string.Join("; ", Obstacles)}";
}
