using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Compliance;

/// <summary>One instance of each node of a path, with its hops. Immutable.</summary>
internal sealed class PathInstance
{
    public PathInstance(IReadOnlyList<ComponentInstance?> nodes, IReadOnlyList<PathHop> hops, bool isConnection)
    {
        Nodes = nodes;
        Hops = hops;
        string sign = isConnection ? " <-> " : " -> ";
        Name = string.Join(sign, nodes.Select(node => node?.Name ?? "*"));
    }

    /// <summary>One instance a node; null at a star.</summary>
    public IReadOnlyList<ComponentInstance?> Nodes { get; }

    /// <summary>The hops, first one first; the path's rate is the smallest of theirs.</summary>
    public IReadOnlyList<PathHop> Hops { get; }

    /// <summary>For people, such as "web-01 -> sql-01".</summary>
    public string Name { get; }
}
