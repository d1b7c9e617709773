using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Forecasting;

/// <summary>What is offered if the present takes a past course, in one of its windows and by one statistic. Rates
/// in bit/s. Not safe on several threads.</summary>
/// <remarks>Every known flow changes as what was offered of it did then, or what arrived where nobody knows that,
/// down to 0 and up to what its port lets through now; what totals have beside their known flows changes
/// by itself. So totals stay the sum of their parts. What was not counted then stays as it is now, and what is
/// gone now does not come again. The change of a mean shifts percentiles as a whole. An uplink takes the change
/// of its own meter while the same VMs lay there as now; else the changes of the ports that use it now, wherever
/// their VMs lay then.</remarks>
internal sealed class CourseStep
{
    // Meters that are read one after the other do not agree better.
    private const double Agreement = 1.1;
    private const double Kilobit = 1000;

    private readonly PresentRates _now;
    private readonly ForecastScope _scope;
    private readonly FlowMap _map;
    private readonly CourseChanges _changes;
    private readonly int _window;
    private readonly WindowStatistic _statistic;
    private readonly Dictionary<(string, string), FlowForecast> _flows = new();

    public CourseStep(
        PresentRates now,
        ForecastScope scope,
        FlowMap map,
        CourseChanges changes,
        int window,
        WindowStatistic statistic)
    {
        _now = now;
        _scope = scope;
        _map = map;
        _changes = changes;
        _window = window;
        _statistic = statistic;
        foreach ((string source, string target) flow in map.Flows)
        {
            _flows[flow] = Foresee(flow);
        }

        foreach (string source in map.Flows.Select(flow => flow.Source).Distinct())
        {
            LimitPort(source);
        }
    }

    /// <summary>A known flow; nothing of any other.</summary>
    public FlowForecast FlowOf((string Source, string Target) flow) =>
        _flows.TryGetValue(flow, out FlowForecast found) ? found : default;

    /// <summary>What an adapter sends and receives; null where it is not known now.</summary>
    public (double Sent, double Received)? Adapter(string id)
    {
        if (_now.Adapter(id, _statistic) is not WindowRate now)
        {
            return null;
        }

        FlowForecast[] sent = Known(_map.From(id), flow => flow.OfferedNow);
        FlowForecast[] received = Known(_map.To(id), flow => flow.ArrivedNow);
        (double sentChange, double receivedChange) = RestOf(id);
        return (
            TotalForecast.Of(
                now.SentBitsPerSecond,
                sent.Sum(flow => flow.OfferedNow!.Value),
                sent.Sum(flow => flow.Offered!.Value),
                sentChange),
            TotalForecast.Of(
                now.ReceivedBitsPerSecond,
                received.Sum(flow => flow.ArrivedNow!.Value),
                received.Sum(flow => flow.Arrived!.Value),
                receivedChange));
    }

    /// <summary>What an uplink or link is to carry one way; null where it is not known now.</summary>
    public double? Load(RouteStepKind kind, string id, RouteDirection way)
    {
        if (NowOf(kind, id, way) is not double now)
        {
            return null;
        }

        FlowForecast[] flows = _map.Through(kind, id, way).Select(FlowOf).ToArray();
        MeterKey key = new(kind == RouteStepKind.Uplink ? TrafficKind.Uplink : TrafficKind.Link, id, null);
        double change = Way(_changes.To(_window, key), way);
        double rest = IsSamePlacement(kind, id, way)
            ? change - flows.Sum(flow => flow.CarriedChange)
            : RestOfPorts(kind, id, way);
        if (kind == RouteStepKind.Uplink && way == RouteDirection.Out)
        {
            rest -= _map.PortsOf(id).Sum(HeldBack);
        }

        return TotalForecast.Of(now, flows.Sum(flow => flow.CarriedNow), flows.Sum(flow => flow.Carried), rest);
    }

    private double? NowOf(RouteStepKind kind, string id, RouteDirection way)
    {
        WindowRate? rate = kind switch
        {
            RouteStepKind.Uplink => _now.Uplink(id, _statistic),
            RouteStepKind.Link => _now.Link(id, _statistic),
            _ => null,
        };
        return way == RouteDirection.Out ? rate?.SentBitsPerSecond : rate?.ReceivedBitsPerSecond;
    }

    private FlowForecast Foresee((string Source, string Target) flow)
    {
        if (_now.Pair(flow.Source, flow.Target, _statistic) is not PairRate now)
        {
            return default;
        }

        double arrived = _changes.To(_window, MeterKey.Pair(flow.Target, flow.Source)).Received;
        double offered = _changes.To(_window, MeterKey.Pair(flow.Source, flow.Target)).Sent;
        double arrivedChange = Known(arrived, offered);
        double offeredChange = Known(offered, arrived);
        // What is gone does not come again, but its part of old totals is known. What was lost then was lost to
        // the limits of then.
        double change = _map.IsGone(flow) ? 0 : offeredChange;
        return new FlowForecast(
            now.ArrivedBitsPerSecond,
            Then(now.ArrivedBitsPerSecond, change),
            arrivedChange,
            now.OfferedBitsPerSecond,
            Then(now.OfferedBitsPerSecond, change),
            offeredChange);
    }

    private void LimitPort(string source)
    {
        if (_map.Fabric.FindAdapter(source)?.Port.MaximumBitsPerSecond is double most)
        {
            double carried = _map.From(source).Sum(flow => FlowOf(flow).Carried);
            foreach ((string, string) flow in _map.From(source).Where(_ => carried > most))
            {
                _flows[flow] = FlowOf(flow).Limited(most / carried);
            }
        }
    }

    private static double? Then(double? now, double change) =>
        now is double rate ? Math.Max(0, rate + change) : null;

    private static double Known(double change, double other) =>
        !double.IsNaN(change) ? change : double.IsNaN(other) ? 0 : other;

    private FlowForecast[] Known(
        IEnumerable<(string Source, string Target)> flows, Func<FlowForecast, double?> rateOf) =>
        flows.Select(FlowOf).Where(flow => rateOf(flow) is not null).ToArray();

    // The change of what an adapter has beside its known flows.
    private (double Sent, double Received) RestOf(string id)
    {
        (double sent, double received) = _changes.To(_window, MeterKey.Adapter(id));
        return (
            sent - Known(_map.From(id), flow => flow.OfferedNow).Sum(flow => flow.OfferedChange),
            received - Known(_map.To(id), flow => flow.ArrivedNow).Sum(flow => flow.ArrivedChange));
    }

    // Where no flow of a port is known, its limit still lets no more of its total through.
    private double HeldBack(VirtualAdapter port) => port.Port.MaximumBitsPerSecond is double most
        && Known(_map.From(port.Id), flow => flow.OfferedNow).Length == 0
        && Adapter(port.Id) is (double sent, _)
            ? Math.Max(0, sent - Math.Max(most, _now.Adapter(port.Id, _statistic)!.SentBitsPerSecond))
            : 0;

    private double RestOfPorts(RouteStepKind kind, string id, RouteDirection way) => kind != RouteStepKind.Uplink
        ? 0
        : _map.PortsOf(id).Select(port => Way(RestOf(port.Id), way)).Where(rest => !double.IsNaN(rest)).Sum();

    // Known moves tell; so does an uplink that carried less than the VMs that use it now exchanged with others.
    private bool IsSamePlacement(RouteStepKind kind, string id, RouteDirection way)
    {
        DateTimeOffset begin = MinuteSpan.TimeOf(_changes.Course.Start);
        if (kind != RouteStepKind.Uplink)
        {
            return !_scope.IsChanged(null, begin);
        }

        double carried = Way(_changes.Begin(new MeterKey(TrafficKind.Uplink, id, null)), way);
        double parts = _map.Through(kind, id, way).Select(BeganWith).Where(rate => !double.IsNaN(rate)).Sum();
        return !_scope.IsChanged(_map.SwitchWith[id].Host.Id, begin)
            && !(parts > (carried * Agreement) + Kilobit);
    }

    private double BeganWith((string Source, string Target) flow)
    {
        double arrived = _changes.Begin(MeterKey.Pair(flow.Target, flow.Source)).Received;
        return double.IsNaN(arrived) ? _changes.Begin(MeterKey.Pair(flow.Source, flow.Target)).Sent : arrived;
    }

    private static double Way((double Sent, double Received) rates, RouteDirection way) =>
        way == RouteDirection.Out ? rates.Sent : rates.Received;
}
