using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>What arrives of each known flow once port settings have changed. Rates in bit/s. Not safe on several
/// threads.</summary>
internal sealed class PredictedTraffic
{
    private readonly PlanTraffic _traffic;
    private readonly FabricInventory _after;
    private readonly Dictionary<string, double> _factors = new(StringComparer.Ordinal);
    private readonly Dictionary<FlowKey, double> _arriving = new();
    private readonly Dictionary<(RouteStepKind, string, RouteDirection), RouteStep> _steps = new();
    private readonly Dictionary<RouteStep, double> _changes = new();

    public PredictedTraffic(PlanTraffic traffic, FabricInventory after)
    {
        _traffic = traffic;
        _after = after;
        foreach (FlowKey flow in traffic.Flows)
        {
            foreach (RouteStep step in Route(flow))
            {
                _steps[(step.Kind, step.Id, step.Direction)] = step;
                _changes[step] = (_changes.TryGetValue(step, out double change) ? change : 0)
                    + Asked(flow) - _traffic.Arriving(flow);
            }
        }

        foreach (FlowKey flow in traffic.Flows)
        {
            _arriving[flow] = Predict(flow);
        }
    }

    /// <summary>What arrives of a flow.</summary>
    public double ArrivingOf(FlowKey flow) =>
        _arriving.TryGetValue(flow, out double rate) ? rate : _traffic.Arriving(flow);

    /// <summary>What arrives at an adapter in all.</summary>
    public double ReceivedBy(string adapterId, double now) => Math.Max(0, now + _arriving
        .Where(flow => flow.Key.TargetId == adapterId)
        .Sum(flow => flow.Value - _traffic.Arriving(flow.Key)));

    /// <summary>What passes a capacity.</summary>
    public double CarriedBy(RouteStepKind kind, string id, RouteDirection way, double now) =>
        _steps.TryGetValue((kind, id, way), out RouteStep? step)
            ? Math.Max(0, Math.Min(step.CapacityBitsPerSecond, now + _changes[step] + UnattributedChange(step)))
            : Math.Max(0, now + UnattributedChange(kind, id, way));

    private IReadOnlyList<RouteStep> Route(FlowKey flow) =>
        _traffic.Picture.Fabric.Routes.Between(flow.SourceId, flow.TargetId);

    private double Asked(FlowKey flow) => _traffic.Asked(flow) * FactorOf(flow.SourceId);

    // How much more or less an adapter may send than before.
    private double FactorOf(string adapterId)
    {
        if (!_factors.TryGetValue(adapterId, out double factor))
        {
            double before = _traffic.AskedBy(adapterId);
            double offered = _traffic.Picture.OfferedBy(adapterId) ?? before;
            double maximum = _after.FindAdapter(adapterId)?.Port.MaximumBitsPerSecond ?? double.PositiveInfinity;
            double member =
                _after.SwitchOf(adapterId)?.Uplink?.LargestMemberBitsPerSecond ?? double.PositiveInfinity;
            factor = before > 0 ? Math.Min(offered, Math.Min(maximum, member)) / before : 1;
            _factors.Add(adapterId, factor);
        }

        return factor;
    }

    private double UnattributedChange(RouteStep step) => UnattributedChange(step.Kind, step.Id, step.Direction);

    // What a sender sends to nobody known leaves through its uplink all the same.
    private double UnattributedChange(RouteStepKind kind, string id, RouteDirection way)
    {
        if (kind != RouteStepKind.Uplink || way != RouteDirection.Out)
        {
            return 0;
        }

        return _after.VirtualMachines
            .SelectMany(machine => machine.Adapters)
            .Where(adapter => _after.SwitchOf(adapter.Id)?.Uplink?.Id == id)
            .Sum(adapter =>
            {
                double known = _traffic.Flows.Where(flow => flow.SourceId == adapter.Id).Sum(_traffic.Asked);
                return Math.Max(0, _traffic.AskedBy(adapter.Id) - known) * (FactorOf(adapter.Id) - 1);
            });
    }

    private double Predict(FlowKey flow)
    {
        double now = _traffic.Arriving(flow);
        double asked = Asked(flow);
        if (asked <= now)
        {
            return asked;
        }

        double room = asked - now;
        foreach (RouteStep step in Route(flow).Where(step => !Fits(step)))
        {
            room = Math.Min(room, step is { Kind: RouteStepKind.Uplink, Direction: RouteDirection.Out }
                ? GuaranteedRoom(flow)
                : 0);
        }

        return now + room;
    }

    private bool Fits(RouteStep step)
    {
        double? carried = _traffic.Picture.CarriedBy(step);
        return carried is double now && now + _changes[step] <= step.CapacityBitsPerSecond;
    }

    // What a flow's share of its port's guarantee adds to what arrives of it.
    private double GuaranteedRoom(FlowKey flow)
    {
        string source = flow.SourceId;
        VirtualSwitch onSwitch = _after.SwitchOf(source)!;
        VirtualAdapter[] ports = _after.VirtualMachines
            .Where(machine => machine.IsRunning)
            .SelectMany(machine => machine.Adapters)
            .Where(adapter => _after.SwitchOf(adapter.Id)?.Uplink?.Id == onSwitch.Uplink!.Id)
            .ToArray();
        double guarantee = new UplinkGuarantees(onSwitch, ports, _traffic.AskedBy).Of(source);
        FlowKey[] own = _traffic.Flows.Where(one => one.SourceId == source).ToArray();
        double lacking = own.Sum(one => Math.Max(0, Asked(one) - _traffic.Arriving(one)));
        double spare = Math.Max(0, guarantee - own.Sum(_traffic.Arriving));
        double lack = Asked(flow) - _traffic.Arriving(flow);
        return lacking > 0 ? Math.Min(lack, spare * lack / lacking) : 0;
    }
}
