using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>Says whether there is a way from one endpoint to another, and whether all that is offered there
/// arrives. Rates in bit/s. Not safe on several threads.</summary>
internal sealed class WayCheck
{
    private readonly TrafficPicture _picture;
    private readonly Dictionary<string, bool> _clearLines = new(StringComparer.Ordinal);
    private readonly Lazy<bool> _isEverythingClear;

    public WayCheck(TrafficPicture picture)
    {
        _picture = picture;
        _isEverythingClear = new Lazy<bool>(() => EveryStep().All(IsClear) && picture.Lines.All(IsClear));
    }

    private FabricInventory Fabric => _picture.Fabric;

    /// <summary>Says whether anything can get from the source to the target: an adapter that is connected to
    /// nothing, or to a switch without an uplink, reaches nothing outside.</summary>
    public bool Exists(FlowKey flow) => Fabric.Routes.Connects(flow.SourceId, flow.TargetId);

    /// <summary>Says whether an endpoint is connected to something; an external always is.</summary>
    public bool IsConnected(string endpointId) =>
        Fabric.FindAdapter(endpointId) is null || Fabric.SwitchOf(endpointId) is not null;

    /// <summary>Says whether all that is offered from source to target surely arrives.</summary>
    public bool IsClear(FlowKey flow)
    {
        if (!Exists(flow))
        {
            return false;
        }

        bool isInside = Fabric.Routes.StaysInside(flow.SourceId, flow.TargetId);
        return IsPortClear(flow.SourceId, isInside)
            && (isInside || IsMemberClear(flow.TargetId))
            && Fabric.Routes.Between(flow.SourceId, flow.TargetId).All(IsClear)
            && _picture.Lines.Where(line => line.EndpointIds.Contains(flow.TargetId)).All(IsClear);
    }

    /// <summary>Says whether all that an endpoint offers surely arrives, wherever it goes. Where it goes is not
    /// known here, so nothing in the fabric may be full.</summary>
    public bool IsClearFrom(string endpointId) => IsConnected(endpointId)
        && IsPortClear(endpointId, isInside: false)
        && ((Fabric.FindAdapter(endpointId) is not null && Fabric.SwitchOf(endpointId)!.Uplink is null)
            || _isEverythingClear.Value);

    private bool IsPortClear(string endpointId, bool isInside)
    {
        double limit = isInside ? _picture.PortLimit(endpointId) : _picture.EgressLimit(endpointId);
        return double.IsInfinity(limit)
            || (_picture.OfferedBy(endpointId) is double offered && offered <= TrafficPicture.FullFraction * limit);
    }

    // Where a team has one member its uplink tells the same.
    private bool IsMemberClear(string endpointId) => Fabric.SwitchOf(endpointId)?.Uplink is not Uplink uplink
        || uplink.Members.Count(member => member.IsConnected) == 1
        || _picture.ArrivedAt(endpointId) < TrafficPicture.FullFraction * uplink.LargestMemberBitsPerSecond;

    private bool IsClear(RouteStep step) => step.Kind == RouteStepKind.External
        ? IsLineClear(step.Id, [step.Id], step.CapacityBitsPerSecond)
        : _picture.CarriedBy(step) < TrafficPicture.FullFraction * step.CapacityBitsPerSecond;

    private bool IsClear(ExternalLine line) =>
        IsLineClear(line.Name, line.EndpointIds, line.CapacityBitsPerSecond);

    // Nothing meters a line, so all that might be offered to it must fit.
    private bool IsLineClear(string name, IReadOnlyList<string> ids, double capacity)
    {
        if (!_clearLines.TryGetValue(name, out bool isClear))
        {
            double most = Fabric.VirtualMachines
                .Where(machine => machine.IsRunning)
                .SelectMany(machine => machine.Adapters)
                .Sum(adapter => MostOffered(adapter.Id, ids));
            _clearLines.Add(name, isClear = most < TrafficPicture.FullFraction * capacity);
        }

        return isClear;
    }

    private double MostOffered(string adapterId, IReadOnlyList<string> lineIds)
    {
        double?[] pairs = lineIds.Select(id => _picture.OfferedBetween(new FlowKey(adapterId, id))).ToArray();
        return pairs.All(pair => pair is not null)
            ? pairs.Sum(pair => pair!.Value)
            : Math.Min(_picture.OfferedBy(adapterId) ?? double.PositiveInfinity, _picture.EgressLimit(adapterId));
    }

    private IEnumerable<RouteStep> EveryStep()
    {
        RouteDirection[] ways = [RouteDirection.Out, RouteDirection.In];
        IEnumerable<RouteStep> uplinks = Fabric.Hosts
            .SelectMany(host => host.Switches)
            .Where(one => one.Uplink is not null)
            .SelectMany(one => ways.Select(way => new RouteStep(
                RouteStepKind.Uplink, one.Uplink!.Id, way, one.Uplink.CapacityBitsPerSecond)));
        IEnumerable<RouteStep> links = Fabric.Links.SelectMany(link => ways.Select(way =>
            new RouteStep(RouteStepKind.Link, link.Id, way, link.CapacityBitsPerSecond)));
        IEnumerable<RouteStep> lines = Fabric.Externals
            .Where(external => external.CapacityBitsPerSecond is not null)
            .Select(external => new RouteStep(
                RouteStepKind.External, external.Id, RouteDirection.In, external.CapacityBitsPerSecond!.Value));
        return uplinks.Concat(links).Concat(lines);
    }
}
