using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Outputs;

/// <summary>An uplink of a host of the connected fabric. Immutable.</summary>
public sealed class UplinkRecord
{
    internal UplinkRecord(FabricHost host, VirtualSwitch virtualSwitch, Uplink uplink, int adapterCount)
    {
        Name = uplink.Id;
        HostName = host.Name;
        SwitchName = virtualSwitch.Name;
        MinimumMode = virtualSwitch.MinimumMode;
        CapacityBitsPerSecond = uplink.CapacityBitsPerSecond;
        LargestMemberBitsPerSecond = uplink.LargestMemberBitsPerSecond;
        ReserveFraction = uplink.ReserveFraction;
        Members = uplink.Members
            .Select(member => member.IsConnected ? member.Name : member.Name + " (not connected)")
            .ToArray();
        AdapterCount = adapterCount;
    }

    /// <summary>Its id in the fabric.</summary>
    public string Name { get; }

    /// <summary>The host.</summary>
    public string HostName { get; }

    /// <summary>The virtual switch that it serves.</summary>
    public string SwitchName { get; }

    /// <summary>How guarantees of its ports are stated.</summary>
    public MinimumBandwidthMode MinimumMode { get; }

    /// <summary>What VMs may use each way. Unit: bit/s.</summary>
    public double CapacityBitsPerSecond { get; }

    /// <summary>The most that one virtual adapter can use. Unit: bit/s.</summary>
    public double LargestMemberBitsPerSecond { get; }

    /// <summary>Share kept for the host itself; 0 to 1.</summary>
    public double ReserveFraction { get; }

    /// <summary>Names of its physical adapters.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>Virtual adapters that share it.</summary>
    public int AdapterCount { get; }
}
