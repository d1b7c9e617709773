using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>What traffic between two endpoints (adapters or externals) of a fabric passes. Computed once for each
/// pair of attachment points and kept; safe on any thread.</summary>
/// <remarks>Over known links the way with the fewest links is taken; of several, the one whose link ids come
/// first in ordinal order. An unknown endpoint (an address that no inventory names) passes no link.</remarks>
public sealed class RouteTable
{
    private readonly FabricInventory _fabric;
    private readonly object _lock = new();
    private readonly Dictionary<(string From, string To), IReadOnlyList<RouteStep>> _links = new();
    private readonly Dictionary<string, List<FabricLink>> _linksAt = new(StringComparer.Ordinal);

    internal RouteTable(FabricInventory fabric)
    {
        _fabric = fabric;
        foreach (FabricLink link in fabric.Links.OrderBy(link => link.Id, StringComparer.Ordinal))
        {
            LinksAt(link.EndA).Add(link);
            LinksAt(link.EndB).Add(link);
        }
    }

    /// <summary>Lists the shared capacities that traffic passes, sender's side first.</summary>
    /// <param name="sourceId">Adapter, external or address that sends.</param>
    /// <param name="targetId">Adapter, external or address that receives.</param>
    /// <returns>Uplinks, links and externals' lines in order; empty where both adapters are on one host, one
    /// virtual switch and one subnet.</returns>
    public IReadOnlyList<RouteStep> Between(string sourceId, string targetId)
    {
        if (StaysInside(Guard.NotNull(sourceId, nameof(sourceId)), Guard.NotNull(targetId, nameof(targetId))))
        {
            return Array.Empty<RouteStep>();
        }

        List<RouteStep> steps = new();
        AddEnd(steps, sourceId, RouteDirection.Out);
        steps.AddRange(LinksBetween(Attachment(sourceId), Attachment(targetId)));
        AddEnd(steps, targetId, RouteDirection.In);
        return steps;
    }

    /// <summary>Says whether traffic between two adapters uses no uplink: one host, one virtual switch, one
    /// subnet.</summary>
    /// <param name="sourceId">An adapter or external.</param>
    /// <param name="targetId">An adapter or external.</param>
    public bool StaysInside(string sourceId, string targetId)
    {
        VirtualAdapter? source = _fabric.FindAdapter(sourceId);
        VirtualAdapter? target = _fabric.FindAdapter(targetId);
        return source is not null && target is not null
            && _fabric.MachineOf(sourceId)!.HostId == _fabric.MachineOf(targetId)!.HostId
            && string.Equals(source.SwitchName, target.SwitchName, StringComparison.OrdinalIgnoreCase)
            && string.Equals(source.Subnet, target.Subnet, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Says whether anything can get from the source to the target: an adapter that is connected to
    /// nothing, or to a switch without an uplink, reaches nothing outside.</summary>
    /// <param name="sourceId">An adapter or external.</param>
    /// <param name="targetId">An adapter or external.</param>
    public bool Connects(string sourceId, string targetId) =>
        (_fabric.SwitchOf(sourceId) is not null && StaysInside(sourceId, targetId))
        || (HasWayOut(sourceId) && HasWayOut(targetId));

    private bool HasWayOut(string endpointId) =>
        _fabric.FindAdapter(endpointId) is null || _fabric.SwitchOf(endpointId)?.Uplink is not null;

    private string Attachment(string endpointId) => _fabric.SwitchOf(endpointId)?.Uplink?.Id ?? endpointId;

    private void AddEnd(List<RouteStep> steps, string endpointId, RouteDirection direction)
    {
        if (_fabric.SwitchOf(endpointId)?.Uplink is Uplink uplink)
        {
            steps.Add(new RouteStep(RouteStepKind.Uplink, uplink.Id, direction, uplink.CapacityBitsPerSecond));
        }
        else if (_fabric.FindExternal(endpointId)?.CapacityBitsPerSecond is double capacity)
        {
            steps.Add(new RouteStep(RouteStepKind.External, endpointId, direction, capacity));
        }
    }

    private List<FabricLink> LinksAt(string end)
    {
        if (!_linksAt.TryGetValue(end, out List<FabricLink>? links))
        {
            _linksAt.Add(end, links = new List<FabricLink>());
        }

        return links;
    }

    private IReadOnlyList<RouteStep> LinksBetween(string from, string to)
    {
        lock (_lock)
        {
            if (!_links.TryGetValue((from, to), out IReadOnlyList<RouteStep>? steps))
            {
                _links.Add((from, to), steps = FewestLinks(from, to));
            }

            return steps;
        }
    }

    private IReadOnlyList<RouteStep> FewestLinks(string from, string to)
    {
        if (from == to || !_linksAt.ContainsKey(from) || !_linksAt.ContainsKey(to))
        {
            return Array.Empty<RouteStep>();
        }

        Dictionary<string, (string Previous, FabricLink Link)> reachedBy = new(StringComparer.Ordinal);
        Queue<string> open = new();
        open.Enqueue(from);
        while (open.Count > 0 && !reachedBy.ContainsKey(to))
        {
            string at = open.Dequeue();
            foreach (FabricLink link in _linksAt[at])
            {
                string next = link.EndA == at ? link.EndB : link.EndA;
                if (next != from && !reachedBy.ContainsKey(next))
                {
                    reachedBy.Add(next, (at, link));
                    open.Enqueue(next);
                }
            }
        }

        return reachedBy.ContainsKey(to) ? WayBack(from, to, reachedBy) : Array.Empty<RouteStep>();
    }

    private static IReadOnlyList<RouteStep> WayBack(
        string from, string to, Dictionary<string, (string Previous, FabricLink Link)> reachedBy)
    {
        List<RouteStep> steps = new();
        for (string at = to; at != from; at = reachedBy[at].Previous)
        {
            (string previous, FabricLink link) = reachedBy[at];
            RouteDirection direction = link.EndA == previous ? RouteDirection.Out : RouteDirection.In;
            steps.Add(new RouteStep(RouteStepKind.Link, link.Id, direction, link.CapacityBitsPerSecond));
        }

        steps.Reverse();
        return steps;
    }
}
