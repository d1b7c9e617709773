using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>Decides what a rival balancer moves.</summary>
internal static class RivalMoves
{
    /// <summary>Looks at the fabric as it stands.</summary>
    /// <returns>The moves it wants, all of them allowed by the rules one after the other; of a balancing rival
    /// at most one for each cluster.</returns>
    public static IReadOnlyList<MigrationAdaptation> Of(RivalBalancer rival, SimulationState state) =>
        rival.Kind == RivalKind.Return ? Returns(rival, state) : Balancing(rival, state);

    private static List<MigrationAdaptation> Returns(RivalBalancer rival, SimulationState state)
    {
        FabricInventory fabric = state.Definition.Inventory;
        List<MigrationAdaptation> moves = new();
        foreach (KeyValuePair<string, string> home in rival.Homes.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (fabric.FindMachine(home.Key) is VirtualMachine machine
                && fabric.FindHost(home.Value) is FabricHost target
                && IsFree(rival, state, machine)
                && MigrationRules.Obstacles(fabric, machine, target).Count == 0)
            {
                moves.Add(MigrationAdaptation.Of(fabric, machine, target));
                fabric = fabric.With([machine.MovingTo(target.Id)]);
            }
        }

        return moves;
    }

    private static List<MigrationAdaptation> Balancing(RivalBalancer rival, SimulationState state)
    {
        FabricInventory fabric = state.Definition.Inventory;
        List<MigrationAdaptation> moves = new();
        foreach (IGrouping<string, FabricHost> cluster in fabric.Hosts
            .Where(host => host.Cluster is not null && host.IsAvailableForPlacement && SizeOf(rival, host) > 0)
            .GroupBy(host => host.Cluster!, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase))
        {
            FabricHost[] byShare = cluster.OrderBy(host => ShareOf(rival, fabric, host))
                .ThenBy(host => host.Id, StringComparer.Ordinal).ToArray();
            if (BestMove(rival, state, byShare[byShare.Length - 1], byShare[0]) is MigrationAdaptation move)
            {
                moves.Add(move);
            }
        }

        return moves;
    }

    // The VM after whose move the two hosts are closest; none where no move brings them closer.
    private static MigrationAdaptation? BestMove(
        RivalBalancer rival, SimulationState state, FabricHost fullest, FabricHost emptiest)
    {
        FabricInventory fabric = state.Definition.Inventory;
        double gap = ShareOf(rival, fabric, fullest) - ShareOf(rival, fabric, emptiest);
        if (gap <= rival.ToleratedFraction)
        {
            return null;
        }

        double perUnit = (1 / SizeOf(rival, fullest)) + (1 / SizeOf(rival, emptiest));
        VirtualMachine? best = fabric.MachinesOn(fullest.Id)
            .Where(machine => Math.Abs(gap - (LoadOf(rival, machine) * perUnit)) < gap)
            .Where(machine => IsFree(rival, state, machine)
                && MigrationRules.Obstacles(fabric, machine, emptiest).Count == 0)
            .OrderBy(machine => Math.Abs(gap - (LoadOf(rival, machine) * perUnit)))
            .ThenBy(machine => machine.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return best is null ? null : MigrationAdaptation.Of(fabric, best, emptiest);
    }

    private static bool IsFree(RivalBalancer rival, SimulationState state, VirtualMachine machine) =>
        state.Migrations.All(one => one.Move.MachineId != machine.Id)
        && (!state.Arrivals.TryGetValue(machine.Id, out DateTimeOffset arrival)
            || state.Time - arrival >= rival.Patience);

    private static double ShareOf(RivalBalancer rival, FabricInventory fabric, FabricHost host) =>
        fabric.MachinesOn(host.Id).Concat(fabric.MachinesMovingTo(host.Id))
            .Where(machine => machine.MovingToHostId is null || machine.MovingToHostId == host.Id)
            .Sum(machine => LoadOf(rival, machine)) / SizeOf(rival, host);

    private static double LoadOf(RivalBalancer rival, VirtualMachine machine) => machine.HoldsMemory
        ? rival.Kind == RivalKind.Memory ? machine.MemoryBytes : machine.ProcessorCount
        : 0;

    private static double SizeOf(RivalBalancer rival, FabricHost host) => rival.Kind == RivalKind.Memory
        ? Math.Max(0, host.MemoryBytes - host.MemoryReserveBytes)
        : host.ProcessorCount;
}
