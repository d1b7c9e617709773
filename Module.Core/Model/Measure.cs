using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A figure over a path. Immutable, compared by value.</summary>
public sealed record Measure
{
    /// <summary>Makes a measure.</summary>
    /// <param name="outer">The outer reduction.</param>
    /// <param name="nodes">Shape: n >= 2; the star only where n = 2 and only once; exactly 2 for a
    /// connection.</param>
    /// <param name="isConnection">True to add up both directions of a pair.</param>
    /// <exception cref="ArgumentException">The nodes break these rules.</exception>
    public Measure(Reduction outer, IReadOnlyList<PathNode> nodes, bool isConnection = false)
    {
        Outer = Guard.NotNull(outer, nameof(outer));
        Nodes = Guard.NotNull(nodes, nameof(nodes));
        IsConnection = isConnection;
        int stars = nodes.Count(node => node.Kind == PathNodeKind.Any);
        if (nodes.Count < 2 || (isConnection && nodes.Count != 2))
        {
            throw new ArgumentException("A path has at least two nodes, a connection exactly two.", nameof(nodes));
        }

        if (stars > 1 || (stars == 1 && nodes.Count > 2))
        {
            throw new ArgumentException("'*' stands only in a path of two nodes, and not at both.", nameof(nodes));
        }
    }

    /// <summary>The outer reduction.</summary>
    public Reduction Outer { get; }

    /// <summary>The nodes, sender first.</summary>
    public IReadOnlyList<PathNode> Nodes { get; }

    /// <summary>True where both directions of a pair are added up.</summary>
    public bool IsConnection { get; }

    /// <inheritdoc/>
    public bool Equals(Measure? other) => other is not null && Outer == other.Outer
        && IsConnection == other.IsConnection && Nodes.SequenceEqual(other.Nodes);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Nodes.Aggregate(Outer.GetHashCode(), (hash, node) => unchecked((hash * 31) + node.GetHashCode()));

    /// <summary>The measure as a spec writes it.</summary>
    public override string ToString()
    {
        string path = string.Join(", ", Nodes);
        return IsConnection ? $"{Outer}(Connection({path}))" : $"{Outer}({path})";
    }
}
