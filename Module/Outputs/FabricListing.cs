using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Outputs;

/// <summary>Lists what a fabric is made of, as flat records with the names that people know.</summary>
internal static class FabricListing
{
    /// <summary>Lists one kind of thing, by name.</summary>
    /// <param name="inventory">The fabric.</param>
    /// <param name="detail">The kind.</param>
    /// <returns>Each record with the name that it is asked for by; of an adapter its VM's.</returns>
    internal static IEnumerable<(string Name, object Record)> Of(FabricInventory inventory, FabricDetail detail) =>
        (detail switch
        {
            FabricDetail.Host => Hosts(inventory),
            FabricDetail.Uplink => Uplinks(inventory),
            FabricDetail.VirtualMachine => Machines(inventory),
            _ => Adapters(inventory),
        }).OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, object Record)> Hosts(FabricInventory inventory)
    {
        ILookup<string, VirtualMachine> machines = inventory.VirtualMachines.ToLookup(one => one.HostId);
        return inventory.Hosts.Select(
            host => (host.Name, (object)new HostRecord(host, machines[host.Id].ToArray())));
    }

    private static IEnumerable<(string Name, object Record)> Uplinks(FabricInventory inventory)
    {
        ILookup<string, VirtualMachine> machines = inventory.VirtualMachines.ToLookup(one => one.HostId);
        return
            from host in inventory.Hosts
            from virtualSwitch in host.Switches
            let uplink = virtualSwitch.Uplink
            where uplink is not null
            let adapterCount = machines[host.Id]
                .SelectMany(machine => machine.Adapters)
                .Count(adapter => host.FindSwitch(adapter.SwitchName) == virtualSwitch)
            select (uplink.Id, (object)new UplinkRecord(host, virtualSwitch, uplink, adapterCount));
    }

    private static IEnumerable<(string Name, object Record)> Machines(FabricInventory inventory) =>
        inventory.VirtualMachines.Select(machine => (
            machine.Name, (object)new MachineRecord(machine, inventory.FindHost(machine.HostId)!)));

    private static IEnumerable<(string Name, object Record)> Adapters(FabricInventory inventory) =>
        from machine in inventory.VirtualMachines
        from adapter in machine.Adapters
        select (
            machine.Name, (object)new AdapterRecord(machine, inventory.FindHost(machine.HostId)!, adapter));
}
