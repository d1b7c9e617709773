using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>What arrives of each known flow once port settings have changed. Rates in bit/s. Not safe on several
/// threads.</summary>
/// <remarks>What nothing changed stays as it is. A lower maximum takes its part of all flows of its port. New
/// guarantees squeeze the other ports of their uplink as if they were used in full. What is asked for and does
/// not arrive comes to arrive, for sure, only where everything on its way then fits or where its port's guarantee
/// covers it; at the most all of it does, once anything on its way gives way.</remarks>
internal sealed class PredictedTraffic
{
    private readonly PlanTraffic _traffic;
    private readonly FabricInventory _after;
    private readonly HashSet<string> _changed;
    private readonly Dictionary<string, double> _factors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Kept, double Guarantee)> _shares = new(StringComparer.Ordinal);
    private readonly Dictionary<FlowKey, RateRange> _arriving = new();
    private readonly Dictionary<RouteStep, double> _rises = new();
    private readonly Dictionary<string, double> _entering = new(StringComparer.Ordinal);
    private readonly Dictionary<(RouteStepKind, string, RouteDirection), RouteStep> _steps = new();

    public PredictedTraffic(PlanTraffic traffic, FabricInventory after)
    {
        _traffic = traffic;
        _after = after;
        _changed = new HashSet<string>(after.VirtualMachines
            .SelectMany(machine => machine.Adapters)
            .Where(adapter => adapter.Port != Before.FindAdapter(adapter.Id)!.Port)
            .Select(adapter => adapter.Id));
        AddShares();
        HashSet<RouteStep> relieved = new();
        HashSet<string> relievedTargets = new(StringComparer.Ordinal);
        foreach (FlowKey flow in traffic.Flows.Where(IsLess))
        {
            relieved.UnionWith(traffic.RouteOf(flow));
            relievedTargets.Add(flow.TargetId);
        }

        foreach (string id in _changed.Where(id => FactorOf(id) < 1 && UplinkOf(id) is not null))
        {
            relieved.Add(new RouteStep(
                RouteStepKind.Uplink, UplinkOf(id)!.Id, RouteDirection.Out, UplinkOf(id)!.CapacityBitsPerSecond));
        }

        FlowKey[] rising = traffic.Flows
            .Where(flow => Asked(flow) > Least(flow) && MayRise(flow, relieved, relievedTargets))
            .ToArray();
        HashSet<FlowKey> risingSet = new(rising);
        foreach (FlowKey flow in traffic.Flows)
        {
            double least = Least(flow);
            double part = risingSet.Contains(flow) ? Asked(flow) : Math.Min(traffic.Arriving(flow), Asked(flow));
            double whole = traffic.Asked(flow) * Math.Max(1, FactorOf(flow.SourceId));
            double most = Math.Max(least, Math.Min(whole, part + LeftTo(flow)));
            _arriving[flow] = new RateRange(least, most, Evidence.Measured);
        }

        AddLoads();
        foreach (FlowKey flow in rising)
        {
            RateRange range = _arriving[flow];
            double sure = Math.Max(range.Low, Math.Min(range.High, SureOf(flow)));
            _arriving[flow] = new RateRange(sure, range.High, Evidence.Measured);
        }
    }

    private FabricInventory Before => _traffic.Picture.Fabric;

    /// <summary>What arrives of a flow: surely, and at the most.</summary>
    public RateRange ArrivingOf(FlowKey flow) => _arriving.TryGetValue(flow, out RateRange range)
        ? range
        : RateRange.Exactly(_traffic.Arriving(flow));

    /// <summary>What arrives at an adapter in all: surely, or at the most.</summary>
    public double ReceivedBy(string adapterId, double now, bool isMost) => Math.Max(0, now + _arriving
        .Where(flow => flow.Key.TargetId == adapterId)
        .Sum(flow => (isMost ? flow.Value.High : flow.Value.Low) - _traffic.Arriving(flow.Key)));

    /// <summary>What passes a capacity at the most.</summary>
    public double CarriedBy(RouteStepKind kind, string id, RouteDirection way, double now)
    {
        RouteStep? step = _steps.TryGetValue((kind, id, way), out RouteStep? known) ? known
            : kind == RouteStepKind.Uplink && way == RouteDirection.Out
                ? new RouteStep(kind, id, way, double.MaxValue)
                : null;
        return step is null ? now : Math.Max(0, Math.Min(step.CapacityBitsPerSecond, LoadOf(step, now)));
    }

    private Uplink? UplinkOf(string adapterId) => Before.SwitchOf(adapterId)?.Uplink;

    private double Asked(FlowKey flow) => _traffic.Asked(flow) * FactorOf(flow.SourceId);

    // How much more or less an adapter may send than before.
    private double FactorOf(string adapterId)
    {
        if (!_changed.Contains(adapterId))
        {
            return 1;
        }

        if (!_factors.TryGetValue(adapterId, out double factor))
        {
            double before = _traffic.AskedBy(adapterId);
            double offered = _traffic.Picture.OfferedBy(adapterId) ?? before;
            double maximum = _after.FindAdapter(adapterId)!.Port.MaximumBitsPerSecond ?? double.PositiveInfinity;
            double member = _traffic.From(adapterId).All(_traffic.IsOutside)
                ? UplinkOf(adapterId)?.LargestMemberBitsPerSecond ?? double.PositiveInfinity
                : double.PositiveInfinity;
            factor = before > 0 ? Math.Min(Math.Max(offered, before), Math.Min(maximum, member)) / before : 1;
            _factors.Add(adapterId, factor);
        }

        return factor;
    }

    // Where a changed port's uplink is contended, what each of its ports keeps of what it asks for, against
    // before.
    private void AddShares()
    {
        foreach (IGrouping<string, string> uplink in _changed
            .Where(id => UplinkOf(id) is not null)
            .GroupBy(id => UplinkOf(id)!.Id))
        {
            VirtualAdapter[] ports = Before.VirtualMachines
                .Where(machine => machine.IsRunning)
                .SelectMany(machine => machine.Adapters)
                .Where(adapter => UplinkOf(adapter.Id)?.Id == uplink.Key)
                .ToArray();
            VirtualSwitch onSwitch = Before.SwitchOf(ports[0].Id)!;
            UplinkGuarantees before = new(onSwitch, ports, _traffic.AskedLeaving);
            UplinkGuarantees after = new(
                onSwitch,
                ports.Select(port => _after.FindAdapter(port.Id)!).ToArray(),
                id => _traffic.AskedLeaving(id) * FactorOf(id));
            foreach (string id in ports.Select(port => port.Id))
            {
                double asked = _traffic.AskedLeaving(id);
                double kept = asked > 0 ? Math.Min(1, before.ShareOf(id) / asked) : 1;
                double keeps = asked * FactorOf(id) > 0
                    ? Math.Min(1, after.ShareOf(id) / (asked * FactorOf(id)))
                    : 1;
                _shares[id] = (kept > 0 ? Math.Min(1, keeps / kept) : 1, after.Of(id));
            }
        }
    }

    // What surely still arrives where nothing gives way.
    private double Least(FlowKey flow)
    {
        double squeeze = _traffic.IsOutside(flow) ? KeptBy(flow.SourceId) : 1;
        return Math.Min(_traffic.Arriving(flow), Asked(flow)) * squeeze;
    }

    private double KeptBy(string adapterId) =>
        _shares.TryGetValue(adapterId, out (double Kept, double Guarantee) share) ? share.Kept : 1;

    private bool IsLess(FlowKey flow) =>
        FactorOf(flow.SourceId) < 1 || Least(flow) < _traffic.Arriving(flow) * (1 - 1e-9);

    private bool MayRise(FlowKey flow, ICollection<RouteStep> relieved, ICollection<string> relievedTargets) =>
        (_changed.Contains(flow.SourceId) && FactorOf(flow.SourceId) >= 1)
        || _traffic.RouteOf(flow).Any(relieved.Contains)
        || (_traffic.IsOutside(flow) && relievedTargets.Contains(flow.TargetId));

    // What other flows of a lowered port do not use of their part of its limit, since they lack room elsewhere.
    private double LeftTo(FlowKey flow) => FactorOf(flow.SourceId) >= 1 ? 0 : _traffic.From(flow.SourceId)
        .Where(other => other != flow)
        .Sum(other => Math.Max(0, Asked(other) - Least(other)));

    private void AddLoads()
    {
        foreach (FlowKey flow in _traffic.Flows)
        {
            double rise = _arriving[flow].High - _traffic.Arriving(flow);
            foreach (RouteStep step in _traffic.RouteOf(flow))
            {
                _steps[(step.Kind, step.Id, step.Direction)] = step;
                _rises[step] = (_rises.TryGetValue(step, out double sum) ? sum : 0) + rise;
            }

            if (_traffic.IsOutside(flow))
            {
                _entering[flow.TargetId] =
                    (_entering.TryGetValue(flow.TargetId, out double entering) ? entering : 0) + rise;
            }
        }
    }

    // What a sender sends to nobody known leaves through its uplink all the same.
    private double LoadOf(RouteStep step, double now)
    {
        double rise = _rises.TryGetValue(step, out double sum) ? sum : 0;
        if (step is not { Kind: RouteStepKind.Uplink, Direction: RouteDirection.Out })
        {
            return now + rise;
        }

        string[] ports = _traffic.SendersThrough(step).Where(id => UplinkOf(id)?.Id == step.Id).ToArray();
        double unknownNow = Math.Max(0, now - _traffic.Through(step).Sum(_traffic.Arriving));
        double unknownRise = ports.Sum(id => UnknownAsked(id) * Math.Max(0, FactorOf(id) - 1));
        double unknownAsked = ports.Sum(id => UnknownAsked(id) * FactorOf(id));
        bool isSomeLess = ports.Any(id => FactorOf(id) < 1);
        double unknown = unknownNow + unknownRise;
        return now - unknownNow + rise + (isSomeLess ? Math.Min(unknown, unknownAsked) : unknown);
    }

    private double UnknownAsked(string adapterId) => Math.Max(0, _traffic.AskedLeaving(adapterId)
        - _traffic.From(adapterId).Where(_traffic.IsOutside).Sum(_traffic.Asked));

    private double SureOf(FlowKey flow)
    {
        double asked = Asked(flow);
        foreach (RouteStep step in _traffic.RouteOf(flow).Where(step => !Fits(step)))
        {
            bool isOwn = step is { Kind: RouteStepKind.Uplink, Direction: RouteDirection.Out };
            asked = isOwn ? Math.Min(asked, GuaranteedOf(flow)) : 0;
        }

        return _traffic.IsOutside(flow) && !FitsMember(flow.TargetId) ? 0 : asked;
    }

    private bool Fits(RouteStep step) => step.Kind == RouteStepKind.External
        || (_traffic.Picture.CarriedBy(step) is double now
            && LoadOf(step, now) <= step.CapacityBitsPerSecond * (1 + 1e-9));

    private bool FitsMember(string targetId)
    {
        if (UplinkOf(targetId) is not Uplink uplink || uplink.Members.Count(member => member.IsConnected) == 1)
        {
            return true;
        }

        return _traffic.Picture.ArrivedAt(targetId) is double now
            && now + _entering[targetId] <= uplink.LargestMemberBitsPerSecond * (1 + 1e-9);
    }

    // A port's guarantee is split over what it asks to send out of its host.
    private double GuaranteedOf(FlowKey flow)
    {
        double all = _traffic.AskedLeaving(flow.SourceId) * FactorOf(flow.SourceId);
        return _shares.TryGetValue(flow.SourceId, out (double Kept, double Guarantee) share) && all > 0
            ? Math.Min(1, share.Guarantee / all) * Asked(flow)
            : 0;
    }
}
