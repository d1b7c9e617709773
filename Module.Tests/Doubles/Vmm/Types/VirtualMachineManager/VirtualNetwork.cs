using System;
using System.Collections.Generic;
using Microsoft.VirtualManager.Utils;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A virtual switch on a host, as recorded.</summary>
public class VirtualNetwork : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VirtualNetwork()
    {
    }

    public string? Name { get; set; }
    public bool HighlyAvailable { get; set; }
    public ushort HostBoundVlanId { get; set; }
    public bool NetworkOptimizationCapable { get; set; }
    public bool NetworkOptimizationAvailable { get; set; }
    public bool BoundToVMHost { get; set; }
    public string? Description { get; set; }
    public List<LogicalNetwork>? LogicalNetworks { get; set; }
    public List<HostNetworkAdapter>? VMHostNetworkAdapters { get; set; }
    public Host? VMHost { get; set; }
    public LogicalSwitch? LogicalSwitch { get; set; }
    public string? LogicalSwitchComplianceStatus { get; set; }
    public List<ErrorInfo>? LogicalSwitchComplianceErrors { get; set; }
    public object[]? VMwarePortGroups { get; set; }
    public Guid VMHostID { get; set; }
}
