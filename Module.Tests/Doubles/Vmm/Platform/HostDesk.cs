using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.HyperV.PowerShell;
using Microsoft.Management.Infrastructure.Doubles;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Tests.Doubles.Vmm.Binding;
using Machine = NetUtil.Core.Model.VirtualMachine;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Answers the commands of Hyper-V that speak to a host itself: they see the fabric as it is, and what
/// they change, VMM has not asked for.</summary>
internal sealed class HostDesk
{
    /// <summary>What Hyper-V answers where an argument does not go with the object.</summary>
    internal const int InvalidParameter = 32773;

    /// <summary>What Hyper-V answers where the object's state does not allow it.</summary>
    internal const int InvalidState = 32775;

    private readonly VmmPlatform _platform;

    /// <summary>Makes a desk.</summary>
    /// <param name="platform">Whose hosts they are.</param>
    internal HostDesk(VmmPlatform platform) => _platform = platform;

    private FabricInventory Real => _platform.Fabric.ReadInventory(default);

    /// <summary>Names the commands that it answers.</summary>
    /// <param name="answers">Where they go.</param>
    internal void AddTo(IDictionary<string, Func<VendorCall, IEnumerable<object>>> answers)
    {
        answers["Get-VMHost"] = call => HostsOf(call).Select(host => new VMHost
        {
            Name = host.Name,
            ComputerName = host.Name,
            LogicalProcessorCount = host.ProcessorCount,
            MemoryCapacity = host.MemoryBytes,
            MaximumVirtualMachineMigrations = (uint)host.MigrationSlots,
            VirtualMachineMigrationEnabled = true,
        });
        answers["Get-VM"] = call => Machines(call, "Name").Select(MachineOf);
        answers["Get-VMNetworkAdapter"] = call => Adapters(call).Select(pair => AdapterOf(pair.Machine, pair.Adapter));
        answers["Set-VMNetworkAdapter"] = Set;
        answers["Get-VMSwitch"] = Switches;
    }

    /// <summary>Finds the hosts that a call speaks to.</summary>
    /// <param name="call">The call.</param>
    /// <exception cref="VendorException">A computer does not answer.</exception>
    internal IEnumerable<FabricHost> HostsOf(VendorCall call)
    {
        string[] computers = call.Get<CimSession[]>("CimSession")?.Select(session => session.ComputerName!).ToArray()
            ?? call.Get<string[]>("ComputerName")
            ?? throw new VendorException(2916, "No Hyper-V host runs on this computer.");
        return computers.Select(computer => Real.Hosts.FirstOrDefault(host =>
            string.Equals(host.Name, computer, StringComparison.OrdinalIgnoreCase)
            || string.Equals(host.Name.Split('.')[0], computer, StringComparison.OrdinalIgnoreCase))
            ?? throw new VendorException(2916, $"The computer '{computer}' does not answer."));
    }

    /// <summary>Finds the adapters that a call names, on the hosts that it speaks to.</summary>
    /// <param name="call">The call.</param>
    /// <exception cref="VendorException">A named VM does not lie there.</exception>
    internal IEnumerable<(Machine Machine, VirtualAdapter Adapter)> Adapters(VendorCall call)
    {
        VMNetworkAdapterBase[]? given = call.Parameters.GetValueOrDefault("VMNetworkAdapter") switch
        {
            VMNetworkAdapterBase one => [one],
            VMNetworkAdapterBase[] several => several,
            _ => null,
        };
        IEnumerable<Machine> machines = given is not null ? Real.VirtualMachines : Machines(call, "VMName");
        return
            from machine in machines
            from adapter in machine.Adapters
            where given is null || given.Any(one => one.Id == IdOf(machine, adapter))
            select (machine, adapter);
    }

    /// <summary>The host's object of an adapter.</summary>
    /// <param name="machine">Its VM.</param>
    /// <param name="adapter">The adapter.</param>
    internal VMNetworkAdapter AdapterOf(Machine machine, VirtualAdapter adapter) => new()
    {
        Name = "Network Adapter",
        Id = IdOf(machine, adapter),
        AdapterId = VmmIds.Of("hyper-v adapter", adapter.Id).ToString(),
        VMId = VmmIds.Of("hyper-v vm", machine.Id),
        VMName = machine.Name,
        SwitchName = adapter.SwitchName,
        Connected = adapter.SwitchName is not null,
        IPAddresses = [.. adapter.Addresses],
        IsSynthetic = true,
        IovWeight = adapter.NotAdjustableReason is null ? 0u : 100u,
        ComputerName = Real.FindHost(machine.HostId)!.Name,
        BandwidthSetting = adapter.Port == PortSettings.Unset
            ? null
            : new VMNetworkAdapterBandwidthSetting
            {
                MinimumBandwidthAbsolute = (long?)adapter.Port.MinimumBitsPerSecond ?? 0,
                MinimumBandwidthWeight = (uint?)adapter.Port.MinimumWeight ?? 0,
                MaximumBandwidth = (long?)adapter.Port.MaximumBitsPerSecond ?? 0,
            },
    };

    private static string IdOf(Machine machine, VirtualAdapter adapter) => VmmObjects.DeviceOf(
        VmmIds.Of("hyper-v vm", machine.Id), VmmIds.Of("hyper-v adapter", adapter.Id));

    private Microsoft.HyperV.PowerShell.VirtualMachine MachineOf(Machine machine) => new()
    {
        Id = VmmIds.Of("hyper-v vm", machine.Id),
        Name = machine.Name,
        ComputerName = Real.FindHost(machine.HostId)!.Name,
        State = machine.IsRunning ? VMState.Running : VMState.Off,
        MemoryAssigned = machine.MemoryBytes,
        ProcessorCount = machine.ProcessorCount,
        IsClustered = machine.IsHighlyAvailable,
        OperationalStatus = machine.MovingToHostId is null
            ? [VMOperationalStatus.Ok]
            : [VMOperationalStatus.InService, VMOperationalStatus.MigratingVirtualMachine],
        NetworkAdapters = [.. machine.Adapters.Select(adapter => AdapterOf(machine, adapter))],
    };

    private IEnumerable<Machine> Machines(VendorCall call, string parameter)
    {
        if (call.Parameters.GetValueOrDefault("VM") is object vm)
        {
            Guid[] ids = [.. (vm as Microsoft.HyperV.PowerShell.VirtualMachine[]
                ?? [(Microsoft.HyperV.PowerShell.VirtualMachine)vm]).Select(one => one.Id)];
            return Real.VirtualMachines.Where(one => ids.Contains(VmmIds.Of("hyper-v vm", one.Id)));
        }

        Machine[] there = [.. HostsOf(call).SelectMany(host => Real.MachinesOn(host.Id))];
        string[]? names = call.Parameters.GetValueOrDefault(parameter) switch
        {
            string one => [one],
            string[] several => several,
            _ => null,
        };
        if (names?.FirstOrDefault(name => there.All(machine => machine.Name != name)) is string missing)
        {
            throw new VendorException(InvalidParameter, $"No VM named '{missing}' lies on the host.");
        }

        return there.Where(machine => names is null || names.Contains(machine.Name));
    }

    private IEnumerable<object> Switches(VendorCall call) =>
        from host in HostsOf(call)
        from one in host.Switches
        where call.Get<string>("Name") is not string name || one.Name == name
        select new VMSwitch
        {
            Name = one.Name,
            Id = VmmIds.Of("hyper-v switch", $"{host.Id}/{one.Name}"),
            ComputerName = host.Name,
            BandwidthReservationMode = Enum.Parse<VMSwitchBandwidthMode>(one.MinimumMode.ToString()),
            SwitchType = one.Uplink is null ? VMSwitchType.Internal : VMSwitchType.External,
            EmbeddedTeamingEnabled = one.Uplink?.Members.Count > 1,
            NetAdapterInterfaceDescriptions =
                [.. (one.Uplink?.Members ?? []).Select(member => member.Description ?? member.Name)],
        };

    private IEnumerable<object> Set(VendorCall call)
    {
        foreach ((Machine machine, VirtualAdapter adapter) in Adapters(call).ToArray())
        {
            MinimumBandwidthMode? mode = Real.SwitchOf(adapter.Id)?.MinimumMode;
            if ((call.Has("MinimumBandwidthWeight") && mode != MinimumBandwidthMode.Weight)
                || (call.Has("MinimumBandwidthAbsolute") && mode != MinimumBandwidthMode.Absolute))
            {
                throw new VendorException(InvalidParameter, "The switch guarantees bandwidth in another mode.");
            }

            PortSettings to = SettingsOf(call, adapter.Port);
            AdaptationOutcome outcome = _platform.Fabric.Start(
                new BandwidthAdaptation(machine.Id, machine.Name, adapter.Id, adapter.Port, to),
                Guid.NewGuid().ToString(),
                default);
            if (outcome.State == AdaptationState.Failed)
            {
                throw new VendorException(InvalidState, outcome.Message);
            }

            _platform.Ports.Drift(adapter.Id);
        }

        return [];
    }

    private static PortSettings SettingsOf(VendorCall call, PortSettings now) => new(
        call.Has("MinimumBandwidthAbsolute")
            ? Rounded(call.Get<long>("MinimumBandwidthAbsolute"))
            : now.MinimumBitsPerSecond,
        call.Has("MinimumBandwidthWeight")
            ? call.Get<uint>("MinimumBandwidthWeight") is uint weight and not 0 ? (int)weight : null
            : now.MinimumWeight,
        call.Has("MaximumBandwidth") ? Rounded(call.Get<long>("MaximumBandwidth")) : now.MaximumBitsPerSecond);

    // Hyper-V keeps whole bytes a second; 0 takes the setting off.
    private static double? Rounded(long bitsPerSecond) => bitsPerSecond == 0 ? null : bitsPerSecond / 8 * 8;
}
