using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>A node of the tree that reduces path instances to figures: a path instance, or a reduction of others.
/// Immutable.</summary>
internal sealed class RateNode
{
    public RateNode(int path) => Path = path;

    public RateNode(Reduction reduction, IReadOnlyList<RateNode> children)
    {
        Path = -1;
        Reduction = reduction;
        Children = children;
    }

    /// <summary>Index of the path instance; -1 for a reduction.</summary>
    public int Path { get; }

    /// <summary>How the children reduce; null for a path instance.</summary>
    public Reduction? Reduction { get; }

    /// <summary>What is reduced.</summary>
    public IReadOnlyList<RateNode> Children { get; } = Array.Empty<RateNode>();

    /// <summary>The figure, given each path instance's rate.</summary>
    public double Of(IReadOnlyList<double> pathRates) =>
        Reduction is null ? pathRates[Path] : Reduction.Of(Children.Select(child => child.Of(pathRates)).ToArray());

    /// <summary>The path instances below.</summary>
    public IEnumerable<int> Paths() => Reduction is null ? [Path] : Children.SelectMany(child => child.Paths());
}
