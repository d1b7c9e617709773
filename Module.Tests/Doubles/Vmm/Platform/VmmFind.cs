using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SystemCenter.VirtualMachineManager;
using NetUtil.Core.Model;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Finds what an object of the vendor's stands for.</summary>
internal static class VmmFind
{
    /// <summary>Finds a VM.</summary>
    /// <param name="fabric">Where to look.</param>
    /// <param name="vm">The object.</param>
    internal static VirtualMachine Machine(FabricInventory fabric, VM vm) =>
        fabric.VirtualMachines.First(machine => VmmIds.Of("vm", machine.Id) == vm.ID);

    /// <summary>Finds a host.</summary>
    /// <param name="fabric">Where to look.</param>
    /// <param name="host">The object.</param>
    internal static FabricHost Host(FabricInventory fabric, Host host) =>
        fabric.Hosts.First(one => VmmIds.Of("host", one.Id) == host.ID);

    /// <summary>Finds an adapter and its VM.</summary>
    /// <param name="fabric">Where to look.</param>
    /// <param name="adapter">The object.</param>
    internal static (VirtualMachine Machine, VirtualAdapter Adapter) Adapter(
        FabricInventory fabric, VirtualNetworkAdapter adapter) =>
        (from machine in fabric.VirtualMachines
         from one in machine.Adapters
         where VmmIds.Of("adapter", one.Id) == adapter.ID
         select (machine, one)).First();

    /// <summary>Keeps what has a name and an id that a call asks for.</summary>
    /// <typeparam name="T">The vendor's type.</typeparam>
    /// <param name="all">What there is.</param>
    /// <param name="nameOf">Gives one's name.</param>
    /// <param name="name">The name, in any case; null for all.</param>
    /// <param name="id">The id; null for all.</param>
    internal static IEnumerable<T> By<T>(
        IEnumerable<T> all, Func<T, string?> nameOf, string? name, Guid? id)
        where T : ClientObject =>
        all.Where(one => (name is null || string.Equals(nameOf(one), name, StringComparison.OrdinalIgnoreCase))
            && (id is null || one.ID == id));
}
