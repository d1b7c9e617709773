using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>What is used of ports, uplinks, links and lines, named flows included as far as they are observed.
/// Cautious: where meters leave a span, as if the most were used; hopeful: as if the least were. Rates in
/// bit/s. Not safe on several threads.</summary>
internal sealed class CapacityLoad
{
    private readonly TrafficPicture _picture;
    private readonly bool _isCautious;
    private readonly ILookup<string, FlowKey> _bySource;
    private readonly ILookup<string, FlowKey> _byTarget;
    private readonly HashSet<(string Endpoint, HopKind Kind)> _stars;
    private readonly Dictionary<string, List<VirtualAdapter>> _portsOfUplink = new(StringComparer.Ordinal);
    private readonly Dictionary<RouteStep, List<FlowKey>> _named = new();
    private readonly Dictionary<RouteStep, double> _loads = new();
    private readonly Dictionary<(string AdapterId, double Limit), double> _leaving = new();

    public CapacityLoad(
        TrafficPicture picture,
        IEnumerable<FlowKey> named,
        IEnumerable<(string Endpoint, HopKind Kind)> stars,
        bool isCautious)
    {
        _stars = new HashSet<(string Endpoint, HopKind Kind)>(stars);
        _picture = picture;
        _isCautious = isCautious;
        FlowKey[] flows = named.Distinct().ToArray();
        _bySource = flows.ToLookup(flow => flow.SourceId, StringComparer.Ordinal);
        _byTarget = flows.ToLookup(flow => flow.TargetId, StringComparer.Ordinal);
        foreach (FlowKey flow in flows)
        {
            foreach (RouteStep step in Fabric.Routes.Between(flow.SourceId, flow.TargetId))
            {
                if (!_named.TryGetValue(step, out List<FlowKey>? through))
                {
                    _named.Add(step, through = new List<FlowKey>());
                }

                through.Add(flow);
            }
        }

        foreach (VirtualMachine machine in Fabric.VirtualMachines.Where(machine => machine.IsRunning))
        {
            foreach (VirtualAdapter adapter in machine.Adapters)
            {
                if (Fabric.SwitchOf(adapter.Id)?.Uplink is Uplink uplink)
                {
                    PortsOf(uplink.Id).Add(adapter);
                }
            }
        }
    }

    private FabricInventory Fabric => _picture.Fabric;

    /// <summary>The ports of running VMs on an uplink.</summary>
    public IReadOnlyList<VirtualAdapter> PortsOn(string uplinkId) => PortsOf(uplinkId);

    /// <summary>What a port sends, up to a limit; a named flow's unmet demand is what it would be raised by, so
    /// it is no use.</summary>
    public double SentBy(string adapterId, double limit) =>
        Sent(adapterId, Math.Min(limit, _picture.PortLimit(adapterId)), 0, _ => true);

    /// <summary>What of that leaves the host.</summary>
    public double LeavingFrom(string adapterId, double limit)
    {
        if (!_leaving.TryGetValue((adapterId, limit), out double leaving))
        {
            _leaving.Add((adapterId, limit), leaving = FindLeaving(adapterId, limit));
        }

        return leaving;
    }

    /// <summary>What a port receives from outside its host, up to a limit.</summary>
    public double EnteringTo(string adapterId, double limit)
    {
        FlowKey[] own = _byTarget[adapterId].Where(flow => !IsInside(flow)).ToArray();
        double arrived = own.Sum(flow => _picture.Arriving(flow).Low);
        double inside = _isCautious
            ? _picture.MeasuredTo(adapterId).Where(flow => IsInside(flow.Flow)).Sum(flow => flow.Rate)
            : Neighbours(adapterId).Sum(other => _picture.Arriving(new FlowKey(other, adapterId)).High);
        return _picture.ArrivedAt(adapterId) is double total
            ? Math.Max(arrived, Math.Min(limit, total - inside) - SpanOf(own, adapterId, HopKind.AllReceived))
            : _isCautious ? limit : arrived;
    }

    /// <summary>What an uplink or a link carries.</summary>
    public double Of(RouteStep step)
    {
        if (!_loads.TryGetValue(step, out double load))
        {
            _loads.Add(step, load = Find(step));
        }

        return load;
    }

    /// <summary>What the line of an external carries.</summary>
    /// <param name="endpointIds">The addresses that share it.</param>
    /// <param name="way">Out: from the external; in: to it.</param>
    /// <param name="capacity">No more than this.</param>
    public double OfLine(IReadOnlyList<string> endpointIds, RouteDirection way, double capacity)
    {
        double known = endpointIds.Sum(id =>
            (way == RouteDirection.Out ? _picture.MeasuredFrom(id) : _picture.MeasuredTo(id)).Sum(flow => flow.Rate));
        double most = !_isCautious ? known : Fabric.VirtualMachines
            .Where(machine => machine.IsRunning)
            .SelectMany(machine => machine.Adapters)
            .SelectMany(adapter => endpointIds.Select(id => way == RouteDirection.Out
                ? new FlowKey(id, adapter.Id)
                : new FlowKey(adapter.Id, id)))
            .Sum(flow => _picture.Arriving(flow).High);
        return Math.Max(known, Math.Min(capacity, most));
    }

    private double FindLeaving(string adapterId, double limit) => Sent(
        adapterId,
        Math.Min(limit, _picture.EgressLimit(adapterId)),
        _isCautious
            ? _picture.MeasuredFrom(adapterId)
                .Where(flow => IsInside(flow.Flow))
                .Sum(flow => _picture.OfferedBetween(flow.Flow) ?? flow.Rate)
            : Neighbours(adapterId).Sum(other => _picture.Arriving(new FlowKey(adapterId, other)).High),
        flow => !IsInside(flow));

    private double Sent(string adapterId, double limit, double inside, Func<FlowKey, bool> isMeant)
    {
        FlowKey[] own = _bySource[adapterId].Where(isMeant).ToArray();
        double arrived = own.Sum(flow => _picture.Arriving(flow).Low);
        if (_picture.OfferedBy(adapterId) is not double offered)
        {
            return _isCautious ? Math.Max(arrived, limit) : arrived;
        }

        double unmet = own.Sum(UnmetOf) + OthersUnmet(adapterId, own, isMeant);
        double span = SpanOf(
            own.Where(flow => _picture.OfferedBetween(flow) is null), adapterId, HopKind.AllSent);
        return Math.Max(arrived, Math.Min(limit, offered - inside - unmet) - span);
    }

    // What may arrive after all is use to whoever is cautious.
    private double UnmetOf(FlowKey flow)
    {
        RateRange arriving = _picture.Arriving(flow);
        double sure = _isCautious ? arriving.High : arriving.Low;
        return Math.Max(0, (_picture.OfferedBetween(flow) ?? sure) - sure);
    }

    // What is offered to others and does not arrive there uses the port only to whoever is cautious.
    private double OthersUnmet(string adapterId, ICollection<FlowKey> own, Func<FlowKey, bool> isMeant) =>
        _isCautious ? 0 : _picture.SeenFrom(adapterId).Where(flow => isMeant(flow) && !own.Contains(flow)).Sum(UnmetOf);

    private double Find(RouteStep step)
    {
        IReadOnlyList<FlowKey> own = _named.TryGetValue(step, out List<FlowKey>? through) ? through : [];
        double arrived = own.Sum(flow => _picture.Arriving(flow).Low);
        if (_picture.CarriedBy(step) is double carried)
        {
            HopKind kind = step.Direction == RouteDirection.Out ? HopKind.AllSent : HopKind.AllReceived;
            double stars = step.Kind == RouteStepKind.Uplink
                ? PortsOf(step.Id).Sum(port => SpanOf([], port.Id, kind))
                : 0;
            return Math.Max(arrived, carried - SpanOf(own, "", kind) - stars);
        }

        // Without a meter of its own: at least what is measured flow by flow, at most what its ports send or
        // receive.
        return !_isCautious
            ? arrived
            : Math.Max(arrived, step.Kind == RouteStepKind.Uplink ? MostOf(step) : step.CapacityBitsPerSecond);
    }

    private double MostOf(RouteStep step) => Math.Min(step.CapacityBitsPerSecond, PortsOf(step.Id).Sum(port =>
        step.Direction == RouteDirection.Out
            ? LeavingFrom(port.Id, step.CapacityBitsPerSecond)
            : EnteringTo(port.Id, step.CapacityBitsPerSecond)));

    private IEnumerable<string> Neighbours(string adapterId) => Fabric.MachineOf(adapterId) is VirtualMachine own
        ? Fabric.VirtualMachines
            .Where(machine => machine.HostId == own.HostId && machine.IsRunning)
            .SelectMany(machine => machine.Adapters)
            .Select(adapter => adapter.Id)
            .Where(id => id != adapterId && Fabric.Routes.StaysInside(adapterId, id))
        : [];

    private bool IsInside(FlowKey flow) => Fabric.Routes.StaysInside(flow.SourceId, flow.TargetId);

    // What named flows, and a star's endpoint, may carry above what is sure; whoever is cautious does not count
    // on it.
    private double SpanOf(IEnumerable<FlowKey> flows, string endpoint, HopKind kind)
    {
        if (_isCautious)
        {
            return 0;
        }

        RateRange star = !_stars.Contains((endpoint, kind)) ? RateRange.Exactly(0)
            : kind == HopKind.AllSent ? _picture.ArrivingFrom(endpoint) : _picture.ArrivingAt(endpoint);
        return flows.Select(_picture.Arriving).Append(star).Sum(range => range.High - range.Low);
    }

    private List<VirtualAdapter> PortsOf(string uplinkId)
    {
        if (!_portsOfUplink.TryGetValue(uplinkId, out List<VirtualAdapter>? ports))
        {
            _portsOfUplink.Add(uplinkId, ports = new List<VirtualAdapter>());
        }

        return ports;
    }
}
