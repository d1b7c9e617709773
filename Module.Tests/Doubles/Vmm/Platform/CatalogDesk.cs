using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SystemCenter.VirtualMachineManager;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles.Vmm.Binding;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Answers the commands that read what VMs are grouped by: services, tiers, clouds, networks, subnets
/// and custom properties; and how Dynamic Optimization is set.</summary>
internal sealed class CatalogDesk
{
    private readonly VmmPlatform _platform;

    /// <summary>Makes a desk.</summary>
    /// <param name="platform">Whose VMs they are.</param>
    internal CatalogDesk(VmmPlatform platform) => _platform = platform;

    private IEnumerable<VirtualMachine> Machines => _platform.View.Seen.VirtualMachines;

    private IEnumerable<VM> Objects => Machines.Select(_platform.Objects().MachineOf);

    private IEnumerable<VirtualNetworkAdapter> Adapters => Objects.SelectMany(vm => vm.VirtualNetworkAdapters!);

    /// <summary>Names the commands that it answers.</summary>
    /// <param name="answers">Where they go.</param>
    internal void AddTo(IDictionary<string, Func<VendorCall, IEnumerable<object>>> answers)
    {
        answers["Get-SCCloud"] = call => Found(call, Objects.Select(vm => vm.Cloud), one => one.Name);
        answers["Get-SCService"] = call =>
            Found(call, Objects.Select(vm => vm.ComputerTier?.Service), one => one.Name);
        answers["Get-SCComputerTier"] = call =>
            Found(call, Objects.Select(vm => vm.ComputerTier), one => one.Name)
                .Where(one => call.Get<Service>("Service") is not Service service
                    || one.Service!.ID == service.ID);
        answers["Get-SCVMNetwork"] = call => Found(
            call, Adapters.Select(nic => nic.VMNetwork), one => one.Name);
        answers["Get-SCVMSubnet"] = call => Found(
            call, Adapters.Select(nic => nic.VMSubnet), one => one.Name);
        answers["Get-SCCustomProperty"] = call => Found(
            call, Machines.SelectMany(machine => machine.Properties.Keys).Select(PropertyOf), one => one.Name);
        answers["Get-SCCustomPropertyValue"] = Values;
        answers["Get-SCDynamicOptimizationConfiguration"] = Optimization;
    }

    private static IEnumerable<T> Found<T>(VendorCall call, IEnumerable<T?> all, Func<T, string?> nameOf)
        where T : ClientObject
    {
        call.AllowOnly("VMMServer", "All", "Name", "ID", "Service");
        return VmmFind.By(
            all.OfType<T>().DistinctBy(one => one.ID), nameOf, call.Get<string>("Name"), call.Get<Guid?>("ID"));
    }

    private static CustomProperty PropertyOf(string name) => new()
    {
        ID = VmmIds.Of("property", name.ToUpperInvariant()), Name = name, Members = ["VM"],
    };

    private IEnumerable<object> Values(VendorCall call)
    {
        Guid? asked = call.Get<ClientObject>("InputObject")?.ID;
        return
            from machine in Machines
            let id = VmmIds.Of("vm", machine.Id)
            where asked is null || id == asked
            from pair in machine.Properties
            where call.Get<CustomProperty>("CustomProperty") is not CustomProperty property
                || string.Equals(property.Name, pair.Key, StringComparison.OrdinalIgnoreCase)
            select new CustomPropertyValue
            {
                ID = VmmIds.Of("value", $"{machine.Id}/{pair.Key}"),
                CustomProperty = PropertyOf(pair.Key),
                ParentID = id,
                Value = pair.Value,
            };
    }

    private IEnumerable<object> Optimization(VendorCall call)
    {
        RivalBalancer? rival = _platform.Fabric.ReadState(default).Definition.Rivals
            .FirstOrDefault(one => one.IsEnabled);
        return
        [
            new DynamicOptimizationConfiguration
            {
                VMHostGroup = call.Get<HostGroup>("VMHostGroup"),
                AutomaticMode = rival is not null,
                ManualMode = rival is null,
                AutomaticFrequencyMinutes = (int)(rival?.Interval.TotalMinutes ?? 0),
            },
        ];
    }
}
