using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Pairs;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>What the meters say of a fabric over one window, by one statistic. Rates in bit/s. Not safe on
/// several threads, since figures are kept once asked for.</summary>
internal sealed class TrafficPicture
{
    /// <summary>Share of a capacity from which on it counts as full, so that what was offered may not have
    /// arrived. Below it, queues of a second's length drain (vendors' own rule of thumb is 90 %).</summary>
    public const double FullFraction = 0.9;

    private readonly ITrafficRates _window;
    private readonly WindowStatistic _statistic;
    private readonly Func<FlowKey, double?>? _likely;
    private readonly WayCheck _ways;
    private readonly PairBounds _bounds;
    private readonly Dictionary<FlowKey, RateRange> _flows = new();
    private readonly Dictionary<FlowKey, PairRate?> _pairs = new();
    private readonly Dictionary<string, WindowRate?> _totals = new(StringComparer.Ordinal);
    private readonly Dictionary<(RouteStepKind Kind, string Id), WindowRate?> _carried = new();
    private readonly Dictionary<string, List<FlowKey>> _seenFrom = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FlowKey>> _seenTo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(FlowKey Flow, double Rate)>> _sentTo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(FlowKey Flow, double Rate)>> _receivedFrom = new(StringComparer.Ordinal);

    /// <summary>Makes a picture.</summary>
    /// <param name="fabric">The fabric that was metered.</param>
    /// <param name="window">The rates.</param>
    /// <param name="statistic">How the intervals become one figure.</param>
    /// <param name="lines">Lines of externals whose capacity specs state.</param>
    /// <param name="likely">Rates to take for flows that no meter counts; null to keep to what is
    /// certain.</param>
    public TrafficPicture(
        FabricInventory fabric,
        ITrafficRates window,
        WindowStatistic statistic,
        IReadOnlyList<ExternalLine>? lines = null,
        Func<FlowKey, double?>? likely = null)
    {
        Fabric = fabric;
        Lines = lines ?? [];
        _window = window;
        _statistic = statistic;
        _likely = likely;
        _ways = new WayCheck(this);
        _bounds = new PairBounds(
            fabric, window, statistic, pair => MeasuredRate(new FlowKey(pair.Source, pair.Target)));
        foreach ((string source, string target) in window.PairsSeen)
        {
            FlowKey flow = new(source, target);
            ListAt(_seenFrom, source).Add(flow);
            ListAt(_seenTo, target).Add(flow);
            if (MeasuredRate(flow) is double rate)
            {
                ListAt(_sentTo, source).Add((flow, rate));
                ListAt(_receivedFrom, target).Add((flow, rate));
            }
        }
    }

    /// <summary>The fabric that was metered.</summary>
    public FabricInventory Fabric { get; }

    /// <summary>Lines of externals whose capacity specs state.</summary>
    public IReadOnlyList<ExternalLine> Lines { get; }

    /// <summary>The rates it is made of.</summary>
    public ITrafficRates Window => _window;

    /// <summary>What an adapter's guest offered; null where unknown or stale.</summary>
    public double? OfferedBy(string adapterId) => TotalOf(adapterId)?.SentBitsPerSecond;

    /// <summary>What arrived at an adapter; null where unknown or stale.</summary>
    public double? ArrivedAt(string adapterId) => TotalOf(adapterId)?.ReceivedBitsPerSecond;

    /// <summary>What an uplink, link or external's line carried one way; null where unknown or stale.</summary>
    public double? CarriedBy(RouteStep step)
    {
        if (!_carried.TryGetValue((step.Kind, step.Id), out WindowRate? rate))
        {
            _carried.Add((step.Kind, step.Id), rate = step.Kind switch
            {
                RouteStepKind.Uplink => _window.Uplink(step.Id, _statistic),
                RouteStepKind.Link => _window.Link(step.Id, _statistic),
                _ => null,
            });
        }

        return step.Direction == RouteDirection.Out ? rate?.SentBitsPerSecond : rate?.ReceivedBitsPerSecond;
    }

    /// <summary>What of a flow was offered, where the sender's pair meter tells; null otherwise.</summary>
    public double? OfferedBetween(FlowKey flow) => PairOf(flow)?.OfferedBitsPerSecond;

    /// <summary>The meters' word on a flow: samples, age and where from; null where there is none.</summary>
    public PairRate? PairOf(FlowKey flow)
    {
        if (!_pairs.TryGetValue(flow, out PairRate? pair))
        {
            _pairs.Add(flow, pair = _window.Pair(flow.SourceId, flow.TargetId, _statistic));
        }

        return pair;
    }

    /// <summary>The meter's word on an adapter; null where there is none.</summary>
    public WindowRate? TotalOf(string adapterId)
    {
        if (!_totals.TryGetValue(adapterId, out WindowRate? total))
        {
            _totals.Add(adapterId, total = _window.Adapter(adapterId, _statistic));
        }

        return total;
    }

    /// <summary>Measured flows that leave an endpoint.</summary>
    public IReadOnlyList<(FlowKey Flow, double Rate)> MeasuredFrom(string endpointId) =>
        _sentTo.TryGetValue(endpointId, out List<(FlowKey Flow, double Rate)>? flows) ? flows : [];

    /// <summary>Measured flows that reach an endpoint.</summary>
    public IReadOnlyList<(FlowKey Flow, double Rate)> MeasuredTo(string endpointId) =>
        _receivedFrom.TryGetValue(endpointId, out List<(FlowKey Flow, double Rate)>? flows) ? flows : [];

    /// <summary>Flows of which a meter counted something, by the endpoint that sends.</summary>
    public IReadOnlyList<FlowKey> SeenFrom(string endpointId) =>
        _seenFrom.TryGetValue(endpointId, out List<FlowKey>? flows) ? flows : [];

    /// <summary>Everything that an endpoint sends or receives, flow by flow; null where its meter does not tell
    /// flows apart, or it exchanged nothing.</summary>
    public IReadOnlyList<FlowKey>? EveryFlowOf(string endpointId, HopKind kind)
    {
        Dictionary<string, List<FlowKey>> seen = kind == HopKind.AllSent ? _seenFrom : _seenTo;
        return _window.CoverageOf(endpointId) == PairCoverage.All
            && seen.TryGetValue(endpointId, out List<FlowKey>? flows)
            ? flows
            : null;
    }

    /// <summary>Says whether anything can get from the source of a flow to its target.</summary>
    public bool HasWay(FlowKey flow) => _ways.Exists(flow);

    /// <summary>Says whether an endpoint is connected to something.</summary>
    public bool IsConnected(string endpointId) => _ways.IsConnected(endpointId);

    /// <summary>What of the source's traffic arrives at the target.</summary>
    public RateRange Arriving(FlowKey flow)
    {
        if (!_flows.TryGetValue(flow, out RateRange range))
        {
            range = FindArriving(flow);
            _flows.Add(flow, range = range.Low < range.High && _likely?.Invoke(flow) is double likely
                ? RateRange.Likely(Math.Min(range.High, Math.Max(range.Low, likely)))
                : range);
        }

        return range;
    }

    /// <summary>What of several flows arrives, added up: tighter than each alone, added up.</summary>
    public RateRange Arriving(IReadOnlyList<FlowKey> flows)
    {
        RateRange added = flows.Select(Arriving).Aggregate((left, right) => left + right);
        if (flows.Count == 1 || added.Low == added.High)
        {
            return added;
        }

        (double low, double high) = SumOf(flows.Select(flow => (flow, 1d)).ToArray());
        high = Math.Min(high, added.High);
        return new RateRange(Math.Min(high, Math.Max(low, added.Low)), high, added.Evidence);
    }

    /// <summary>Bounds that totals set to a weighted sum of what arrives of flows.</summary>
    /// <param name="flows">Shape: n >= 1; each flow once, with a weight above 0.</param>
    /// <returns>From 0 to infinity where they set none.</returns>
    public (double Low, double High) SumOf(IReadOnlyList<(FlowKey Flow, double Weight)> flows) => _bounds.Of(
        flows.Select(one => ((one.Flow.SourceId, one.Flow.TargetId), one.Weight)).ToArray());

    /// <summary>What of all that an endpoint sends arrives somewhere.</summary>
    public RateRange ArrivingFrom(string endpointId)
    {
        double known = Known(MeasuredFrom(endpointId));
        if (OfferedBy(endpointId) is not double offered)
        {
            return new RateRange(known, double.PositiveInfinity, known > 0 ? Evidence.Bounded : Evidence.None);
        }

        double most = Math.Min(offered, HasNeighbour(endpointId) ? PortLimit(endpointId) : EgressLimit(endpointId));
        if (most >= offered && _ways.IsClearFrom(endpointId))
        {
            return RateRange.Exactly(offered);
        }

        bool isEachMeasured = IsMean && EveryFlowOf(endpointId, HopKind.AllSent) is { } flows
            && flows.Count == MeasuredFrom(endpointId).Count;
        return isEachMeasured
            ? RateRange.Exactly(known)
            : new RateRange(Math.Min(known, most), most, Evidence.Bounded);
    }

    /// <summary>What arrives at an endpoint from everywhere.</summary>
    public RateRange ArrivingAt(string endpointId)
    {
        double known = Known(MeasuredTo(endpointId));
        return ArrivedAt(endpointId) is double arrived
            ? RateRange.Exactly(arrived)
            : new RateRange(known, double.PositiveInfinity, known > 0 ? Evidence.Bounded : Evidence.None);
    }

    /// <summary>The most that an adapter may send by its port's maximum; infinite where it has none.</summary>
    public double PortLimit(string endpointId) =>
        Fabric.FindAdapter(endpointId)?.Port.MaximumBitsPerSecond ?? double.PositiveInfinity;

    /// <summary>The most that an adapter may send out of its host, by its port's maximum and its team's members;
    /// infinite for an external.</summary>
    public double EgressLimit(string endpointId) => Math.Min(
        PortLimit(endpointId),
        Fabric.SwitchOf(endpointId)?.Uplink?.LargestMemberBitsPerSecond ?? double.PositiveInfinity);

    /// <summary>Says whether another adapter is reached without an uplink.</summary>
    public bool HasNeighbour(string endpointId) => Fabric.MachineOf(endpointId) is VirtualMachine own
        && Fabric.VirtualMachines.Any(machine => machine.HostId == own.HostId
            && machine.Adapters.Any(adapter => adapter.Id != endpointId
                && Fabric.Routes.StaysInside(endpointId, adapter.Id)));

    private bool IsMean => _statistic == WindowStatistic.Mean;

    private RateRange FindArriving(FlowKey flow)
    {
        PairRate? pair = PairOf(flow);
        if (pair?.ArrivedBitsPerSecond is double arrived)
        {
            return RateRange.Exactly(arrived);
        }

        if (!HasWay(flow))
        {
            return new RateRange(0, 0, Evidence.Bounded);
        }

        if (pair?.OfferedBitsPerSecond is double whole && _ways.IsClear(flow))
        {
            return RateRange.Exactly(whole);
        }

        IReadOnlyList<RouteStep> route = Fabric.Routes.Between(flow.SourceId, flow.TargetId);
        double limit = Fabric.Routes.StaysInside(flow.SourceId, flow.TargetId)
            ? PortLimit(flow.SourceId)
            : EgressLimit(flow.SourceId);
        double? sent = OfferedBy(flow.SourceId);
        double? received = ArrivedAt(flow.TargetId);
        double[] bounds =
        [
            limit,
            route.Select(step => step.CapacityBitsPerSecond).DefaultIfEmpty(double.PositiveInfinity).Min(),
            pair?.OfferedBitsPerSecond ?? double.PositiveInfinity,
            Math.Min(sent ?? double.PositiveInfinity, PortLimit(flow.SourceId)) - Others(MeasuredFrom(flow.SourceId)),
            (received ?? double.PositiveInfinity) - Others(MeasuredTo(flow.TargetId)),
        ];
        (double low, double most) = _bounds.Of((flow.SourceId, flow.TargetId));
        double high = Math.Max(0, Math.Min(bounds.Min(), most));
        bool isKnown = sent is not null || received is not null || pair is not null || low > 0;
        return new RateRange(Math.Min(low, high), high, isKnown ? Evidence.Bounded : Evidence.None);
    }

    // Percentiles of parts do not add up to that of the whole, but none of them is above it.
    private double Others(IReadOnlyList<(FlowKey Flow, double Rate)> measured) => IsMean
        ? measured.Sum(flow => flow.Rate)
        : 0;

    private double Known(IReadOnlyList<(FlowKey Flow, double Rate)> measured) => IsMean
        ? measured.Sum(flow => flow.Rate)
        : measured.Select(flow => flow.Rate).DefaultIfEmpty(0).Max();

    private double? MeasuredRate(FlowKey flow)
    {
        PairRate? pair = PairOf(flow);
        return pair?.ArrivedBitsPerSecond
            ?? (pair?.OfferedBitsPerSecond is double offered && _ways.IsClear(flow) ? offered : null);
    }

    private static List<T> ListAt<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out List<T>? list))
        {
            lists.Add(key, list = new List<T>());
        }

        return list;
    }
}
