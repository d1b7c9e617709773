using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>The hard rules of moving a running VM from its host to another: those of <see cref="PlacementRules"/>
/// for the target, and those of the way there. How many moves a host takes at once is told apart, since a
/// platform lets further ones wait.</summary>
/// <remarks>A VM moves between nodes of one cluster, or between standalone hosts: between clusters it would lose
/// its high availability on the way. Source: Microsoft Learn, "Live migrate VMs" of VMM.</remarks>
public static class MigrationRules
{
    /// <summary>Lists what keeps a VM from being moved to a host now.</summary>
    /// <param name="fabric">The fabric as it is when the move begins.</param>
    /// <param name="machine">The VM, of the fabric.</param>
    /// <param name="target">The host, of the fabric.</param>
    /// <returns>The obstacles, those of the way first; none where it can be moved once both hosts have a
    /// slot.</returns>
    public static IReadOnlyList<PlacementObstacle> Obstacles(
        FabricInventory fabric, VirtualMachine machine, FabricHost target)
    {
        Guard.NotNull(fabric, nameof(fabric));
        Guard.NotNull(machine, nameof(machine));
        Guard.NotNull(target, nameof(target));
        if (machine.HostId == target.Id)
        {
            return [new(PlacementObstacleKind.SameHost, $"{machine.Name} lies on {target.Name} already.")];
        }

        List<PlacementObstacle> found = new();
        AddMachineRules(found, machine);
        if (fabric.FindHost(machine.HostId) is FabricHost source)
        {
            AddHostRules(found, source, target);
        }

        found.AddRange(PlacementRules.Obstacles(fabric, machine, target));
        return found;
    }

    /// <summary>Says why a VM cannot be moved to a host now.</summary>
    /// <param name="fabric">The fabric as it is when the move begins.</param>
    /// <param name="machine">The VM, of the fabric.</param>
    /// <param name="target">The host, of the fabric.</param>
    /// <returns>Every reason, a sentence each; null where it can be moved once both hosts have a slot.</returns>
    public static string? Refusal(FabricInventory fabric, VirtualMachine machine, FabricHost target) =>
        PlacementRules.InWords(Obstacles(fabric, machine, target));

    /// <summary>Counts the live migrations that a host takes part in, incoming and outgoing.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="hostId">The host's id.</param>
    public static int MigrationsOf(FabricInventory fabric, string hostId) =>
        Guard.NotNull(fabric, nameof(fabric)).MachinesMovingTo(hostId).Count()
        + fabric.MachinesOn(hostId).Count(machine => machine.MovingToHostId is not null);

    /// <summary>Says whether a host can take part in one more live migration.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="host">The host, of the fabric.</param>
    public static bool HasFreeSlot(FabricInventory fabric, FabricHost host) =>
        MigrationsOf(fabric, Guard.NotNull(host, nameof(host)).Id) < host.MigrationSlots;

    private static void AddMachineRules(List<PlacementObstacle> found, VirtualMachine machine)
    {
        if (machine.NotMovableReason is string reason)
        {
            found.Add(new(PlacementObstacleKind.NotMovable, $"{machine.Name} cannot be moved: {reason}"));
        }

        if (machine.State != VirtualMachineState.Running)
        {
            found.Add(new(PlacementObstacleKind.State, machine.State == VirtualMachineState.Migrating
                ? $"{machine.Name} is being moved already."
                : $"{machine.Name} does not run ({machine.State}); only a running VM can be moved live."));
        }
    }

    private static void AddHostRules(List<PlacementObstacle> found, FabricHost source, FabricHost target)
    {
        if (!string.Equals(source.Cluster, target.Cluster, StringComparison.OrdinalIgnoreCase))
        {
            found.Add(new(
                PlacementObstacleKind.Cluster,
                $"{source.Name} is {ClusterOf(source)} and {target.Name} is {ClusterOf(target)}."));
        }

        foreach (FabricHost host in new[] { source, target })
        {
            if (host.MigrationBitsPerSecond <= 0)
            {
                found.Add(new(
                    PlacementObstacleKind.MigrationNetwork,
                    $"{host.Name} has no network that carries live migrations."));
            }

            if (host.MigrationSlots == 0)
            {
                found.Add(new(
                    PlacementObstacleKind.MigrationSlots, $"{host.Name} takes part in no live migrations."));
            }
        }
    }

    private static string ClusterOf(FabricHost host) =>
        host.Cluster is string cluster ? $"in cluster '{cluster}'" : "a standalone host";
}
