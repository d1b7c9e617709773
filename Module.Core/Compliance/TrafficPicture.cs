using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>What the meters say of a fabric over one window, by one statistic. Rates in bit/s. Not safe on several
/// threads, since figures are kept once asked for.</summary>
internal sealed class TrafficPicture
{
    /// <summary>Share of a capacity from which on it counts as full, so that what was offered may not have
    /// arrived. Below it, queues of a second's length drain (vendors' own rule of thumb is 90 %).</summary>
    public const double FullFraction = 0.9;

    private readonly ITrafficRates _window;
    private readonly WindowStatistic _statistic;
    private readonly Dictionary<FlowKey, RateRange> _flows = new();
    private readonly Dictionary<string, List<(FlowKey Flow, double Rate)>> _sentTo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(FlowKey Flow, double Rate)>> _receivedFrom = new(StringComparer.Ordinal);

    public TrafficPicture(FabricInventory fabric, ITrafficRates window, WindowStatistic statistic)
    {
        Fabric = fabric;
        _window = window;
        _statistic = statistic;
        foreach ((string source, string target) in window.PairsSeen)
        {
            FlowKey flow = new(source, target);
            if (MeasuredRate(flow) is double rate)
            {
                ListAt(_sentTo, source).Add((flow, rate));
                ListAt(_receivedFrom, target).Add((flow, rate));
            }
        }
    }

    /// <summary>The fabric that was metered.</summary>
    public FabricInventory Fabric { get; }

    /// <summary>What an adapter's guest offered; null where unknown or stale.</summary>
    public double? OfferedBy(string adapterId) => _window.Adapter(adapterId, _statistic)?.SentBitsPerSecond;

    /// <summary>What arrived at an adapter; null where unknown or stale.</summary>
    public double? ArrivedAt(string adapterId) =>
        _window.Adapter(adapterId, _statistic)?.ReceivedBitsPerSecond;

    /// <summary>What an uplink, link or external's line carried one way; null where unknown or stale.</summary>
    public double? CarriedBy(RouteStep step)
    {
        WindowRate? rate = step.Kind switch
        {
            RouteStepKind.Uplink => _window.Uplink(step.Id, _statistic),
            RouteStepKind.Link => _window.Link(step.Id, _statistic),
            _ => null,
        };
        return step.Direction == RouteDirection.Out ? rate?.SentBitsPerSecond : rate?.ReceivedBitsPerSecond;
    }

    /// <summary>What of a flow was offered, where the sender's pair meter tells; null otherwise.</summary>
    public double? OfferedBetween(FlowKey flow) =>
        _window.Pair(flow.SourceId, flow.TargetId, _statistic)?.OfferedBitsPerSecond;

    /// <summary>The meters' word on a flow: samples, age and where from; null where there is none.</summary>
    public PairRate? PairOf(FlowKey flow) => _window.Pair(flow.SourceId, flow.TargetId, _statistic);

    /// <summary>The meter's word on an adapter; null where there is none.</summary>
    public WindowRate? TotalOf(string adapterId) => _window.Adapter(adapterId, _statistic);

    /// <summary>Measured flows that leave an endpoint.</summary>
    public IReadOnlyList<(FlowKey Flow, double Rate)> MeasuredFrom(string endpointId) =>
        _sentTo.TryGetValue(endpointId, out List<(FlowKey Flow, double Rate)>? flows) ? flows : [];

    /// <summary>Measured flows that reach an endpoint.</summary>
    public IReadOnlyList<(FlowKey Flow, double Rate)> MeasuredTo(string endpointId) =>
        _receivedFrom.TryGetValue(endpointId, out List<(FlowKey Flow, double Rate)>? flows) ? flows : [];

    /// <summary>What of the source's traffic arrives at the target.</summary>
    public RateRange Arriving(FlowKey flow)
    {
        if (!_flows.TryGetValue(flow, out RateRange range))
        {
            _flows.Add(flow, range = FindArriving(flow));
        }

        return range;
    }

    /// <summary>What of all that an endpoint sends arrives somewhere.</summary>
    public RateRange ArrivingFrom(string endpointId)
    {
        double known = MeasuredFrom(endpointId).Sum(flow => flow.Rate);
        if (OfferedBy(endpointId) is not double offered)
        {
            return new RateRange(known, double.PositiveInfinity, known > 0 ? Evidence.Bounded : Evidence.None);
        }

        double most = Math.Min(offered, EgressLimit(endpointId));
        return most >= offered && IsWayOutClear(endpointId)
            ? RateRange.Exactly(offered)
            : new RateRange(Math.Min(known, most), most, Evidence.Bounded);
    }

    /// <summary>What arrives at an endpoint from everywhere.</summary>
    public RateRange ArrivingAt(string endpointId)
    {
        double known = MeasuredTo(endpointId).Sum(flow => flow.Rate);
        return ArrivedAt(endpointId) is double arrived
            ? RateRange.Exactly(arrived)
            : new RateRange(known, double.PositiveInfinity, known > 0 ? Evidence.Bounded : Evidence.None);
    }

    /// <summary>The most that an adapter may send by its port's maximum and its team's members; infinite for an
    /// external.</summary>
    public double EgressLimit(string endpointId)
    {
        double maximum = Fabric.FindAdapter(endpointId)?.Port.MaximumBitsPerSecond ?? double.PositiveInfinity;
        double member = Fabric.SwitchOf(endpointId)?.Uplink?.LargestMemberBitsPerSecond ?? double.PositiveInfinity;
        return Math.Min(maximum, member);
    }

    private RateRange FindArriving(FlowKey flow)
    {
        PairRate? pair = _window.Pair(flow.SourceId, flow.TargetId, _statistic);
        if (pair?.ArrivedBitsPerSecond is double arrived)
        {
            return RateRange.Exactly(arrived);
        }

        if (pair?.OfferedBitsPerSecond is double offered)
        {
            double limit = EgressLimit(flow.SourceId);
            return IsWayClear(flow)
                ? RateRange.Exactly(offered)
                : new RateRange(0, Math.Min(offered, limit), Evidence.Bounded);
        }

        double most = Math.Min(
            Math.Min(OfferedBy(flow.SourceId) ?? double.PositiveInfinity, EgressLimit(flow.SourceId))
                - MeasuredFrom(flow.SourceId).Sum(known => known.Rate),
            (ArrivedAt(flow.TargetId) ?? double.PositiveInfinity)
                - MeasuredTo(flow.TargetId).Sum(known => known.Rate));
        bool isKnown = OfferedBy(flow.SourceId) is not null || ArrivedAt(flow.TargetId) is not null;
        return new RateRange(0, Math.Max(0, most), isKnown ? Evidence.Bounded : Evidence.None);
    }

    private double? MeasuredRate(FlowKey flow)
    {
        PairRate? pair = _window.Pair(flow.SourceId, flow.TargetId, _statistic);
        return pair?.ArrivedBitsPerSecond
            ?? (pair?.OfferedBitsPerSecond is double offered && IsWayClear(flow) ? offered : null);
    }

    private bool IsWayClear(FlowKey flow) =>
        IsPortClear(flow.SourceId) && Fabric.Routes.Between(flow.SourceId, flow.TargetId).All(IsClear);

    // Where traffic goes is not known here, so nothing in the fabric may be full.
    private bool IsWayOutClear(string endpointId) => IsPortClear(endpointId)
        && (Fabric.SwitchOf(endpointId)?.Uplink is null || EveryStep().All(IsClear));

    private IEnumerable<RouteStep> EveryStep()
    {
        RouteDirection[] ways = [RouteDirection.Out, RouteDirection.In];
        IEnumerable<RouteStep> uplinks = Fabric.Hosts
            .SelectMany(host => host.Switches)
            .Where(one => one.Uplink is not null)
            .SelectMany(one => ways.Select(way => new RouteStep(
                RouteStepKind.Uplink, one.Uplink!.Id, way, one.Uplink.CapacityBitsPerSecond)));
        return uplinks.Concat(Fabric.Links.SelectMany(link => ways.Select(way =>
            new RouteStep(RouteStepKind.Link, link.Id, way, link.CapacityBitsPerSecond))));
    }

    private bool IsPortClear(string endpointId) =>
        OfferedBy(endpointId) is not double offered || offered <= FullFraction * EgressLimit(endpointId);

    private bool IsClear(RouteStep step) => step.Kind == RouteStepKind.External
        || (CarriedBy(step) is double carried && carried < FullFraction * step.CapacityBitsPerSecond);

    private static List<(FlowKey Flow, double Rate)> ListAt(
        Dictionary<string, List<(FlowKey Flow, double Rate)>> lists, string key)
    {
        if (!lists.TryGetValue(key, out List<(FlowKey Flow, double Rate)>? list))
        {
            lists.Add(key, list = new List<(FlowKey Flow, double Rate)>());
        }

        return list;
    }
}
