using System.Collections.Generic;
using System.Net;
using Microsoft.VirtualManager.Remoting;
using Microsoft.VirtualManager.Utils;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A physical network adapter of a host, as recorded; <c>MaxBandwidth</c> is in Mbit/s.</summary>
public class HostNetworkAdapter : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal HostNetworkAdapter()
    {
    }

    public string? Name { get; set; }
    public IPAddress[]? IPAddresses { get; set; }
    public bool DHCPEnabled { get; set; }
    public object[]? IPSubnets { get; set; }
    public IPAddress[]? DefaultIPGateways { get; set; }
    public string? MacAddress { get; set; }
    public string? PhysicalAddress { get; set; }
    public string? NetworkLocation { get; set; }
    public VirtualNetwork? VirtualNetwork { get; set; }
    public object? NetworkSwitchPort { get; set; }
    public object? UplinkPortProfileSet { get; set; }
    public ushort[]? VLanTags { get; set; }
    public ushort[]? UsableVLanTags { get; set; }
    public VlanMode VLanMode { get; set; }
    public VlanMode DesiredVLanMode { get; set; }
    public bool VLanEnabled { get; set; }
    public HostNetworkAdapterState ConnectionState { get; set; }
    public string? ConnectionName { get; set; }
    public string? Description { get; set; }
    public string? PrimaryDNSSuffix { get; set; }
    public uint MaxBandwidth { get; set; }
    public Host? VMHost { get; set; }
    public object? LogicalNetworkMap { get; set; }
    public VlanMode UsableVlanMode { get; set; }
    public object? ModelAccessibleSubnetVLans { get; set; }
    public List<LogicalNetwork>? LogicalNetworks { get; set; }
    public List<object>? SubnetVLans { get; set; }
    public ushort[]? UnassignedVLans { get; set; }
    public bool AvailableForPlacement { get; set; }
    public bool IsAvailableForHA { get; set; }
    public bool UsedForManagement { get; set; }
    public LogicalNetworkCompliance LogicalNetworkCompliance { get; set; }
    public List<ErrorInfo>? LogicalNetworkComplianceErrors { get; set; }
    public string? BDFLocationInformation { get; set; }
    public bool NetworkVirtualizationEnabled { get; set; }
}
