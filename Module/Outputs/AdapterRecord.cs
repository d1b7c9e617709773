using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Outputs;

/// <summary>A virtual adapter of the connected fabric with the settings of its port. Immutable.</summary>
public sealed class AdapterRecord
{
    internal AdapterRecord(VirtualMachine machine, FabricHost host, VirtualAdapter adapter)
    {
        VirtualMachine = machine.Name;
        Id = adapter.Id;
        HostName = host.Name;
        SwitchName = adapter.SwitchName;
        Network = adapter.Network;
        Subnet = adapter.Subnet;
        Addresses = adapter.Addresses.ToArray();
        MinimumBitsPerSecond = adapter.Port.MinimumBitsPerSecond;
        MinimumWeight = adapter.Port.MinimumWeight;
        MaximumBitsPerSecond = adapter.Port.MaximumBitsPerSecond;
        NotAdjustableReason = adapter.NotAdjustableReason;
    }

    /// <summary>The VM that has it.</summary>
    public string VirtualMachine { get; }

    /// <summary>Its id in the fabric.</summary>
    public string Id { get; }

    /// <summary>The host that the VM lies on.</summary>
    public string HostName { get; }

    /// <summary>The virtual switch; null where it is not connected.</summary>
    public string? SwitchName { get; }

    /// <summary>The VM network; null where it is not known.</summary>
    public string? Network { get; }

    /// <summary>The subnet; null where it is not known.</summary>
    public string? Subnet { get; }

    /// <summary>Its addresses.</summary>
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>Guarantee on a switch in absolute mode; null for none. Unit: bit/s.</summary>
    public double? MinimumBitsPerSecond { get; }

    /// <summary>Guarantee on a switch in weight mode; null for none.</summary>
    public int? MinimumWeight { get; }

    /// <summary>Limit; null for none. Unit: bit/s.</summary>
    public double? MaximumBitsPerSecond { get; }

    /// <summary>Why its settings cannot be changed; null where they can.</summary>
    public string? NotAdjustableReason { get; }
}
