using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>The demands and the live migrations of a fabric as flows over capacities: ports, team members,
/// uplinks, links and lines. Immutable.</summary>
/// <remarks>A flow's weight is its part of what its source asks to send out of the host, times the port's
/// weight where the switch has weights; all ports without one share the weight of the default flow. A guarantee
/// in bit/s holds on a switch in absolute mode for what leaves the host, and is split over these flows by
/// demand; ports without one share that of the default flow. An adapter that leaves its host uses one member of
/// the team. A migration is a source of its own, which takes what it gets like a port without settings.</remarks>
internal sealed class TrafficNetwork
{
    // Each round finds ports that are held elsewhere; what is missed after the last is a part of their remainder.
    private const int MostRounds = 8;

    private readonly FabricInventory _fabric;
    private readonly HashSet<string> _paused;
    private readonly Dictionary<(string Kind, string Id, RouteDirection Direction), int> _indexes = new();
    private readonly List<double> _capacities = new();
    private readonly double[] _portWeights;
    private readonly double[] _portGuarantees;
    private readonly DefaultFlowPorts[] _defaultFlows;
    private readonly int[][] _ways;
    private readonly double[] _migrationDemands;

    /// <summary>Lays the flows' ways.</summary>
    /// <param name="fabric">The inventory with the settings that act.</param>
    /// <param name="demands">The demands.</param>
    /// <param name="migrations">The live migrations.</param>
    public TrafficNetwork(
        FabricInventory fabric,
        IReadOnlyList<TrafficDemand> demands,
        IReadOnlyList<LiveMigration> migrations)
    {
        _fabric = fabric;
        _paused = new HashSet<string>(
            migrations.Where(one => one.IsPaused).Select(one => one.Move.MachineId), StringComparer.Ordinal);
        string[] sources = demands.Select(demand => demand.SourceId).Distinct(StringComparer.Ordinal).ToArray();
        Dictionary<string, int> sourceIndexes = sources
            .Select((id, index) => (id, index))
            .ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);
        _portWeights = [.. sources.Select(WeightOf), .. migrations.Select(_ => 1d)];
        _portGuarantees = [.. sources.Select(GuaranteeOf), .. migrations.Select(_ => 0d)];
        _defaultFlows = DefaultFlowPorts.Of(
        [
            .. sources.Select(id => (fabric.SwitchOf(id), fabric.FindAdapter(id)?.Port ?? PortSettings.Unset)),
            .. migrations.Select(one => (SwitchOf(one), PortSettings.Unset)),
        ]);
        Flows =
        [
            .. demands.Select(demand => FlowOf(demand, sourceIndexes[demand.SourceId])),
            .. migrations.Select((migration, index) => FlowOf(migration, sources.Length + index)),
        ];
        _ways = Flows.Select(flow => flow.Capacities).ToArray();
        _migrationDemands = Flows
            .Skip(demands.Count)
            .Select(flow => flow.IsOffered ? flow.Capacities.Min(capacity => _capacities[capacity]) : 0)
            .ToArray();
    }

    /// <summary>One flow per demand, in order, then one per migration, in order.</summary>
    public IReadOnlyList<NetworkFlow> Flows { get; }

    /// <summary>Shares the capacities.</summary>
    /// <param name="offered">Shape: one per demand. Unit: bit/s; at least 0 (trusted).</param>
    /// <returns>What arrives. Shape: one per flow. Unit: bit/s.</returns>
    public double[] Share(double[] offered)
    {
        double[] demands = [.. offered, .. _migrationDemands];
        double[] all = new double[_portWeights.Length];
        double[] leaving = new double[_portWeights.Length];
        for (int flow = 0; flow < demands.Length; flow++)
        {
            int source = Flows[flow].Source;
            all[source] += demands[flow];
            leaving[source] += Flows[flow].LeavesHost ? demands[flow] : 0;
            demands[flow] = Flows[flow].IsReachable ? demands[flow] : 0;
        }

        double[] guarantees = _portGuarantees.ToArray();
        double[] most = leaving.ToArray();
        double[] weights = _portWeights.ToArray();
        foreach (DefaultFlowPorts ports in _defaultFlows)
        {
            ports.Guarantee(guarantees, leaving);
        }

        for (int round = 0; ; round++)
        {
            foreach (DefaultFlowPorts ports in _defaultFlows)
            {
                ports.Weigh(weights, most);
            }

            double[] rates = Share(demands, all, leaving, weights, guarantees);
            if (round == MostRounds || !IsAnyHeldElsewhere(rates, most))
            {
                return rates;
            }
        }
    }

    private double[] Share(
        double[] demands, double[] all, double[] leaving, double[] weights, double[] guarantees)
    {
        double[] parts = new double[demands.Length];
        double[] least = new double[demands.Length];
        for (int flow = 0; flow < demands.Length; flow++)
        {
            NetworkFlow way = Flows[flow];
            double demand = demands[flow];
            double whole = leaving[way.Source] > 0 ? leaving[way.Source] : all[way.Source];
            parts[flow] = Math.Max(
                SharedFlow.SmallestWeight, weights[way.Source] * (demand > 0 ? demand / whole : 1));
            least[flow] = way.LeavesHost && demand > 0
                ? Math.Min(demand, guarantees[way.Source] * demand / leaving[way.Source])
                : 0;
        }

        return BandwidthSharing.Share(_ways, demands, parts, least, _capacities);
    }

    // What is held further on leaves its part of the default flow to the other ports in it.
    private bool IsAnyHeldElsewhere(double[] rates, double[] most)
    {
        double[] sent = new double[most.Length];
        for (int flow = 0; flow < Flows.Count && _defaultFlows.Length > 0; flow++)
        {
            sent[Flows[flow].Source] += Flows[flow].LeavesHost ? rates[flow] : 0;
        }

        bool isAny = false;
        foreach (DefaultFlowPorts ports in _defaultFlows)
        {
            isAny |= ports.Learn(most, sent);
        }

        return isAny;
    }

    private double WeightOf(string sourceId) =>
        _fabric.SwitchOf(sourceId)?.MinimumMode == MinimumBandwidthMode.Weight
            ? _fabric.FindAdapter(sourceId)!.Port.MinimumWeight ?? 1
            : 1;

    private double GuaranteeOf(string sourceId) =>
        _fabric.SwitchOf(sourceId)?.MinimumMode == MinimumBandwidthMode.Absolute
            ? _fabric.FindAdapter(sourceId)!.Port.MinimumBitsPerSecond ?? 0
            : 0;

    private VirtualSwitch? SwitchOf(LiveMigration migration)
    {
        FabricHost source = _fabric.FindHost(migration.Move.FromHostId)!;
        return source.MigrationUplink is Uplink uplink
            ? source.Switches.First(one => one.Uplink?.Id == uplink.Id)
            : null;
    }

    private NetworkFlow FlowOf(TrafficDemand demand, int source)
    {
        IReadOnlyList<RouteStep> route = _fabric.Routes.Between(demand.SourceId, demand.TargetId);
        bool isReachable = IsReachable(demand.SourceId, demand.TargetId);
        return new NetworkFlow
        {
            Source = source,
            IsOffered = Runs(demand.SourceId) && Runs(demand.TargetId),
            IsReachable = isReachable,
            LeavesHost = isReachable && UplinkStep(route, RouteDirection.Out) is not null,
            Route = route,
            Capacities = isReachable ? CapacitiesOf(demand, route) : [],
        };
    }

    // A network of its own is passed beside what is metered; between uplinks the known links count.
    private NetworkFlow FlowOf(LiveMigration migration, int index)
    {
        FabricHost source = _fabric.FindHost(migration.Move.FromHostId)!;
        FabricHost target = _fabric.FindHost(migration.Move.ToHostId)!;
        List<RouteStep> route = new();
        List<int> capacities = new();
        AddEnd(source, RouteDirection.Out);
        if (source.MigrationUplink is Uplink from && target.MigrationUplink is Uplink to)
        {
            route.AddRange(_fabric.Routes.Between(from.Id, to.Id));
        }

        AddEnd(target, RouteDirection.In);
        capacities.AddRange(route.Select(IndexOf));
        return new NetworkFlow
        {
            Source = index,
            IsOffered = migration.IsCopying,
            IsReachable = true,
            LeavesHost = source.MigrationUplink is not null,
            Route = route,
            Capacities = capacities.ToArray(),
        };

        void AddEnd(FabricHost host, RouteDirection direction)
        {
            if (host.MigrationUplink is Uplink uplink)
            {
                route.Add(new RouteStep(
                    RouteStepKind.Uplink, uplink.Id, direction, uplink.CapacityBitsPerSecond));
            }

            // One connection on one member of the team, or all connections of the host on its migration network.
            string pipe = host.MigrationUplink is null ? host.Id : host.Id + "/" + migration.StepId;
            capacities.Add(IndexOf("migration", pipe, direction, host.MigrationBitsPerSecond));
        }
    }

    private bool Runs(string endpointId) => _fabric.MachineOf(endpointId) is not VirtualMachine machine
        || (machine.IsRunning && !_paused.Contains(machine.Id));

    private bool IsReachable(string sourceId, string targetId)
    {
        bool bothInside = _fabric.SwitchOf(sourceId) is not null && _fabric.Routes.StaysInside(sourceId, targetId);
        return bothInside || (HasWayOut(sourceId) && HasWayOut(targetId));
    }

    private bool HasWayOut(string endpointId) =>
        _fabric.FindAdapter(endpointId) is null || _fabric.SwitchOf(endpointId)?.Uplink is not null;

    private int[] CapacitiesOf(TrafficDemand demand, IReadOnlyList<RouteStep> route)
    {
        List<int> capacities = new();
        if (_fabric.FindAdapter(demand.SourceId)?.Port.MaximumBitsPerSecond is double maximum)
        {
            capacities.Add(IndexOf("port", demand.SourceId, RouteDirection.Out, maximum));
        }

        AddMember(capacities, route, demand.SourceId, RouteDirection.Out);
        AddMember(capacities, route, demand.TargetId, RouteDirection.In);
        capacities.AddRange(route.Select(IndexOf));
        return capacities.ToArray();
    }

    private void AddMember(
        List<int> capacities, IReadOnlyList<RouteStep> route, string endpointId, RouteDirection direction)
    {
        if (UplinkStep(route, direction) is not null)
        {
            Uplink uplink = _fabric.SwitchOf(endpointId)!.Uplink!;
            capacities.Add(IndexOf("member", endpointId, direction, uplink.LargestMemberBitsPerSecond));
        }
    }

    private static RouteStep? UplinkStep(IReadOnlyList<RouteStep> route, RouteDirection direction) =>
        route.FirstOrDefault(step => step.Kind == RouteStepKind.Uplink && step.Direction == direction);

    private int IndexOf(RouteStep step) =>
        IndexOf(step.Kind.ToString(), step.Id, step.Direction, step.CapacityBitsPerSecond);

    private int IndexOf(string kind, string id, RouteDirection direction, double capacity)
    {
        if (!_indexes.TryGetValue((kind, id, direction), out int index))
        {
            _indexes.Add((kind, id, direction), index = _capacities.Count);
            _capacities.Add(capacity);
        }

        return index;
    }
}
