using System;
using System.Linq;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;

namespace NetUtil.Outputs;

/// <summary>A connected fabric in figures, as Get-NetworkFabric writes it. Immutable.</summary>
public sealed class FabricRecord
{
    internal FabricRecord(
        IFabricProvider provider, FabricInventory inventory, string location, string storeFolder)
    {
        Name = inventory.FabricId;
        Provider = provider.Name;
        Time = inventory.Time;
        HostCount = inventory.Hosts.Count;
        UplinkCount = inventory.Hosts.SelectMany(host => host.Switches).Count(one => one.Uplink is not null);
        MachineCount = inventory.VirtualMachines.Count;
        RunningMachineCount = inventory.VirtualMachines.Count(machine => machine.IsRunning);
        AdapterCount = inventory.VirtualMachines.Sum(machine => machine.Adapters.Count);
        ExternalCount = inventory.Externals.Count;
        CanChangeBandwidth = provider.Capabilities.CanChangeBandwidth;
        CanMigrate = provider.Capabilities.CanMigrate;
        IsSimulated = provider.Capabilities.IsSimulated;
        Location = location;
        Store = storeFolder;
    }

    /// <summary>Names the fabric among all that are ever connected.</summary>
    public string Name { get; }

    /// <summary>The provider that speaks it.</summary>
    public string Provider { get; }

    /// <summary>The time there, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>How many hosts it has.</summary>
    public int HostCount { get; }

    /// <summary>How many uplinks its hosts have.</summary>
    public int UplinkCount { get; }

    /// <summary>How many VMs it has.</summary>
    public int MachineCount { get; }

    /// <summary>How many of them run.</summary>
    public int RunningMachineCount { get; }

    /// <summary>How many virtual adapters they have.</summary>
    public int AdapterCount { get; }

    /// <summary>How many externals are known.</summary>
    public int ExternalCount { get; }

    /// <summary>True where bandwidth settings of ports can be changed.</summary>
    public bool CanChangeBandwidth { get; }

    /// <summary>True where VMs can be live-migrated.</summary>
    public bool CanMigrate { get; }

    /// <summary>True where it is no real fabric.</summary>
    public bool IsSimulated { get; }

    /// <summary>Where it is: a file or a server.</summary>
    public string Location { get; }

    /// <summary>The folder in which NetUtil keeps its state.</summary>
    public string Store { get; }
}
