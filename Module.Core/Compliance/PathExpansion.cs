using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>Expands a measure over the instances of its components.</summary>
internal static class PathExpansion
{
    private static readonly ComponentInstance?[] s_star = new ComponentInstance?[1];

    /// <summary>Expands a measure.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="components">Bound components by name.</param>
    /// <param name="fabric">The fabric, to pair the adapters of VMs that have several.</param>
    public static ExpandedMeasure Expand(
        Measure measure, IReadOnlyDictionary<string, BoundComponent> components, FabricInventory fabric)
    {
        List<(int[] Key, PathInstance Path)> found = new();
        AddPaths(measure, components, fabric, [], [], found);
        IEnumerable<(int[] Key, RateNode Node)> items = found.Select((entry, index) => (entry.Key, new RateNode(index)));
        for (int position = 0; position < measure.Nodes.Count; position++)
        {
            if (measure.Nodes[position].Reduction is Reduction reduction)
            {
                items = Collapse(items, position, reduction);
            }
        }

        return new ExpandedMeasure(
            measure, found.Select(entry => entry.Path).ToArray(), items.Select(item => item.Node).ToArray());
    }

    private static IEnumerable<(int[] Key, RateNode Node)> Collapse(
        IEnumerable<(int[] Key, RateNode Node)> items, int position, Reduction reduction) => items
            .Select(item => (Key: item.Key.Select((part, i) => i == position ? -1 : part).ToArray(), item.Node))
            .GroupBy(item => string.Join(",", item.Key))
            .Select(group => (group.First().Key, new RateNode(reduction, group.Select(item => item.Node).ToArray())))
            .ToArray();

    private static void AddPaths(
        Measure measure,
        IReadOnlyDictionary<string, BoundComponent> components,
        FabricInventory fabric,
        List<int> key,
        List<ComponentInstance?> nodes,
        List<(int[] Key, PathInstance Path)> found)
    {
        if (nodes.Count == measure.Nodes.Count)
        {
            if (IsCounted(measure, components, nodes))
            {
                found.Add((key.ToArray(), PathOf(measure, nodes.ToArray(), fabric)));
            }

            return;
        }

        PathNode node = measure.Nodes[nodes.Count];
        ComponentInstance?[] choices =
            node.Kind == PathNodeKind.Any ? s_star : components[node.Component].Instances.ToArray();
        for (int i = 0; i < choices.Length; i++)
        {
            if (nodes.Count > 0 && choices[i] is not null && nodes[nodes.Count - 1]?.Key == choices[i]!.Key)
            {
                continue;
            }

            key.Add(i);
            nodes.Add(choices[i]);
            AddPaths(measure, components, fabric, key, nodes, found);
            key.RemoveAt(key.Count - 1);
            nodes.RemoveAt(nodes.Count - 1);
        }
    }

    private static bool IsCounted(
        Measure measure,
        IReadOnlyDictionary<string, BoundComponent> components,
        List<ComponentInstance?> nodes)
    {
        ComponentInstance? first = nodes[0];
        ComponentInstance? last = nodes[nodes.Count - 1];
        if (first is not null && last is not null && first.Key == last.Key)
        {
            return false;
        }

        // Both orders of a pair come up where two VMs play both sides; a connection counts the pair once.
        return !measure.IsConnection || first is null || last is null
            || string.CompareOrdinal(first.Key, last.Key) < 0
            || !Plays(measure.Nodes[0], last, components)
            || !Plays(measure.Nodes[1], first, components);
    }

    private static bool Plays(
        PathNode node, ComponentInstance instance, IReadOnlyDictionary<string, BoundComponent> components) =>
        node.Kind != PathNodeKind.Any
        && components[node.Component].Instances.Any(one => one.Key == instance.Key);

    private static PathInstance PathOf(
        Measure measure, IReadOnlyList<ComponentInstance?> nodes, FabricInventory fabric)
    {
        List<PathHop> hops = new();
        for (int i = 0; i + 1 < nodes.Count; i++)
        {
            hops.Add((nodes[i], nodes[i + 1]) switch
            {
                (ComponentInstance source, null) => new PathHop(HopKind.AllSent, [], source.Endpoints),
                (null, ComponentInstance target) => new PathHop(HopKind.AllReceived, [], target.Endpoints),
                (ComponentInstance source, ComponentInstance target) => new PathHop(
                    HopKind.Flows, FlowsOf(source, target, measure.IsConnection, fabric), []),
                _ => throw new InvalidOperationException("A path has no star at both ends."),
            });
        }

        return new PathInstance(nodes, hops, measure.IsConnection);
    }

    private static IReadOnlyList<FlowKey> FlowsOf(
        ComponentInstance source, ComponentInstance target, bool isBothWays, FabricInventory fabric)
    {
        List<FlowKey> all = new();
        foreach (string from in source.Endpoints)
        {
            all.AddRange(target.Endpoints.Select(to => new FlowKey(from, to)));
        }

        // Of VMs with several adapters those on one VM network talk; where none share one, any may be routed.
        List<FlowKey> near = all.Where(flow => ShareNetwork(flow, fabric)).ToList();
        List<FlowKey> flows = near.Count > 0 ? near : all;
        return isBothWays
            ? flows.Concat(flows.Select(flow => new FlowKey(flow.TargetId, flow.SourceId))).ToArray()
            : flows;
    }

    private static bool ShareNetwork(FlowKey flow, FabricInventory fabric) =>
        fabric.FindAdapter(flow.SourceId)?.Network is string network
        && string.Equals(network, fabric.FindAdapter(flow.TargetId)?.Network, StringComparison.OrdinalIgnoreCase);
}
