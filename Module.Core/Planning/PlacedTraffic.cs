using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>What arrives of each known flow, and what each uplink carries, once some VMs lie on other hosts.
/// Rates in bit/s. Not safe on several threads.</summary>
/// <remarks>What nobody moved near stays as it is. What is asked for arrives for sure where everything on its
/// way then fits. Where something does not fit, a named flow keeps what it has, or the part that its way leaves
/// to all alike, and of one that came there nothing is counted on; the others share the rest.</remarks>
internal sealed class PlacedTraffic
{
    private const double Hair = 1e-9;

    private readonly PlanTraffic _traffic;
    private readonly FabricInventory _after;
    private readonly HashSet<string> _moved;
    private readonly Dictionary<RouteStep, double> _loads = new();
    private readonly Dictionary<FlowKey, double> _arriving = new();
    private readonly Dictionary<RouteStep, FlowKey[]> _named = new();

    /// <param name="traffic">Who sends what now.</param>
    /// <param name="after">The same fabric with VMs on other hosts.</param>
    public PlacedTraffic(PlanTraffic traffic, FabricInventory after)
    {
        _traffic = traffic;
        _after = after;
        _moved = new HashSet<string>(
            after.VirtualMachines
                .Where(machine => machine.HostId != Before.FindMachine(machine.Id)!.HostId)
                .SelectMany(machine => machine.Adapters)
                .Select(adapter => adapter.Id),
            StringComparer.Ordinal);
        AddLoads();
        // What others get of a full way depends on what named flows surely take of it.
        foreach (FlowKey flow in traffic.Flows.OrderByDescending(traffic.Named.Contains))
        {
            _arriving[flow] = Arriving(flow);
        }
    }

    private FabricInventory Before => _traffic.Picture.Fabric;

    /// <summary>What surely arrives of a flow.</summary>
    public double ArrivingOf(FlowKey flow) =>
        _arriving.TryGetValue(flow, out double arriving) ? arriving : _traffic.Arriving(flow);

    /// <summary>What arrives at an adapter in all.</summary>
    /// <param name="adapterId">The adapter.</param>
    /// <param name="now">What arrives there now.</param>
    public double ReceivedBy(string adapterId, double now) => Math.Max(0, now + _arriving
        .Where(flow => flow.Key.TargetId == adapterId)
        .Sum(flow => flow.Value - _traffic.Arriving(flow.Key)));

    /// <summary>What an uplink or a link carries.</summary>
    public double CarriedBy(RouteStepKind kind, string id, RouteDirection way, double now)
    {
        foreach (KeyValuePair<RouteStep, double> load in _loads)
        {
            if (load.Key.Kind == kind && load.Key.Id == id && load.Key.Direction == way)
            {
                return Math.Min(
                    load.Key.CapacityBitsPerSecond, Math.Max(0, load.Value - HeldBackOn(load.Key)));
            }
        }

        return now;
    }

    /// <summary>Capacities that would have to carry more than they can, and more than they have to now; or that
    /// nothing meters, so that nobody knows.</summary>
    /// <param name="keptShares">The share of what it asks for that a limited adapter keeps, 0 to 1, by
    /// adapter.</param>
    public IEnumerable<RouteStep> Overfilled(IReadOnlyDictionary<string, double> keptShares) => _loads
        .Where(load => double.IsNaN(load.Value) || Relieved(load, keptShares)
            > Math.Max(load.Key.CapacityBitsPerSecond, LoadNow(load.Key)) * (1 + Hair))
        .Select(load => load.Key);

    /// <summary>What an uplink would carry if all that is asked for passed, now and then; null where nothing
    /// meters it.</summary>
    public (double Now, double Then)? LoadOf(RouteStep step)
    {
        double now = LoadNow(step);
        return double.IsNaN(now) ? null : (now, Load(step));
    }

    // What moves takes its load along; of every other capacity nothing changes.
    private void AddLoads()
    {
        foreach (FlowKey flow in _traffic.Flows.Where(flow => IsMoved(flow)))
        {
            foreach (RouteStep step in _traffic.RouteOf(flow))
            {
                Add(step, -_traffic.Asked(flow));
            }

            foreach (RouteStep step in _after.Routes.Between(flow.SourceId, flow.TargetId))
            {
                Add(step, Asked(flow));
            }
        }

        foreach (string id in _moved)
        {
            AddUnknown(id, RouteDirection.Out, UnknownSent(id));
            AddUnknown(id, RouteDirection.In, UnknownReceived(id));
        }
    }

    private void AddUnknown(string adapterId, RouteDirection way, double rate)
    {
        foreach ((FabricInventory fabric, int sign) in new[] { (Before, -1), (_after, 1) })
        {
            if (fabric.SwitchOf(adapterId)?.Uplink is Uplink uplink)
            {
                Add(
                    new RouteStep(RouteStepKind.Uplink, uplink.Id, way, uplink.CapacityBitsPerSecond), sign * rate);
            }
        }
    }

    private void Add(RouteStep step, double change)
    {
        if (!_loads.TryGetValue(step, out double load))
        {
            load = LoadNow(step);
        }

        _loads[step] = load + change;
    }

    // A capacity that nothing meters has a load that nobody knows, which is no number.
    private double LoadNow(RouteStep step) => step.Kind == RouteStepKind.External
        ? _traffic.Through(step).Sum(_traffic.Asked)
        : _traffic.Picture.CarriedBy(step) is double carried ? _traffic.Load(step, carried) : double.NaN;

    // What passes a capacity is short of what is asked of it by what does not get through, here or elsewhere.
    private double HeldBackOn(RouteStep step) => _traffic.Flows
        .Where(flow => _after.Routes.Between(flow.SourceId, flow.TargetId).Contains(step))
        .Sum(flow => Asked(flow) - ArrivingOf(flow));

    // A team member that held a sender back may be left behind, and with it what it held back.
    private double Asked(FlowKey flow)
    {
        double now = _traffic.Asked(flow);
        if (!_moved.Contains(flow.SourceId)
            || _traffic.Picture.OfferedBetween(flow) is not double offered
            || _traffic.Picture.OfferedBy(flow.SourceId) is not double all)
        {
            return now;
        }

        double limit = Math.Min(
            _traffic.Picture.PortLimit(flow.SourceId),
            _after.Routes.StaysInside(flow.SourceId, flow.TargetId)
                ? double.PositiveInfinity
                : _after.SwitchOf(flow.SourceId)?.Uplink?.LargestMemberBitsPerSecond ?? 0);
        return Math.Max(_traffic.Arriving(flow), all > limit ? offered * limit / all : offered);
    }

    private double UnknownSent(string adapterId) => Math.Max(0, _traffic.AskedLeaving(adapterId)
        - _traffic.From(adapterId).Where(_traffic.IsOutside).Sum(_traffic.Asked));

    private double UnknownReceived(string adapterId) => _traffic.Picture.ArrivedAt(adapterId) is double arrived
        ? Math.Max(0, arrived - _traffic.To(adapterId).Sum(_traffic.Arriving))
        : 0;

    private bool IsMoved(FlowKey flow) => _moved.Contains(flow.SourceId) || _moved.Contains(flow.TargetId);

    private bool Fits(RouteStep step) => !_loads.TryGetValue(step, out double load)
        ? LoadNow(step) <= step.CapacityBitsPerSecond * (1 + Hair)
        : load <= step.CapacityBitsPerSecond * (1 + Hair);

    private double Arriving(FlowKey flow)
    {
        IReadOnlyList<RouteStep> route = _after.Routes.Between(flow.SourceId, flow.TargetId);
        bool isNear = IsMoved(flow) || route.Any(_loads.ContainsKey);
        if (!isNear)
        {
            return _traffic.Arriving(flow);
        }

        double asked = Asked(flow);
        RouteStep[] full = route.Where(step => !Fits(step)).ToArray();
        if (full.Length == 0)
        {
            return asked;
        }

        if (!_traffic.Named.Contains(flow))
        {
            return asked * full.Min(ShareOfOthers);
        }

        bool isSame = !IsMoved(flow) && full.All(step => Load(step) <= LoadNow(step) * (1 + Hair));
        return isSame ? Math.Min(asked, _traffic.Arriving(flow))
            : IsMoved(flow) ? 0
            : asked * full.Min(step => step.CapacityBitsPerSecond / Load(step));
    }

    // The part of what they ask for that flows without a requirement get of a capacity that is too full for all.
    private double ShareOfOthers(RouteStep step)
    {
        FlowKey[] named = NamedThrough(step);
        double room = step.CapacityBitsPerSecond - named.Sum(flow => _arriving[flow]);
        double asked = Load(step) - named.Sum(Asked);
        return asked <= 0 ? 1 : Math.Min(1, Math.Max(0, room) / asked);
    }

    private FlowKey[] NamedThrough(RouteStep step)
    {
        if (!_named.TryGetValue(step, out FlowKey[]? named))
        {
            _named.Add(step, named = _traffic.Named
                .Where(flow => _after.Routes.Between(flow.SourceId, flow.TargetId).Contains(step))
                .ToArray());
        }

        return named;
    }

    private double Relieved(
        KeyValuePair<RouteStep, double> load, IReadOnlyDictionary<string, double> keptShares) =>
        load.Value - _traffic.Flows
            .Where(flow => keptShares.ContainsKey(flow.SourceId)
                && _after.Routes.Between(flow.SourceId, flow.TargetId).Contains(load.Key))
            .Sum(flow => Asked(flow) * (1 - keptShares[flow.SourceId]));

    private double Load(RouteStep step) => _loads.TryGetValue(step, out double load) ? load : LoadNow(step);
}
