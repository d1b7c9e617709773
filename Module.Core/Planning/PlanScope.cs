using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>What a plan has to mend and what it must keep, in one fabric. Immutable once made.</summary>
internal sealed class PlanScope
{
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
        Traffic = new PlanTraffic(
            Room.Picture, broken.Concat(held).SelectMany(one => one.Expanded.Flows).Distinct());
        Floors = new FloorTable(
            request,
            Traffic.Named.SelectMany(flow => new[] { flow.SourceId, flow.TargetId }),
            broken.Where(IsUpperBroken).SelectMany(one => one.Expanded.Flows).Select(flow => flow.SourceId));
        Contended = new HashSet<RouteStep>(broken
            .Where(one => one.LowerBound is not null)
            .SelectMany(StepsOf));
    }

    public PlanRequest Request { get; }

    /// <summary>What to mend.</summary>
    public IReadOnlyList<ActiveRequirement> Broken { get; }

    /// <summary>What must stay as it is.</summary>
    public IReadOnlyList<ActiveRequirement> Held { get; }

    public CapacityRoom Room { get; }

    public PlanTraffic Traffic { get; }

    public FloorTable Floors { get; }

    /// <summary>Capacities that broken lower bounds need something of.</summary>
    public ISet<RouteStep> Contended { get; }

    public FabricInventory Fabric => Request.Evaluation.Fabric;

    /// <summary>Says whether the upper side of a requirement is broken by what is observed.</summary>
    public bool IsUpperBroken(ActiveRequirement one) => one.UpperBound is not null
        && !one.IsKeptBy(new Verdict(one, one.Expanded.Paths.Select(Room.Observed).ToArray()).UpperLow);

    /// <summary>The capacities that a requirement's flows pass.</summary>
    public IEnumerable<RouteStep> StepsOf(ActiveRequirement one) => one.Expanded.Flows
        .SelectMany(flow => Fabric.Routes.Between(flow.SourceId, flow.TargetId))
        .Concat(one.Expanded.Paths.SelectMany(path => path.Hops).SelectMany(hop => hop.Endpoints
            .Select(endpoint => Room.UplinkStep(endpoint, WayOf(hop.Kind)))
            .OfType<RouteStep>()))
        .Distinct();

    /// <summary>True where ports of the uplink can be guaranteed something, so that others need not be lowered.
    /// </summary>
    public bool HasGuarantees(RouteStep step) => step is
        { Kind: RouteStepKind.Uplink, Direction: RouteDirection.Out }
        && SwitchWith(step.Id)?.MinimumMode is MinimumBandwidthMode.Absolute or MinimumBandwidthMode.Weight;

    /// <summary>The virtual switch that has an uplink.</summary>
    public VirtualSwitch? SwitchWith(string uplinkId) => Fabric.Hosts
        .SelectMany(host => host.Switches)
        .FirstOrDefault(one => one.Uplink?.Id == uplinkId);

    /// <summary>What passes a capacity if all that is asked for passes.</summary>
    public double LoadOf(RouteStep step) => Traffic.Load(step, Room.Shared(step).OtherBitsPerSecond);

    /// <summary>Adapters whose traffic named flows count.</summary>
    public IReadOnlyList<string> NamedSources() => Traffic.Named
        .Select(flow => flow.SourceId)
        .Concat(Stars(HopKind.AllSent))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(id => id, StringComparer.Ordinal)
        .ToArray();

    /// <summary>Endpoints whose whole traffic some requirement counts.</summary>
    public IEnumerable<string> Stars(HopKind kind) => Broken.Concat(Held)
        .SelectMany(one => one.Expanded.Paths)
        .SelectMany(path => path.Hops)
        .Where(hop => hop.Kind == kind)
        .SelectMany(hop => hop.Endpoints)
        .Distinct(StringComparer.Ordinal);

    /// <summary>Which way a star's traffic goes.</summary>
    public static RouteDirection WayOf(HopKind kind) =>
        kind == HopKind.AllSent ? RouteDirection.Out : RouteDirection.In;
}
