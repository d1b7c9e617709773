using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>What a plan has to mend and what it must keep, in one fabric. Immutable once made.</summary>
internal sealed class PlanScope
{
    private readonly HashSet<RouteStep> _guaranteed;

    public PlanScope(
        PlanRequest request,
        Evaluation evaluation,
        IReadOnlyList<ActiveRequirement> broken,
        IReadOnlyList<ActiveRequirement> held)
    {
        Request = request;
        Broken = broken;
        Held = held;
        // The most important broken requirement's window shows the traffic that the plan is made for.
        Requirement leading = broken.OrderByDescending(one => one.Priority).First().Requirement;
        Room = evaluation.RoomOf(leading, isCautious: true);
        Traffic = new PlanTraffic(Room.Picture, broken.Concat(held).SelectMany(FlowsOf));
        Floors = new FloorTable(
            request,
            Traffic.Named.SelectMany(flow => new[] { flow.SourceId, flow.TargetId }),
            broken.Where(IsUpperBroken).SelectMany(FlowsOf).Select(flow => flow.SourceId));
        Movable = new HashSet<FlowKey>(broken
            .Concat(held.Where(one => one.LowerBound > Room.Observed(one.Expanded)))
            .SelectMany(FlowsOf));
        NamedSources = Traffic.Named
            .Select(flow => flow.SourceId)
            .Concat(Stars(HopKind.AllSent))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToArray();
        Contended = new HashSet<RouteStep>(broken.Where(one => one.LowerBound is not null).SelectMany(StepsOf));
        HashSet<string> stuck = new(broken
            .SelectMany(SourcesOf)
            .Where(id => Fabric.FindAdapter(id) is not null && Floors.NotChangeable(id) is not null));
        _guaranteed = new HashSet<RouteStep>(Contended.Where(step => IsOwnWay(step)
            && SwitchWith(step.Id)?.MinimumMode is MinimumBandwidthMode.Absolute or MinimumBandwidthMode.Weight
            && !stuck.Any(id => step.Equals(Room.UplinkStep(id, RouteDirection.Out)))));
    }

    public PlanRequest Request { get; }

    /// <summary>What to mend.</summary>
    public IReadOnlyList<ActiveRequirement> Broken { get; }

    /// <summary>What must stay as it is.</summary>
    public IReadOnlyList<ActiveRequirement> Held { get; }

    public CapacityRoom Room { get; }

    public PlanTraffic Traffic { get; }

    public FloorTable Floors { get; }

    /// <summary>Flows whose rise can help a requirement.</summary>
    public ISet<FlowKey> Movable { get; }

    /// <summary>Adapters whose traffic requirements count, by id.</summary>
    public IReadOnlyList<string> NamedSources { get; }

    /// <summary>Capacities that broken lower bounds need something of.</summary>
    public ISet<RouteStep> Contended { get; }

    public FabricInventory Fabric => Request.Evaluation.Fabric;

    /// <summary>Says whether the upper side of a requirement is broken by what is observed.</summary>
    public bool IsUpperBroken(ActiveRequirement one) =>
        one.UpperBound is not null && !one.IsKeptBy(UpperFigure(one));

    /// <summary>What the upper side of a requirement looks at. Unit: bit/s.</summary>
    public double UpperFigure(ActiveRequirement one) =>
        new Verdict(one, one.Expanded.Paths.Select(Room.Observed).ToArray(), Room.Picture).UpperLow;

    /// <summary>The flows that a requirement counts; of a star those that meters tell.</summary>
    public IEnumerable<FlowKey> FlowsOf(ActiveRequirement one) => one.Expanded.Flows.Concat(one.Expanded.Paths
        .SelectMany(path => path.Hops)
        .SelectMany(hop => hop.Endpoints
            .SelectMany(endpoint => Room.Picture.EveryFlowOf(endpoint, hop.Kind) ?? [])));

    /// <summary>The adapters and externals whose traffic a requirement counts.</summary>
    public IEnumerable<string> SourcesOf(ActiveRequirement one) => FlowsOf(one)
        .Select(flow => flow.SourceId)
        .Concat(one.Expanded.Paths
            .SelectMany(path => path.Hops)
            .Where(hop => hop.Kind == HopKind.AllSent)
            .SelectMany(hop => hop.Endpoints))
        .Distinct(StringComparer.Ordinal);

    /// <summary>The capacities that a requirement's flows pass.</summary>
    public IEnumerable<RouteStep> StepsOf(ActiveRequirement one) => FlowsOf(one)
        .SelectMany(flow => Fabric.Routes.Between(flow.SourceId, flow.TargetId))
        .Concat(one.Expanded.Paths.SelectMany(path => path.Hops).SelectMany(hop => hop.Endpoints
            .Select(endpoint => Room.UplinkStep(endpoint, WayOf(hop.Kind)))
            .OfType<RouteStep>()))
        .Distinct();

    /// <summary>True where ports of a contended uplink can be guaranteed something, so that others need not be
    /// lowered: its switch has minimums or weights, and all senders that lack something there can be
    /// changed.</summary>
    public bool HasGuarantees(RouteStep step) => _guaranteed.Contains(step);

    /// <summary>The virtual switch that has an uplink.</summary>
    public VirtualSwitch? SwitchWith(string uplinkId) => Fabric.Hosts
        .SelectMany(host => host.Switches)
        .FirstOrDefault(one => one.Uplink?.Id == uplinkId);

    /// <summary>What passes a capacity if all that is asked for passes.</summary>
    public double LoadOf(RouteStep step) => Traffic.Load(step, Room.Shared(step).OtherBitsPerSecond);

    /// <summary>What a port sends out of its host; what is asked of its named flows and does not arrive is what
    /// they would rise by, and no use.</summary>
    public double UsedLeaving(string adapterId) => Math.Max(0, Traffic.AskedLeaving(adapterId) - Traffic
        .From(adapterId)
        .Where(flow => Traffic.IsOutside(flow) && Traffic.Named.Contains(flow))
        .Sum(Traffic.Unmet));

    /// <summary>What a port keeps of its uplink where others are guaranteed more: what it asks for up to its
    /// floor, but no more than it gets now.</summary>
    public double KeptOn(string adapterId)
    {
        double kept = Math.Min(Traffic.AskedLeaving(adapterId), Floors.Of(adapterId).BitsPerSecond);
        return Room.Picture.EveryFlowOf(adapterId, HopKind.AllSent) is IReadOnlyList<FlowKey> flows
            ? Math.Min(kept, flows.Where(Traffic.IsOutside).Sum(Traffic.Arriving))
            : kept;
    }

    /// <summary>Endpoints whose whole traffic some requirement counts and meters do not tell apart.</summary>
    public IEnumerable<string> Stars(HopKind kind) => Broken.Concat(Held)
        .SelectMany(one => one.Expanded.Paths)
        .SelectMany(path => path.Hops)
        .Where(hop => hop.Kind == kind)
        .SelectMany(hop => hop.Endpoints)
        .Where(endpoint => Room.Picture.EveryFlowOf(endpoint, kind) is null)
        .Distinct(StringComparer.Ordinal);

    /// <summary>Which way a star's traffic goes.</summary>
    public static RouteDirection WayOf(HopKind kind) =>
        kind == HopKind.AllSent ? RouteDirection.Out : RouteDirection.In;

    private static bool IsOwnWay(RouteStep step) =>
        step is { Kind: RouteStepKind.Uplink, Direction: RouteDirection.Out };
}
