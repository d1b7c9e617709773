using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Units;

namespace NetUtil.Core.Model;

/// <summary>The hard rules of where a VM may lie. A fabric at any time, planned or real, is checked with the same
/// ones; <see cref="MigrationRules"/> adds those of the way there.</summary>
/// <remarks>VMs that are being moved to a host count there as if they had arrived: the platform keeps their
/// memory free. What is not known limits nothing: memory or processors of 0, no list of networks. SR-IOV is no
/// obstacle, since a platform falls back to the virtual switch where a host lacks it. Source: Microsoft Learn,
/// "Hyper-V virtual machine placement" of VMM (reserve, availability sets, networks) and "Plan for Hyper-V
/// scalability".</remarks>
public static class PlacementRules
{
    /// <summary>Lists what keeps a VM from lying on a host.</summary>
    /// <param name="fabric">The fabric with all that lies on the host, and is moved there, at the time in
    /// question; the VM itself does not count, wherever it lies.</param>
    /// <param name="machine">The VM; its host in the fabric decides what network its adapters have now.</param>
    /// <param name="host">The host, of the fabric.</param>
    /// <returns>The obstacles in the order of <see cref="PlacementObstacleKind"/>; none where it may lie
    /// there.</returns>
    /// <remarks>Cost: O(VMs of the host + adapters).</remarks>
    public static IReadOnlyList<PlacementObstacle> Obstacles(
        FabricInventory fabric, VirtualMachine machine, FabricHost host)
    {
        Guard.NotNull(fabric, nameof(fabric));
        Guard.NotNull(machine, nameof(machine));
        Guard.NotNull(host, nameof(host));
        VirtualMachine[] others = fabric.MachinesOn(host.Id)
            .Concat(fabric.MachinesMovingTo(host.Id))
            .Where(other => other.Id != machine.Id)
            .ToArray();
        List<PlacementObstacle> found = new();
        AddHostRules(found, machine, host);
        AddMemory(found, machine, host, others);
        AddProcessors(found, machine, host, others);
        AddSets(found, machine, host, others);
        foreach (VirtualAdapter adapter in machine.Adapters.Where(adapter => adapter.SwitchName is not null))
        {
            VirtualSwitch? present = fabric.FindHost(machine.HostId)?.FindSwitch(adapter.SwitchName);
            AddNetwork(found, machine, host, adapter, present);
        }

        return found;
    }

    /// <summary>Says why a VM may not lie on a host.</summary>
    /// <param name="fabric">As for <see cref="Obstacles"/>.</param>
    /// <param name="machine">The VM.</param>
    /// <param name="host">The host.</param>
    /// <returns>Every reason, a sentence each; null where it may lie there.</returns>
    public static string? Refusal(FabricInventory fabric, VirtualMachine machine, FabricHost host) =>
        InWords(Obstacles(fabric, machine, host));

    /// <summary>Adds up the memory that VMs hold on a host or are about to hold there.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="hostId">The host's id.</param>
    /// <returns>Unit: byte.</returns>
    public static long MemoryOn(FabricInventory fabric, string hostId) =>
        Memory(Guard.NotNull(fabric, nameof(fabric)).MachinesOn(hostId).Concat(fabric.MachinesMovingTo(hostId)));

    internal static string? InWords(IReadOnlyList<PlacementObstacle> obstacles) =>
        obstacles.Count == 0 ? null : string.Join(" ", obstacles.Select(obstacle => obstacle.Text));

    private static void AddHostRules(List<PlacementObstacle> found, VirtualMachine machine, FabricHost host)
    {
        if (!host.IsAvailableForPlacement)
        {
            found.Add(new(
                PlacementObstacleKind.Unavailable,
                $"{host.Name} takes no VMs; it may be in maintenance."));
        }

        if (machine.PossibleOwners.Count > 0 && !machine.PossibleOwners.Contains(host.Id, StringComparer.Ordinal))
        {
            found.Add(new(
                PlacementObstacleKind.PossibleOwners,
                $"{host.Name} is not among the possible owners of {machine.Name}."));
        }

        if (machine.IsHighlyAvailable && host.Cluster is null)
        {
            found.Add(new(
                PlacementObstacleKind.HighAvailability,
                $"{machine.Name} is highly available, and {host.Name} is no node of a cluster."));
        }
    }

    private static void AddMemory(
        List<PlacementObstacle> found, VirtualMachine machine, FabricHost host, VirtualMachine[] others)
    {
        long left = Math.Max(0, host.MemoryBytes - host.MemoryReserveBytes - Memory(others));
        if (host.MemoryBytes > 0 && machine.HoldsMemory && machine.MemoryBytes > left)
        {
            found.Add(new(PlacementObstacleKind.Memory, string.Format(
                CultureInfo.CurrentCulture,
                "{0} has {1} of memory left for VMs, and {2} needs {3}.",
                host.Name,
                MemoryText.Scaled(left, CultureInfo.CurrentCulture),
                machine.Name,
                MemoryText.Scaled(machine.MemoryBytes, CultureInfo.CurrentCulture))));
        }
    }

    private static void AddProcessors(
        List<PlacementObstacle> found, VirtualMachine machine, FabricHost host, VirtualMachine[] others)
    {
        if (host.ProcessorCount > 0 && machine.ProcessorCount > host.ProcessorCount)
        {
            found.Add(new(PlacementObstacleKind.Processors, string.Format(
                CultureInfo.CurrentCulture,
                "{0} has {1} processors, and {2} needs {3}.",
                host.Name,
                host.ProcessorCount,
                machine.Name,
                machine.ProcessorCount)));
        }

        int held = others.Where(other => other.HoldsMemory).Sum(other => other.ProcessorCount);
        if (machine.HoldsMemory
            && host.VirtualProcessorLimit is int limit && machine.ProcessorCount + held > limit)
        {
            found.Add(new(PlacementObstacleKind.Processors, string.Format(
                CultureInfo.CurrentCulture,
                "{0} may give {1} virtual processors to VMs; {2} are given, and {3} needs {4}.",
                host.Name,
                limit,
                held,
                machine.Name,
                machine.ProcessorCount)));
        }
    }

    private static void AddSets(
        List<PlacementObstacle> found, VirtualMachine machine, FabricHost host, VirtualMachine[] others)
    {
        foreach (string set in machine.AvailabilitySets)
        {
            if (others.FirstOrDefault(other => other.AvailabilitySets.Contains(
                set, StringComparer.OrdinalIgnoreCase)) is VirtualMachine member)
            {
                found.Add(new(
                    PlacementObstacleKind.AvailabilitySet,
                    $"{member.Name} is on {host.Name}, and {machine.Name} is in its availability set '{set}'."));
            }
        }
    }

    private static void AddNetwork(
        List<PlacementObstacle> found,
        VirtualMachine machine,
        FabricHost host,
        VirtualAdapter adapter,
        VirtualSwitch? present)
    {
        string subject = $"adapter '{adapter.Id}' of {machine.Name}";
        if (host.FindSwitch(adapter.SwitchName) is not VirtualSwitch target)
        {
            found.Add(new(
                PlacementObstacleKind.Network,
                $"{host.Name} has no switch '{adapter.SwitchName}', which {subject} needs."));
            return;
        }

        if (present?.Uplink is not null && target.Uplink is null)
        {
            found.Add(new(
                PlacementObstacleKind.Network,
                $"Switch '{target.Name}' of {host.Name} has no uplink, which {subject} needs."));
        }

        AddReach(found, host, target, "network", adapter.Network, target.Networks, subject);
        AddReach(found, host, target, "subnet", adapter.Subnet, target.Subnets, subject);
        if (PortRules.Refusal(adapter, target, adapter.Port) is string refusal)
        {
            found.Add(new(PlacementObstacleKind.PortSettings, $"On {host.Name}: {refusal}"));
        }
    }

    private static void AddReach(
        List<PlacementObstacle> found,
        FabricHost host,
        VirtualSwitch target,
        string kind,
        string? needed,
        IReadOnlyList<string> reached,
        string subject)
    {
        if (needed is not null && reached.Count > 0 && !reached.Contains(needed, StringComparer.OrdinalIgnoreCase))
        {
            found.Add(new(
                PlacementObstacleKind.Network,
                $"Switch '{target.Name}' of {host.Name} does not reach {kind} '{needed}', "
                + $"which {subject} needs."));
        }
    }

    private static long Memory(IEnumerable<VirtualMachine> machines) =>
        machines.Where(machine => machine.HoldsMemory).Sum(machine => machine.MemoryBytes);
}
