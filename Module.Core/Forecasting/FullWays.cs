using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Forecasting;

/// <summary>What passes where more is offered than capacities carry. Rates in bit/s. Not safe on several threads,
/// since figures are kept once asked for.</summary>
/// <remarks>Out of a host ports get what their guarantees and shares give them; everywhere else all flows lose
/// the same part. A flow gets what the tightest capacity on its way leaves it.</remarks>
internal sealed class FullWays
{
    private readonly CourseStep _step;
    private readonly FlowMap _map;
    private readonly Dictionary<(RouteStepKind, string, RouteDirection), double> _loads = new();
    private readonly Dictionary<(RouteStepKind, string, RouteDirection), double> _parts = new();
    private readonly Dictionary<string, double> _partOfPort = new(StringComparer.Ordinal);

    public FullWays(CourseStep step, FlowMap map)
    {
        _step = step;
        _map = map;
        (RouteStepKind Kind, string Id, double Capacity)[] capacities = Capacities(map.Fabric).ToArray();
        foreach ((RouteStepKind kind, string id, double capacity) in capacities)
        {
            Fill(kind, id, RouteDirection.Out, capacity);
        }

        foreach ((RouteStepKind kind, string id, double capacity) in capacities)
        {
            Fill(kind, id, RouteDirection.In, capacity);
        }
    }

    /// <summary>What an uplink or a link carries; 0 where its load is not known now.</summary>
    public double Carried(RouteStepKind kind, string id, RouteDirection way)
    {
        if (!_loads.TryGetValue((kind, id, way), out double load) || _parts.ContainsKey((kind, id, way))
            || _parts.Count == 0)
        {
            return load;
        }

        double lost = _map.Through(kind, id, way).Sum(flow => LostOf(flow, _step.FlowOf(flow).Carried));
        return Math.Max(0, load - lost);
    }

    /// <summary>What of a flow does not arrive because something on its way is full.</summary>
    public double LostOf((string Source, string Target) flow, double rate)
    {
        if (_parts.Count == 0 || rate <= 0)
        {
            return 0;
        }

        // A port's share is of what it asks for, of which a part may be lost already.
        double asked = Math.Max(rate, _step.FlowOf(flow).Asked);
        double kept = _map.RouteOf(flow)
            .Select(step => KeptOf(flow.Source, (step.Kind, step.Id, step.Direction), rate, asked))
            .DefaultIfEmpty(rate)
            .Min();
        return Math.Max(0, rate - kept);
    }

    private static IEnumerable<(RouteStepKind Kind, string Id, double Capacity)> Capacities(FabricInventory fabric) =>
        fabric.Hosts
            .SelectMany(host => host.Switches)
            .Select(one => one.Uplink)
            .OfType<Uplink>()
            .Select(uplink => (RouteStepKind.Uplink, uplink.Id, uplink.CapacityBitsPerSecond))
            .Concat(fabric.Links.Select(link => (RouteStepKind.Link, link.Id, link.CapacityBitsPerSecond)));

    private double KeptOf(
        string sourceId, (RouteStepKind, string, RouteDirection Way) step, double rate, double asked) =>
        !_parts.TryGetValue(step, out double part) ? rate
        : step.Way == RouteDirection.Out && _partOfPort.TryGetValue(sourceId, out double ofPort) ? ofPort * asked
        : part * rate;

    // What was lost before does not come here.
    private void Fill(RouteStepKind kind, string id, RouteDirection way, double capacity)
    {
        if (_step.Load(kind, id, way) is not double asked)
        {
            return;
        }

        double load = _parts.Count == 0 ? asked : Math.Max(0, asked - _map
            .Through(kind, id, way)
            .Sum(flow => LostOf(flow, _step.FlowOf(flow).Carried)));
        _loads.Add((kind, id, way), Math.Min(asked, capacity));
        if (load > capacity)
        {
            _parts.Add((kind, id, way), capacity / load);
            AddPorts(kind, id, way);
        }
    }

    private void AddPorts(RouteStepKind kind, string id, RouteDirection way)
    {
        if (kind != RouteStepKind.Uplink || way != RouteDirection.Out)
        {
            return;
        }

        VirtualAdapter[] ports = _map.PortsOf(id).ToArray();
        Dictionary<string, double> uses = ports.ToDictionary(port => port.Id, LeavingFrom, StringComparer.Ordinal);
        UplinkGuarantees shares = new(_map.SwitchWith[id].Switch, ports, port => uses[port]);
        foreach (VirtualAdapter port in ports.Where(port => uses[port.Id] > 0))
        {
            _partOfPort[port.Id] = Math.Min(1, shares.ShareOf(port.Id) / uses[port.Id]);
        }
    }

    private double LeavingFrom(VirtualAdapter port)
    {
        double inside = _map.From(port.Id)
            .Where(flow => _map.RouteOf(flow).Count == 0)
            .Sum(flow => _step.FlowOf(flow).Carried);
        double known = _map.From(port.Id)
            .Where(flow => _map.RouteOf(flow).Count > 0)
            .Sum(flow => _step.FlowOf(flow).Carried);
        double sent = Math.Min(
            _step.Adapter(port.Id)?.Sent ?? 0, port.Port.MaximumBitsPerSecond ?? double.PositiveInfinity);
        return Math.Max(known, sent - inside);
    }
}
