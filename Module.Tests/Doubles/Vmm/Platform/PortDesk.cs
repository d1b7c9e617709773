using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.SystemCenter.VirtualMachineManager;
using NetUtil.Core.Model;
using NetUtil.Tests.Doubles.Vmm.Binding;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Answers the commands that read and change classifications, profiles and what adapters have of
/// them.</summary>
internal sealed class PortDesk
{
    private readonly VmmPlatform _platform;

    /// <summary>Makes a desk.</summary>
    /// <param name="platform">Whose ports they are.</param>
    internal PortDesk(VmmPlatform platform) => _platform = platform;

    private PortCatalog Ports => _platform.Ports;

    /// <summary>Names the commands that it answers.</summary>
    /// <param name="answers">Where they go.</param>
    internal void AddTo(IDictionary<string, Func<VendorCall, IEnumerable<object>>> answers)
    {
        answers["Get-SCLogicalSwitch"] = call => Named(Ports.Switches, one => one.Name, call);
        answers["Get-SCPortClassification"] = call => Named(Ports.Classifications, one => one.Name, call);
        answers["Get-SCVirtualNetworkAdapterNativePortProfile"] =
            call => Named(Ports.Profiles, one => one.Name, call);
        answers["Get-SCVirtualNetworkAdapterPortProfileSet"] = call =>
            Named(Ports.Sets, one => one.Name, call)
                .Where(one => !call.Has("LogicalSwitch") || one.LogicalSwitch == Of<LogicalSwitch>(call));
        answers["New-SCPortClassification"] = call => Keep(Ports.Classifications, new PortClassification
        {
            ID = Guid.NewGuid(), Name = call.Get<string>("Name"), Description = call.Get<string>("Description"),
        });
        answers["New-SCVirtualNetworkAdapterNativePortProfile"] = call =>
            Keep(Ports.Profiles, Fill(new VirtualNetworkAdapterNativePortProfile { ID = Guid.NewGuid() }, call));
        answers["New-SCVirtualNetworkAdapterPortProfileSet"] = call =>
            Keep(Ports.Sets, new VirtualNetworkAdapterPortProfileSet
            {
                ID = Guid.NewGuid(),
                Name = call.Get<string>("Name"),
                Description = call.Get<string>("Description"),
                LogicalSwitch = Of<LogicalSwitch>(call),
                PortClassification = Of<PortClassification>(call),
                VirtualNetworkAdapterNativePortProfile = Of<VirtualNetworkAdapterNativePortProfile>(call),
            });
        answers["Set-SCVirtualNetworkAdapterNativePortProfile"] = EditProfile;
        answers["Remove-SCPortClassification"] = call => Drop(Ports.Classifications, call);
        answers["Remove-SCVirtualNetworkAdapterNativePortProfile"] = call => Drop(Ports.Profiles, call);
        answers["Remove-SCVirtualNetworkAdapterPortProfileSet"] = call => Drop(Ports.Sets, call);
        answers["Set-SCVirtualNetworkAdapter"] = Classify;
        answers["Repair-SCVirtualNetworkAdapter"] = Repair;
    }

    private static IEnumerable<T> Named<T>(IEnumerable<T> all, Func<T, string?> nameOf, VendorCall call)
        where T : ClientObject =>
        VmmFind.By(all, nameOf, call.Get<string>("Name"), call.Get<Guid?>("ID"));

    private static T? Of<T>(VendorCall call) => call.Get<T>(typeof(T).Name);

    private static IEnumerable<object> Keep<T>(List<T> list, T made)
        where T : class
    {
        list.Add(made);
        return [made];
    }

    private static IEnumerable<object> Drop<T>(List<T> list, VendorCall call)
        where T : class
    {
        list.Remove(Of<T>(call)!);
        return [];
    }

    private static VirtualNetworkAdapterNativePortProfile Fill(
        VirtualNetworkAdapterNativePortProfile profile, VendorCall call)
    {
        foreach (System.Reflection.PropertyInfo property in typeof(VirtualNetworkAdapterNativePortProfile)
            .GetProperties().Where(property => call.Has(property.Name)))
        {
            property.SetValue(profile, call.Parameters[property.Name]);
        }

        return profile;
    }

    // What adapters have stays as it is; they no longer comply.
    private IEnumerable<object> EditProfile(VendorCall call)
    {
        VirtualNetworkAdapterNativePortProfile profile =
            Fill(Of<VirtualNetworkAdapterNativePortProfile>(call)!, call);
        Ports.Drift(profile);
        return [profile];
    }

    private IEnumerable<object> Classify(VendorCall call)
    {
        if (Of<PortClassification>(call) is not PortClassification classification)
        {
            throw new NotSupportedException("The double changes nothing of an adapter but its classification.");
        }

        return Change(call, Of<VirtualNetworkAdapter>(call)!, classification.ID);
    }

    private IEnumerable<object> Repair(VendorCall call) =>
        Change(call, Of<VirtualNetworkAdapter>(call)!, classification: null);

    private IEnumerable<object> Change(VendorCall call, VirtualNetworkAdapter nic, Guid? classification)
    {
        FabricInventory fabric = _platform.Fabric.ReadInventory(default);
        (VirtualMachine machine, VirtualAdapter adapter) = VmmFind.Adapter(fabric, nic);
        VirtualNetworkAdapterPortProfileSet? set = classification is Guid id
            ? Ports.SetOf(id, Ports.SwitchOf(adapter.SwitchName))
            : Ports.SetOf(adapter);
        if (set?.VirtualNetworkAdapterNativePortProfile is not VirtualNetworkAdapterNativePortProfile profile)
        {
            throw new VendorException(
                VmmErrors.NoSuitableHost, "The classification is not offered on the adapter's logical switch.");
        }

        MinimumBandwidthMode mode = fabric.SwitchOf(adapter.Id)!.MinimumMode;
        PortSettings settings = PortCatalog.SettingsOf(profile, mode);
        BandwidthAdaptation? change = settings == adapter.Port
            ? null
            : new BandwidthAdaptation(machine.Id, machine.Name, adapter.Id, adapter.Port, settings);
        Guid wanted = set.PortClassification!.ID;
        _platform.Jobs.Begin(call, machine.Id, nic.ID, change, () =>
        {
            Ports.Assign(adapter.Id, wanted);
            _platform.View.Refresh(one => one.Id == machine.Id);
        });
        VirtualMachine seen = _platform.View.Seen.FindMachine(machine.Id)!;
        return [_platform.Objects().AdapterOf(
            seen, seen.Adapters.First(one => one.Id == adapter.Id), nic.SlotId)];
    }
}
