using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>What is used of every capacity, so that the rest is room for named flows. Cautious: where meters leave a
/// span, as if the most were used; hopeful: as if the least were. Rates in bit/s. Not safe on several threads.
/// </summary>
/// <remarks>"Used" includes what named flows are observed to use; they rise above that.</remarks>
internal sealed class CapacityRoom
{
    private readonly bool _isCautious;
    private readonly HashSet<FlowKey> _named;
    private readonly IReadOnlyList<ComponentInstance> _statedExternals;
    private readonly Dictionary<string, UplinkGuarantees> _guarantees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<VirtualAdapter>> _portsOfUplink = new(StringComparer.Ordinal);

    public CapacityRoom(
        TrafficPicture picture,
        IEnumerable<FlowKey> named,
        IReadOnlyList<ComponentInstance> statedExternals,
        bool isCautious)
    {
        Picture = picture;
        _named = new HashSet<FlowKey>(named);
        _statedExternals = statedExternals;
        _isCautious = isCautious;
        foreach (VirtualMachine machine in picture.Fabric.VirtualMachines.Where(machine => machine.IsRunning))
        {
            foreach (VirtualAdapter adapter in machine.Adapters)
            {
                if (picture.Fabric.SwitchOf(adapter.Id)?.Uplink is Uplink uplink)
                {
                    PortsOf(uplink.Id).Add(adapter);
                }
            }
        }
    }

    public TrafficPicture Picture { get; }

    private FabricInventory Fabric => Picture.Fabric;

    /// <summary>The maximum of a port; null where it has none.</summary>
    public CapacityUse? PortMaximum(string endpointId) =>
        Fabric.FindAdapter(endpointId)?.Port.MaximumBitsPerSecond is double maximum
            ? new CapacityUse(
                CapacityKind.PortMaximum, endpointId, RouteDirection.Out, maximum, UsedBy(endpointId, maximum))
            : null;

    /// <summary>The team member that an adapter is pinned to; null where it has none.</summary>
    public CapacityUse? TeamMember(string endpointId, RouteDirection way)
    {
        if (Fabric.SwitchOf(endpointId)?.Uplink?.LargestMemberBitsPerSecond is not double member)
        {
            return null;
        }

        double used = way == RouteDirection.Out ? UsedBy(endpointId, member) : ReceivedBy(endpointId, member);
        return new CapacityUse(CapacityKind.TeamMember, endpointId, way, member, used);
    }

    /// <summary>An uplink, a link or an external's line.</summary>
    public CapacityUse Shared(RouteStep step)
    {
        CapacityKind kind = step.Kind switch
        {
            RouteStepKind.Uplink => CapacityKind.Uplink,
            RouteStepKind.Link => CapacityKind.Link,
            _ => CapacityKind.External,
        };
        double used = step.Kind == RouteStepKind.External ? UsedOfLine(step.Id, step.Direction) : UsedOf(step);
        return new CapacityUse(kind, step.Id, step.Direction, step.CapacityBitsPerSecond, used);
    }

    /// <summary>Lines of externals whose capacity a spec states.</summary>
    public IEnumerable<CapacityUse> StatedLines() => _statedExternals.SelectMany(external => new[]
    {
        new CapacityUse(
            CapacityKind.External,
            external.Key,
            RouteDirection.Out,
            external.CapacityBitsPerSecond!.Value,
            UsedOfLine(external.Key, RouteDirection.Out)),
        new CapacityUse(
            CapacityKind.External,
            external.Key,
            RouteDirection.In,
            external.CapacityBitsPerSecond!.Value,
            UsedOfLine(external.Key, RouteDirection.In)),
    });

    /// <summary>What a port's guarantee gives it beyond what it uses, where its uplink is contended.</summary>
    public CapacityUse Guarantee(string adapterId)
    {
        double guarantee = GuaranteesOf(Fabric.SwitchOf(adapterId)!).Of(adapterId);
        double limit = Math.Min(guarantee, Picture.EgressLimit(adapterId));
        return new CapacityUse(
            CapacityKind.PortGuarantee, adapterId, RouteDirection.Out, limit, UsedBy(adapterId, double.MaxValue));
    }

    /// <summary>The share of its use that a port keeps where its uplink is contended; 0 to 1.</summary>
    public double KeptFraction(string adapterId)
    {
        double used = UsedBy(adapterId, double.MaxValue);
        return used <= 0
            ? 1
            : Math.Min(1, GuaranteesOf(Fabric.SwitchOf(adapterId)!).ShareOf(adapterId) / used);
    }

    /// <summary>Says whether a port's guarantee offers more than it uses.</summary>
    public bool HasUnusedGuarantee(string adapterId)
    {
        CapacityUse use = Guarantee(adapterId);
        return use.CapacityBitsPerSecond > use.OtherBitsPerSecond;
    }

    /// <summary>The uplink of an adapter as a step; null where it has none.</summary>
    public RouteStep? UplinkStep(string endpointId, RouteDirection way) =>
        Fabric.SwitchOf(endpointId)?.Uplink is Uplink uplink
            ? new RouteStep(RouteStepKind.Uplink, uplink.Id, way, uplink.CapacityBitsPerSecond)
            : null;

    /// <summary>What is observed of a path.</summary>
    public RateRange Observed(PathInstance path)
    {
        RateRange[] hops = path.Hops.Select(ObservedOf).ToArray();
        return new RateRange(
            hops.Min(hop => hop.Low),
            hops.Min(hop => hop.High),
            hops.Select(hop => hop.Evidence).Aggregate(RateRange.Worse));
    }

    /// <summary>The least that a measure's figure is observed to be.</summary>
    public double Observed(ExpandedMeasure measure) =>
        measure.Of(measure.Paths.Select(path => Observed(path).Low).ToArray());

    /// <summary>What a path could carry if nothing else were raised: its tightest capacity's room, plus what it
    /// carries.</summary>
    public double Potential(PathInstance path) => path.Hops.Min(hop => ObservedOf(hop).Low + hop.Flows
        .SelectMany(flow => Fabric.Routes.Between(flow.SourceId, flow.TargetId).Select(Shared)
            .Concat(new[] { PortMaximum(flow.SourceId) }.OfType<CapacityUse>()))
        .Select(use => Math.Max(0, use.CapacityBitsPerSecond - use.OtherBitsPerSecond))
        .DefaultIfEmpty(double.MaxValue / 1e6)
        .Min());

    /// <summary>The items of a measure, those that can carry most first.</summary>
    public IReadOnlyList<int> Ranking(ExpandedMeasure measure)
    {
        double[] observed = measure.Paths.Select(path => Observed(path).Low).ToArray();
        double[] potential = measure.Paths.Select(Potential).ToArray();
        return Enumerable.Range(0, measure.Items.Count)
            .OrderByDescending(item => measure.Items[item].Of(potential))
            .ThenByDescending(item => measure.Items[item].Of(observed))
            .ThenBy(item => item)
            .ToArray();
    }

    private RateRange ObservedOf(PathHop hop) => hop.Kind switch
    {
        HopKind.AllSent => Sum(hop.Endpoints.Select(Picture.ArrivingFrom)),
        HopKind.AllReceived => Sum(hop.Endpoints.Select(Picture.ArrivingAt)),
        _ => Sum(hop.Flows.Select(Picture.Arriving)),
    };

    // A VM without an adapter that counts has no flow, and of what is not there nothing is known.
    private static RateRange Sum(IEnumerable<RateRange> ranges) =>
        ranges.DefaultIfEmpty(RateRange.Unknown).Aggregate((left, right) => left + right);

    private UplinkGuarantees GuaranteesOf(VirtualSwitch onSwitch)
    {
        string uplinkId = onSwitch.Uplink!.Id;
        if (!_guarantees.TryGetValue(uplinkId, out UplinkGuarantees? guarantees))
        {
            _guarantees.Add(uplinkId, guarantees = new UplinkGuarantees(
                onSwitch, PortsOf(uplinkId), id => UsedBy(id, double.MaxValue)));
        }

        return guarantees;
    }

    /// <summary>What a port uses, up to a limit; a named flow's unmet demand is what it would be raised by, so it is no
    /// use.</summary>
    public double UsedBy(string adapterId, double limit)
    {
        FlowKey[] own = _named.Where(flow => flow.SourceId == adapterId).ToArray();
        double arrived = own.Sum(flow => Picture.Arriving(flow).Low);
        if (Picture.OfferedBy(adapterId) is not double offered)
        {
            return _isCautious ? limit : arrived;
        }

        double unmet = own.Sum(flow => Math.Max(
            0, (Picture.OfferedBetween(flow) ?? Picture.Arriving(flow).Low) - Picture.Arriving(flow).Low));
        double span = _isCautious ? 0 : own.Sum(SpanOf);
        return Math.Max(arrived, Math.Min(offered, Math.Min(limit, Picture.EgressLimit(adapterId))) - unmet - span);
    }

    private double ReceivedBy(string adapterId, double limit)
    {
        FlowKey[] own = _named.Where(flow => flow.TargetId == adapterId).ToArray();
        double arrived = own.Sum(flow => Picture.Arriving(flow).Low);
        return Picture.ArrivedAt(adapterId) is double total
            ? Math.Max(arrived, total - (_isCautious ? 0 : own.Sum(SpanOf)))
            : _isCautious ? limit : arrived;
    }

    private double UsedOf(RouteStep step)
    {
        FlowKey[] own = _named.Where(flow =>
            Fabric.Routes.Between(flow.SourceId, flow.TargetId).Contains(step)).ToArray();
        double arrived = own.Sum(flow => Picture.Arriving(flow).Low);
        double? carried = Picture.CarriedBy(step) ?? (step.Kind == RouteStepKind.Uplink ? SumOfPorts(step) : null);
        return carried is double total
            ? Math.Max(arrived, total - (_isCautious ? 0 : own.Sum(SpanOf)))
            : _isCautious ? step.CapacityBitsPerSecond : arrived;
    }

    private double? SumOfPorts(RouteStep step)
    {
        double sum = 0;
        foreach (VirtualAdapter port in PortsOf(step.Id))
        {
            double? total = step.Direction == RouteDirection.Out
                ? Picture.OfferedBy(port.Id)
                : Picture.ArrivedAt(port.Id);
            if (total is not double known)
            {
                return null;
            }

            sum += step.Direction == RouteDirection.Out ? Math.Min(known, Picture.EgressLimit(port.Id)) : known;
        }

        return sum;
    }

    private double UsedOfLine(string externalId, RouteDirection way) => way == RouteDirection.Out
        ? Picture.MeasuredFrom(externalId).Sum(flow => flow.Rate)
        : Picture.MeasuredTo(externalId).Sum(flow => flow.Rate);

    private double SpanOf(FlowKey flow)
    {
        RateRange range = Picture.Arriving(flow);
        return range.High - range.Low;
    }

    /// <summary>The ports of running VMs on an uplink.</summary>
    public IReadOnlyList<VirtualAdapter> PortsOn(string uplinkId) => PortsOf(uplinkId);

    private List<VirtualAdapter> PortsOf(string uplinkId)
    {
        if (!_portsOfUplink.TryGetValue(uplinkId, out List<VirtualAdapter>? ports))
        {
            _portsOfUplink.Add(uplinkId, ports = new List<VirtualAdapter>());
        }

        return ports;
    }
}
