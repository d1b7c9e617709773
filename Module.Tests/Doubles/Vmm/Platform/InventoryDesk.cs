using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SystemCenter.VirtualMachineManager;
using Microsoft.VirtualManager.Utils;
using NetUtil.Core.Model;
using NetUtil.Tests.Doubles.Vmm.Binding;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Answers the commands that read VMM's inventory, from what VMM saw last.</summary>
internal sealed class InventoryDesk
{
    private readonly VmmPlatform _platform;

    /// <summary>Makes a desk.</summary>
    /// <param name="platform">Whose inventory it is.</param>
    internal InventoryDesk(VmmPlatform platform) => _platform = platform;

    private FabricInventory Seen => _platform.View.Seen;

    /// <summary>Names the commands that it answers.</summary>
    /// <param name="answers">Where they go.</param>
    internal void AddTo(IDictionary<string, Func<VendorCall, IEnumerable<object>>> answers)
    {
        answers["Get-SCVirtualMachine"] = Machines;
        answers["Get-SCVirtualNetworkAdapter"] = Adapters;
        answers["Get-SCVMHost"] = Hosts;
        answers["Get-SCVMHostGroup"] = call => VmmFind.By(
            Make().Groups, one => one.Name, call.Get<string>("Name"), call.Get<Guid?>("ID"))
            .Where(one => !call.Has("ParentHostGroup")
                || one.ParentHostGroup?.ID == call.Get<HostGroup>("ParentHostGroup")!.ID);
        answers["Get-SCVMHostCluster"] = call => VmmFind.By(
            Make().Clusters, one => one.Name, call.Get<string>("Name"), call.Get<Guid?>("ID"))
            .Where(one => !call.Has("VMHostGroup")
                || one.HostGroupID == call.Get<HostGroup>("VMHostGroup")!.ID);
        answers["Get-SCVirtualNetwork"] = call => VmmFind.By(
            Switches(call), one => one.Name, call.Get<string>("Name"), call.Get<Guid?>("ID"));
        answers["Get-SCVMHostNetworkAdapter"] = call => VmmFind.By(
            Switches(call).SelectMany(one => one.VMHostNetworkAdapters!),
            one => one.Name,
            call.Get<string>("Name"),
            call.Get<Guid?>("ID"));
        answers["Get-SCVMHostRating"] = Ratings;
    }

    private VmmObjects Make() => _platform.Objects();

    private IEnumerable<object> Machines(VendorCall call)
    {
        call.AllowOnly("VMMServer", "All", "Name", "ID", "VMHost", "Cloud", "Service", "ComputerTier");
        VmmObjects objects = Make();
        return Seen.VirtualMachines.Where(machine => IsAsked(call, machine)).Select(objects.MachineOf);
    }

    private static bool IsAsked(VendorCall call, VirtualMachine machine) =>
        (call.Get<string>("Name") is not string name
            || string.Equals(machine.Name, name, StringComparison.OrdinalIgnoreCase))
        && (call.Get<Guid?>("ID") is not Guid id || VmmIds.Of("vm", machine.Id) == id)
        && (call.Get<Host>("VMHost") is not Host host || VmmIds.Of("host", machine.HostId) == host.ID)
        && (call.Get<Cloud>("Cloud") is not Cloud cloud || machine.Cloud == cloud.Name)
        && (call.Get<Service>("Service") is not Service service || machine.Service == service.Name)
        && (call.Get<ComputerTier>("ComputerTier") is not ComputerTier tier
            || (machine.Tier == tier.Name && machine.Service == tier.Service?.Name));

    private IEnumerable<object> Adapters(VendorCall call)
    {
        call.AllowOnly("VMMServer", "All", "VM", "ID", "ParentTypeVMOrHost");
        VmmObjects objects = Make();
        return
            from machine in Seen.VirtualMachines
            where call.Get<VM>("VM") is not VM vm || VmmIds.Of("vm", machine.Id) == vm.ID
            from pair in machine.Adapters.Select((adapter, slot) => (Adapter: adapter, Slot: slot))
            where call.Get<Guid?>("ID") is not Guid id || VmmIds.Of("adapter", pair.Adapter.Id) == id
            select objects.AdapterOf(machine, pair.Adapter, pair.Slot);
    }

    private IEnumerable<object> Hosts(VendorCall call)
    {
        string? name = call.Get<string>("ComputerName");
        return Make().Hosts.Where(host =>
            (name is null
                || string.Equals(host.Name, name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(host.ComputerName, name, StringComparison.OrdinalIgnoreCase))
            && (call.Get<HostCluster>("VMHostCluster") is not HostCluster cluster
                || host.HostCluster?.ID == cluster.ID)
            && (call.Get<HostGroup>("VMHostGroup") is not HostGroup group || host.VMHostGroup?.ID == group.ID));
    }

    private IEnumerable<VirtualNetwork> Switches(VendorCall call)
    {
        VmmObjects objects = Make();
        return Seen.Hosts.Where(host =>
            (call.Get<Host>("VMHost") is not Host one || VmmIds.Of("host", host.Id) == one.ID)
            && (call.Get<HostCluster>("VMHostCluster") is not HostCluster cluster || host.Cluster == cluster.Name))
            .SelectMany(objects.SwitchesOf);
    }

    // One host is validated live; of several, what VMM knows is compared, which proves nothing.
    private IEnumerable<object> Ratings(VendorCall call)
    {
        VirtualMachine machine = VmmFind.Machine(Seen, call.Get<VM>("VM")!);
        Host[] hosts = call.Get<Host[]>("VMHost")
            ?? [.. call.Get<HostGroup[]>("VMHostGroup")!.SelectMany(group => group.AllChildHosts!)];
        FabricInventory known = hosts.Length == 1 ? _platform.Fabric.ReadInventory(default) : Seen;
        return hosts.Select(host => Rate(known, known.FindMachine(machine.Id)!, host, call.Has("IsMigration")));
    }

    private static VMHostRating Rate(FabricInventory known, VirtualMachine machine, Host host, bool isMigration)
    {
        FabricHost target = VmmFind.Host(known, host);
        string? refusal = isMigration && target.Id == machine.HostId
            ? null
            : MigrationRules.Refusal(known, machine, target);
        double used = known.MachinesOn(target.Id).Where(one => one.HoldsMemory && one.Id != machine.Id)
            .Sum(one => (double)one.MemoryBytes);
        return new VMHostRating
        {
            VMHost = host,
            Name = host.Name,
            Rating = refusal is null ? 5 * (1 - Math.Min(1, used / target.MemoryBytes)) : 0,
            TransferType = refusal is null ? "Live" : "Network",
            ZeroRatingReasonList = refusal is null
                ? []
                : [new ErrorInfo { Problem = refusal, IsSuccess = false }],
            WarningReasonList = [],
        };
    }
}
