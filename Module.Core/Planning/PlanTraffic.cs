using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Who sends what through which capacity, as a plan needs it. Rates in bit/s. Not safe on several
/// threads. </summary>
internal sealed class PlanTraffic
{
    private readonly Dictionary<RouteStep, List<FlowKey>> _through = new();
    private readonly Dictionary<FlowKey, IReadOnlyList<RouteStep>> _routes = new();
    private readonly Dictionary<FlowKey, double> _asked = new();
    private readonly Dictionary<string, double> _askedBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _askedLeaving = new(StringComparer.Ordinal);
    private readonly Dictionary<RouteStep, string[]> _senders = new();
    private readonly ILookup<string, FlowKey> _bySource;
    private readonly ILookup<string, FlowKey> _byTarget;

    public PlanTraffic(TrafficPicture picture, IEnumerable<FlowKey> named)
    {
        Picture = picture;
        Named = new HashSet<FlowKey>(named);
        IEnumerable<FlowKey> seen = picture.Fabric.VirtualMachines
            .SelectMany(machine => machine.Adapters)
            .Select(adapter => adapter.Id)
            .Concat(picture.Fabric.Externals.Select(external => external.Id))
            .SelectMany(id => picture.MeasuredFrom(id).Select(flow => flow.Flow));
        Flows = Named.Concat(seen).Distinct().ToArray();
        _bySource = Flows.ToLookup(flow => flow.SourceId, StringComparer.Ordinal);
        _byTarget = Flows.ToLookup(flow => flow.TargetId, StringComparer.Ordinal);
        foreach (FlowKey flow in Flows)
        {
            IReadOnlyList<RouteStep> route = picture.Fabric.Routes.Between(flow.SourceId, flow.TargetId);
            _routes.Add(flow, route);
            foreach (RouteStep step in route)
            {
                if (!_through.TryGetValue(step, out List<FlowKey>? flows))
                {
                    _through.Add(step, flows = new List<FlowKey>());
                }

                flows.Add(flow);
            }
        }
    }

    public TrafficPicture Picture { get; }

    /// <summary>Flows that requirements name.</summary>
    public ISet<FlowKey> Named { get; }

    /// <summary>Named flows and all others that are measured.</summary>
    public IReadOnlyList<FlowKey> Flows { get; }

    /// <summary>Known flows that leave an endpoint.</summary>
    public IEnumerable<FlowKey> From(string endpointId) => _bySource[endpointId];

    /// <summary>Known flows that reach an endpoint.</summary>
    public IEnumerable<FlowKey> To(string endpointId) => _byTarget[endpointId];

    /// <summary>Known flows that pass a capacity.</summary>
    public IReadOnlyList<FlowKey> Through(RouteStep step) =>
        _through.TryGetValue(step, out List<FlowKey>? flows) ? flows : [];

    /// <summary>The capacities that a known flow passes.</summary>
    public IReadOnlyList<RouteStep> RouteOf(FlowKey flow) => _routes[flow];

    /// <summary>Says whether a flow leaves its host, or its sender is no VM.</summary>
    public bool IsOutside(FlowKey flow) => !Picture.Fabric.Routes.StaysInside(flow.SourceId, flow.TargetId);

    /// <summary>What surely arrives of a flow.</summary>
    public double Arriving(FlowKey flow) => Picture.Arriving(flow).Low;

    /// <summary>What of a flow is asked for, in its part of what its sender's port lets through; what arrives,
    /// where that is all that is known.</summary>
    public double Asked(FlowKey flow)
    {
        if (!_asked.TryGetValue(flow, out double asked))
        {
            double arriving = Arriving(flow);
            double offered = Picture.OfferedBetween(flow) ?? arriving;
            double all = Picture.OfferedBy(flow.SourceId) ?? offered;
            double limit = LimitOf(flow.SourceId);
            double part = all > limit ? limit / all : 1;
            _asked.Add(flow, asked = Math.Max(arriving, offered * part));
        }

        return asked;
    }

    /// <summary>What of a flow is asked for, and what other flows of its port leave of theirs.</summary>
    public double MostAsked(FlowKey flow) =>
        Asked(flow) + From(flow.SourceId).Where(other => other != flow).Sum(Unmet);

    /// <summary>What of a flow is asked for and does not arrive.</summary>
    public double Unmet(FlowKey flow) => Asked(flow) - Arriving(flow);

    /// <summary>What an adapter asks to send in all, within its port's maximum.</summary>
    public double AskedBy(string endpointId)
    {
        if (!_askedBy.TryGetValue(endpointId, out double asked))
        {
            double known = From(endpointId).Sum(Arriving);
            double offered = Picture.OfferedBy(endpointId) ?? known;
            _askedBy.Add(endpointId, asked = Math.Max(known, Math.Min(offered, LimitOf(endpointId))));
        }

        return asked;
    }

    /// <summary>What of that leaves its host.</summary>
    public double AskedLeaving(string endpointId)
    {
        if (!_askedLeaving.TryGetValue(endpointId, out double asked))
        {
            _askedLeaving.Add(endpointId, asked = Math.Max(
                From(endpointId).Where(IsOutside).Sum(Arriving),
                AskedBy(endpointId) - From(endpointId).Where(flow => !IsOutside(flow)).Sum(Asked)));
        }

        return asked;
    }

    /// <summary>What an adapter asks to send through a capacity; all that leaves its host, on its own
    /// uplink.</summary>
    public double AskedThrough(RouteStep step, string endpointId) => IsOwnUplink(step, endpointId)
        ? AskedLeaving(endpointId)
        : Through(step).Where(flow => flow.SourceId == endpointId).Sum(Asked);

    /// <summary>What would pass a capacity if all that is asked for passed it.</summary>
    /// <param name="step">The capacity.</param>
    /// <param name="carried">What passes it now.</param>
    public double Load(RouteStep step, double carried)
    {
        double known = carried + Through(step).Sum(Unmet);
        return step is { Kind: RouteStepKind.Uplink, Direction: RouteDirection.Out }
            ? Math.Max(known, SendersThrough(step).Sum(AskedLeaving))
            : known;
    }

    /// <summary>Adapters of running VMs whose traffic passes a capacity.</summary>
    public IReadOnlyList<string> SendersThrough(RouteStep step)
    {
        if (!_senders.TryGetValue(step, out string[]? senders))
        {
            _senders.Add(step, senders = Picture.Fabric.VirtualMachines
                .Where(machine => machine.IsRunning)
                .SelectMany(machine => machine.Adapters)
                .Select(adapter => adapter.Id)
                .Where(id => IsOwnUplink(step, id))
                .Concat(Through(step).Select(flow => flow.SourceId))
                .Distinct(StringComparer.Ordinal)
                .ToArray());
        }

        return senders;
    }

    // Between neighbours on one switch no team member limits, so only the whole of what leaves is held to it.
    private double LimitOf(string endpointId) => From(endpointId).All(IsOutside)
        ? Picture.EgressLimit(endpointId)
        : Picture.PortLimit(endpointId);

    private bool IsOwnUplink(RouteStep step, string endpointId) =>
        step is { Kind: RouteStepKind.Uplink, Direction: RouteDirection.Out }
        && Picture.Fabric.SwitchOf(endpointId)?.Uplink?.Id == step.Id;
}
