using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A node of a path. Immutable, compared by value; component names compare without case.</summary>
public sealed record PathNode
{
    private PathNode(PathNodeKind kind, string component, Reduction? reduction)
    {
        Kind = kind;
        Component = component;
        Reduction = reduction;
    }

    /// <summary>The star.</summary>
    public static PathNode Any { get; } = new(PathNodeKind.Any, "*", null);

    /// <summary>What it stands for.</summary>
    public PathNodeKind Kind { get; }

    /// <summary>The component's name; "*" for the star.</summary>
    public string Component { get; }

    /// <summary>How a reduced node collapses; otherwise null.</summary>
    public Reduction? Reduction { get; }

    /// <summary>A node for each instance of a component.</summary>
    /// <param name="component">Its name; not blank.</param>
    public static PathNode Of(string component) =>
        new(PathNodeKind.Component, Guard.NotBlank(component, nameof(component)), null);

    /// <summary>A node that collapses a component.</summary>
    /// <param name="reduction">How; not Each.</param>
    /// <param name="component">Its name; not blank.</param>
    /// <exception cref="ArgumentException">The reduction is Each, which does not collapse.</exception>
    public static PathNode Reduced(Reduction reduction, string component)
    {
        if (Guard.NotNull(reduction, nameof(reduction)).Kind == ReductionKind.Each)
        {
            throw new ArgumentException(
                "Each does not collapse a node; it can only be the outer one.", nameof(reduction));
        }

        return new PathNode(PathNodeKind.Reduced, Guard.NotBlank(component, nameof(component)), reduction);
    }

    /// <inheritdoc/>
    public bool Equals(PathNode? other) => other is not null && Kind == other.Kind && Reduction == other.Reduction
        && string.Equals(Component, other.Component, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Component);

    /// <summary>The node as a spec writes it; a name that is a word of the language stands in quotes.</summary>
    public override string ToString()
    {
        if (Kind == PathNodeKind.Any)
        {
            return Component;
        }

        string name = ExpressionWords.Quote(Component);
        return Kind == PathNodeKind.Reduced ? $"{Reduction}({name})" : name;
    }
}
