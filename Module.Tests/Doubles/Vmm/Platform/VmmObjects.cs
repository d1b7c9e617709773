using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.SystemCenter.VirtualMachineManager;
using Microsoft.SystemCenter.VirtualMachineManager.Remoting;
using Microsoft.VirtualManager.Remoting;
using Microsoft.VirtualManager.Utils;
using NetUtil.Core.Model;

namespace NetUtil.Tests.Doubles.Vmm.Platform;

/// <summary>Makes the vendor's objects of what VMM knows at one moment; objects name each other as they do
/// there.</summary>
internal sealed class VmmObjects
{
    private const long MegabyteBytes = 1L << 20;

    private readonly PortCatalog _ports;
    private readonly JobDesk _jobs;
    private readonly ServerConnection _server;
    private readonly HostObjects _hosts;
    private readonly Dictionary<(string Service, string Tier), ComputerTier> _tiers = [];

    /// <summary>Makes the hosts, their groups and clusters.</summary>
    /// <param name="fabric">What VMM knows.</param>
    /// <param name="ports">What it knows of ports.</param>
    /// <param name="jobs">Its jobs.</param>
    /// <param name="server">The connection that the objects are of.</param>
    internal VmmObjects(FabricInventory fabric, PortCatalog ports, JobDesk jobs, ServerConnection server)
    {
        _ports = ports;
        _jobs = jobs;
        _server = server;
        _hosts = new HostObjects(fabric, server);
    }

    /// <summary>The hosts.</summary>
    internal IEnumerable<Host> Hosts => _hosts.Hosts.Values;

    /// <summary>Their groups.</summary>
    internal IReadOnlyCollection<HostGroup> Groups => _hosts.Groups;

    /// <summary>Their clusters.</summary>
    internal IReadOnlyCollection<HostCluster> Clusters => _hosts.Clusters;

    /// <summary>Makes a VM with its adapters.</summary>
    /// <param name="machine">The VM as VMM knows it.</param>
    internal VM MachineOf(VirtualMachine machine)
    {
        Host host = _hosts.Hosts[machine.HostId];
        VMComputerSystemState state = StateOf(machine);
        VM made = new()
        {
            ServerConnection = _server,
            ID = VmmIds.Of("vm", machine.Id),
            VMId = VmmIds.Of("hyper-v vm", machine.Id).ToString(),
            ObjectType = CarmineObjectType.VM,
            Name = machine.Name,
            Status = state,
            VirtualMachineState = state,
            StatusString = state.ToString(),
            VMHost = host,
            HostId = host.ID,
            HostName = host.FullyQualifiedDomainName,
            HostGroupPath = $@"{host.VMHostGroup?.Path}\{host.Name}",
            HostType = CarmineObjectType.VMHost,
            Memory = (int)(machine.MemoryBytes / MegabyteBytes),
            MemoryAssignedMB = (int)(machine.MemoryBytes / MegabyteBytes),
            CPUCount = (byte)machine.ProcessorCount,
            IsHighlyAvailable = machine.IsHighlyAvailable,
            AvailabilitySetNames = machine.AvailabilitySets.Count == 0 ? null : [.. machine.AvailabilitySets],
            ClusterNonPossibleOwner = OtherNodes(machine, host),
            Tag = machine.Tags.Count == 0 ? "(none)" : string.Join("; ", machine.Tags),
            IsTagEmpty = machine.Tags.Count == 0,
            CustomProperty = new(machine.Properties.ToDictionary(pair => pair.Key, pair => pair.Value)),
            Cloud = machine.Cloud is string cloud
                ? new Cloud { Name = cloud, ID = VmmIds.Of("cloud", cloud) }
                : null,
            ComputerTier = TierOf(machine),
            Enabled = true,
            VirtualizationPlatform = VirtualizationPlatform.HyperV,
            MostRecentTask = _jobs.Jobs.LastOrDefault(job => job.MachineId == machine.Id) is VmmJob job
                ? JobDesk.ObjectOf(job)
                : null,
        };
        made.MostRecentTaskID = made.MostRecentTask?.ID;
        made.IsUndergoingLiveMigration = state == VMComputerSystemState.UnderMigration;
        made.VirtualNetworkAdapters =
            [.. machine.Adapters.Select((adapter, slot) => AdapterOf(machine, adapter, slot))];
        return made;
    }

    /// <summary>Makes a virtual adapter.</summary>
    /// <param name="machine">Its VM.</param>
    /// <param name="adapter">The adapter as VMM knows it.</param>
    /// <param name="slot">Its place in the VM, from 0.</param>
    internal VirtualNetworkAdapter AdapterOf(VirtualMachine machine, VirtualAdapter adapter, int slot)
    {
        VirtualNetworkAdapterPortProfileSet? set = _ports.SetOf(adapter);
        Guid hyperV = VmmIds.Of("hyper-v vm", machine.Id);
        return new VirtualNetworkAdapter
        {
            ServerConnection = _server,
            ID = VmmIds.Of("adapter", adapter.Id),
            Name = machine.Name,
            SlotId = slot,
            DeviceID = DeviceOf(hyperV, VmmIds.Of("hyper-v adapter", adapter.Id)),
            VirtualNetwork = adapter.SwitchName,
            VirtualNetworkAdapterType = "Synthetic",
            LogicalSwitch = _ports.SwitchOf(adapter.SwitchName),
            PortClassification = set?.PortClassification,
            VirtualNetworkAdapterPortProfileSet = set,
            VMNetwork = adapter.Network is string network
                ? new VMNetwork { Name = network, ID = VmmIds.Of("network", network) }
                : null,
            VMSubnet = adapter.Subnet is string subnet
                ? new VMSubnet { Name = subnet, ID = VmmIds.Of("subnet", subnet) }
                : null,
            IPv4Addresses = [.. adapter.Addresses.Where(address => !address.Contains(':'))],
            IPv6Addresses = [.. adapter.Addresses.Where(address => address.Contains(':'))],
            UsesSriov = adapter.NotAdjustableReason is not null,
            VirtualNetworkAdapterComplianceStatus = _ports.IsCompliant(adapter.Id) ? "Compliant" : "NonCompliant",
            Enabled = true,
        };
    }

    /// <summary>Makes the switches of a host.</summary>
    /// <param name="host">The host as VMM knows it.</param>
    internal IEnumerable<VirtualNetwork> SwitchesOf(FabricHost host) => host.Switches.Select(one =>
    {
        VirtualNetwork made = new()
        {
            ServerConnection = _server,
            ID = VmmIds.Of("switch", $"{host.Id}/{one.Name}"),
            Name = one.Name,
            VMHost = _hosts.Hosts[host.Id],
            VMHostID = _hosts.Hosts[host.Id].ID,
            LogicalSwitch = _ports.SwitchOf(one.Name),
            LogicalSwitchComplianceStatus = "Compliant",
        };
        made.VMHostNetworkAdapters =
            [.. (one.Uplink?.Members ?? []).Select(member => CardOf(host, member, made))];
        return made;
    });

    /// <summary>The device name that VMM and the host have for an adapter.</summary>
    /// <param name="machine">Hyper-V's id of the VM.</param>
    /// <param name="adapter">Hyper-V's id of the adapter.</param>
    internal static string DeviceOf(Guid machine, Guid adapter) => string.Create(
        CultureInfo.InvariantCulture,
        $@"Microsoft:{machine.ToString().ToUpperInvariant()}\{adapter.ToString().ToUpperInvariant()}");

    private HostNetworkAdapter CardOf(FabricHost host, UplinkMember member, VirtualNetwork virtualNetwork) => new()
    {
        ServerConnection = _server,
        ID = VmmIds.Of("card", $"{host.Id}/{member.Name}"),
        ObjectType = CarmineObjectType.VMHostNetworkAdapter,
        Name = member.Description ?? member.Name,
        ConnectionName = member.Name,
        Description = member.Description ?? member.Name,
        VMHost = _hosts.Hosts[host.Id],
        VirtualNetwork = virtualNetwork,
        MaxBandwidth = member.IsConnected ? (uint)(member.CapacityBitsPerSecond / 1e6) : 0,
        ConnectionState =
            member.IsConnected ? HostNetworkAdapterState.Connected : HostNetworkAdapterState.MediaDisconnected,
        AvailableForPlacement = true,
        IsAvailableForHA = true,
    };

    private ComputerTier? TierOf(VirtualMachine machine)
    {
        if (machine.Service is not string service || machine.Tier is not string tier)
        {
            return null;
        }

        if (!_tiers.TryGetValue((service, tier), out ComputerTier? made))
        {
            made = new ComputerTier
            {
                ID = VmmIds.Of("tier", $"{service}/{tier}"),
                Name = tier,
                Service = new Service { ID = VmmIds.Of("service", service), Name = service },
            };
            _tiers.Add((service, tier), made);
        }

        return made;
    }

    // Null means that every node may own it.
    private List<Host>? OtherNodes(VirtualMachine machine, Host host) =>
        machine.PossibleOwners.Count == 0 || host.HostCluster is not HostCluster cluster
            ? null
            :
            [
                .. cluster.Nodes!
                    .Where(node => machine.PossibleOwners.All(id => VmmIds.Of("host", id) != node.ID)),
            ];

    // A job of VMM's own shows in the state at once; what others do shows at the next refresh.
    private VMComputerSystemState StateOf(VirtualMachine machine) =>
        _jobs.HolderOf(machine.Id)?.Command == "Move-SCVirtualMachine"
            ? VMComputerSystemState.UnderMigration
            : machine.State switch
            {
                VirtualMachineState.Running => VMComputerSystemState.Running,
                VirtualMachineState.Migrating => VMComputerSystemState.UnderMigration,
                VirtualMachineState.Paused => VMComputerSystemState.Paused,
                VirtualMachineState.Saved => VMComputerSystemState.Saved,
                VirtualMachineState.Stopped => VMComputerSystemState.PowerOff,
                _ => VMComputerSystemState.IncompleteVMConfig,
            };
}
