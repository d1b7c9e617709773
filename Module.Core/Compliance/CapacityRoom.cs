using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>What is used of every capacity, so that the rest is room for named flows. Cautious: where meters
/// leave a span, as if the most were used; hopeful: as if the least were. Rates in bit/s. Not safe on several
/// threads.
/// </summary>
/// <remarks>"Used" includes what named flows are observed to use; they rise above that.</remarks>
internal sealed class CapacityRoom
{
    private readonly CapacityLoad _load;
    private readonly Dictionary<string, UplinkGuarantees> _guarantees = new(StringComparer.Ordinal);
    private readonly Dictionary<PathInstance, RateRange> _observed = new();

    /// <summary>Makes a room.</summary>
    /// <param name="picture">The traffic.</param>
    /// <param name="named">Flows that requirements speak of.</param>
    /// <param name="isCautious">See above.</param>
    /// <param name="stars">Endpoints of whose whole traffic requirements speak.</param>
    public CapacityRoom(
        TrafficPicture picture,
        IEnumerable<FlowKey> named,
        bool isCautious,
        IEnumerable<(string Endpoint, HopKind Kind)>? stars = null)
    {
        Picture = picture;
        IsCautious = isCautious;
        _load = new CapacityLoad(picture, named, stars ?? [], isCautious);
    }

    public TrafficPicture Picture { get; }

    /// <summary>True where the most is taken as used that the meters leave open.</summary>
    public bool IsCautious { get; }

    private FabricInventory Fabric => Picture.Fabric;

    /// <summary>The maximum of a port; null where it has none.</summary>
    public CapacityUse? PortMaximum(string endpointId) =>
        Fabric.FindAdapter(endpointId)?.Port.MaximumBitsPerSecond is double maximum
            ? new CapacityUse(
                CapacityKind.PortMaximum, endpointId, RouteDirection.Out, maximum, _load.SentBy(endpointId, maximum))
            : null;

    /// <summary>The team member that an adapter is pinned to, for what leaves or enters its host; null where it
    /// has none.</summary>
    public CapacityUse? TeamMember(string endpointId, RouteDirection way)
    {
        if (Fabric.SwitchOf(endpointId)?.Uplink?.LargestMemberBitsPerSecond is not double member)
        {
            return null;
        }

        double used = way == RouteDirection.Out
            ? _load.LeavingFrom(endpointId, member)
            : _load.EnteringTo(endpointId, member);
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
        double used = step.Kind == RouteStepKind.External
            ? _load.OfLine([step.Id], step.Direction, step.CapacityBitsPerSecond)
            : _load.Of(step);
        return new CapacityUse(kind, step.Id, step.Direction, step.CapacityBitsPerSecond, used);
    }

    /// <summary>Lines of externals whose capacity a spec states, one for each address that shares it.</summary>
    public IEnumerable<CapacityUse> StatedLines() => Picture.Lines.SelectMany(line => line.EndpointIds
        .SelectMany(id => StatedLine(line).Select(use => use with { Id = id })));

    /// <summary>Both ways of the line of an external whose capacity a spec states; all its addresses share it.
    /// </summary>
    public IReadOnlyList<CapacityUse> StatedLine(ExternalLine line) =>
        new[] { RouteDirection.Out, RouteDirection.In }
            .Select(way => new CapacityUse(
                CapacityKind.External,
                line.Name,
                way,
                line.CapacityBitsPerSecond,
                _load.OfLine(line.EndpointIds, way, line.CapacityBitsPerSecond)))
            .ToArray();

    /// <summary>What a port's guarantee gives it beyond what it uses, where its uplink is contended.</summary>
    public CapacityUse Guarantee(string adapterId)
    {
        double guarantee = GuaranteesOf(Fabric.SwitchOf(adapterId)!).Of(adapterId);
        double limit = Math.Min(guarantee, Picture.EgressLimit(adapterId));
        return new CapacityUse(
            CapacityKind.PortGuarantee,
            adapterId,
            RouteDirection.Out,
            limit,
            _load.LeavingFrom(adapterId, double.MaxValue));
    }

    /// <summary>The share of its use that a port keeps where its uplink is contended; 0 to 1.</summary>
    public double KeptFraction(string adapterId)
    {
        double used = _load.LeavingFrom(adapterId, double.MaxValue);
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
        if (!_observed.TryGetValue(path, out RateRange observed))
        {
            RateRange[] hops = path.Hops.Select(Observed).ToArray();
            double low = hops.Min(hop => hop.Low);
            double high = hops.Min(hop => hop.High);
            // A hop that carries less than all others decides alone, however little is known of those.
            RateRange[] deciding = low == high
                ? hops.Where(hop => hop.High <= high).OrderBy(hop => hop.Evidence).Take(1).ToArray()
                : hops;
            _observed.Add(path, observed = new RateRange(
                low, high, deciding.Select(hop => hop.Evidence).Aggregate(RateRange.Worse)));
        }

        return observed;
    }

    /// <summary>The least that a measure's figure is observed to be.</summary>
    public double Observed(ExpandedMeasure measure) =>
        measure.Of(measure.Paths.Select(path => Observed(path).Low).ToArray());

    /// <summary>What is observed of a hop.</summary>
    public RateRange Observed(PathHop hop) => hop.Kind switch
    {
        HopKind.AllSent => Sum(hop.Endpoints.Select(Picture.ArrivingFrom)),
        HopKind.AllReceived => Sum(hop.Endpoints.Select(Picture.ArrivingAt)),
        _ => hop.Flows.Count == 0 ? RateRange.Unknown : Picture.Arriving(hop.Flows),
    };

    /// <summary>What a path could carry if nothing else were raised: its tightest capacity's room, plus what it
    /// carries.</summary>
    public double Potential(PathInstance path) => path.Hops.Min(hop => Observed(hop).Low + hop.Flows
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

    /// <summary>What a port uses, up to a limit; a named flow's unmet demand is what it would be raised by, so
    /// it is no use.</summary>
    public double UsedBy(string adapterId, double limit) => _load.SentBy(adapterId, limit);

    /// <summary>The ports of running VMs on an uplink.</summary>
    public IReadOnlyList<VirtualAdapter> PortsOn(string uplinkId) => _load.PortsOn(uplinkId);

    // A VM without an adapter that counts has no flow, and of what is not there nothing is known.
    private static RateRange Sum(IEnumerable<RateRange> ranges) =>
        ranges.DefaultIfEmpty(RateRange.Unknown).Aggregate((left, right) => left + right);

    private UplinkGuarantees GuaranteesOf(VirtualSwitch onSwitch)
    {
        string uplinkId = onSwitch.Uplink!.Id;
        if (!_guarantees.TryGetValue(uplinkId, out UplinkGuarantees? guarantees))
        {
            _guarantees.Add(uplinkId, guarantees = new UplinkGuarantees(
                onSwitch, PortsOn(uplinkId), id => _load.LeavingFrom(id, double.MaxValue)));
        }

        return guarantees;
    }
}
