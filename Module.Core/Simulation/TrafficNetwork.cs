using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>The demands and the live migrations of a fabric as flows over capacities: ports, team members, uplinks,
/// links and lines. Immutable.</summary>
/// <remarks>A flow's weight is its part of its source's demand, times the port's weight where the switch has
/// weights (1 where the port has none). A guarantee in bit/s holds on a switch in absolute mode for what leaves
/// the host, and is split over these flows by demand. An adapter that leaves its host uses one member of the
/// team. A migration is a flow that takes what it gets, like an adapter without settings.</remarks>
internal sealed class TrafficNetwork
{
    private readonly FabricInventory _fabric;
    private readonly HashSet<string> _paused;
    private readonly Dictionary<(string Kind, string Id, RouteDirection Direction), int> _indexes = new();
    private readonly List<double> _capacities = new();
    private readonly double[] _portWeights;
    private readonly double[] _portGuarantees;
    private readonly double[] _migrationDemands;
    private readonly int[][] _ways;

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
        _portWeights = sources.Select(WeightOf).ToArray();
        _portGuarantees = sources.Select(GuaranteeOf).ToArray();
        DemandFlows = demands.Select(demand => FlowOf(demand, sourceIndexes[demand.SourceId])).ToArray();
        MigrationFlows = migrations.Select(FlowOf).ToArray();
        _ways = DemandFlows.Concat(MigrationFlows).Select(flow => flow.Capacities).ToArray();
        _migrationDemands = MigrationFlows.Select(flow => flow.IsOffered ? Narrowest(flow) : 0).ToArray();
    }

    /// <summary>One flow per demand, in order.</summary>
    public IReadOnlyList<NetworkFlow> DemandFlows { get; }

    /// <summary>One flow per migration, in order.</summary>
    public IReadOnlyList<NetworkFlow> MigrationFlows { get; }

    /// <summary>Shares the capacities.</summary>
    /// <param name="offered">Shape: one per demand. Unit: bit/s; at least 0 (trusted).</param>
    /// <returns>What arrives. Shape: one per demand, then one per migration. Unit: bit/s.</returns>
    public double[] Share(double[] offered)
    {
        double[] all = new double[_portWeights.Length];
        double[] leaving = new double[_portWeights.Length];
        for (int flow = 0; flow < offered.Length; flow++)
        {
            int source = DemandFlows[flow].Source;
            all[source] += offered[flow];
            leaving[source] += DemandFlows[flow].LeavesHost ? offered[flow] : 0;
        }

        double[] demands = new double[_ways.Length];
        double[] weights = new double[_ways.Length];
        double[] guarantees = new double[_ways.Length];
        for (int flow = 0; flow < offered.Length; flow++)
        {
            NetworkFlow way = DemandFlows[flow];
            double demand = way.IsReachable ? offered[flow] : 0;
            double part = demand > 0 ? demand / all[way.Source] : 1;
            demands[flow] = demand;
            weights[flow] = Math.Max(SharedFlow.SmallestWeight, _portWeights[way.Source] * part);
            guarantees[flow] = way.LeavesHost && demand > 0
                ? Math.Min(demand, _portGuarantees[way.Source] * demand / leaving[way.Source])
                : 0;
        }

        for (int migration = 0; migration < _migrationDemands.Length; migration++)
        {
            demands[offered.Length + migration] = _migrationDemands[migration];
            weights[offered.Length + migration] = 1;
        }

        return BandwidthSharing.Share(_ways, demands, weights, guarantees, _capacities);
    }

    private double WeightOf(string sourceId) =>
        _fabric.SwitchOf(sourceId)?.MinimumMode == MinimumBandwidthMode.Weight
            ? _fabric.FindAdapter(sourceId)!.Port.MinimumWeight ?? 1
            : 1;

    private double GuaranteeOf(string sourceId) =>
        _fabric.SwitchOf(sourceId)?.MinimumMode == MinimumBandwidthMode.Absolute
            ? _fabric.FindAdapter(sourceId)!.Port.MinimumBitsPerSecond ?? 0
            : 0;

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
    private NetworkFlow FlowOf(LiveMigration migration)
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
            IsOffered = migration.IsCopying, IsReachable = true, Route = route, Capacities = capacities.ToArray(),
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

    private double Narrowest(NetworkFlow flow) => flow.Capacities.Min(capacity => _capacities[capacity]);

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
