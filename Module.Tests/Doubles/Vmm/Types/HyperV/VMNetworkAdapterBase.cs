using System;
using System.Collections.Generic;

namespace Microsoft.HyperV.PowerShell;

/// <summary>What every adapter on a virtual switch has. As recorded.</summary>
public class VMNetworkAdapterBase
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMNetworkAdapterBase()
    {
    }

    public string? MacAddress { get; set; }
    public string? SwitchName { get; set; }
    public string? AdapterId { get; set; }
    public string[]? StatusDescription { get; set; }
    public VMNetworkAdapterOperationalStatus[]? Status { get; set; }
    public bool IsManagementOs { get; set; }
    public bool IsExternalAdapter { get; set; }
    public string? Id { get; set; }
    public Guid? SwitchId { get; set; }
    public List<VMNetworkAdapterAclSetting>? AclList { get; set; }
    public List<object>? ExtendedAclList { get; set; }
    public object? IsolationSetting { get; set; }
    public List<object>? RoutingDomainList { get; set; }
    public object? VlanSetting { get; set; }
    public VMNetworkAdapterBandwidthSetting? BandwidthSetting { get; set; }
    public VMNetworkAdapterIsolationMode CurrentIsolationMode { get; set; }
    public OnOffState MacAddressSpoofing { get; set; }
    public OnOffState DhcpGuard { get; set; }
    public OnOffState RouterGuard { get; set; }
    public VMNetworkAdapterPortMirroringMode PortMirroringMode { get; set; }
    public OnOffState IeeePriorityTag { get; set; }
    public uint VirtualSubnetId { get; set; }
    public uint DynamicIPAddressLimit { get; set; }
    public uint StormLimit { get; set; }
    public OnOffState AllowTeaming { get; set; }
    public OnOffState FixSpeed10G { get; set; }
    public uint VMQWeight { get; set; }
    public long IPsecOffloadMaxSA { get; set; }
    public bool VrssEnabled { get; set; }
    public bool VrssEnabledRequested { get; set; }
    public bool VmmqEnabled { get; set; }
    public bool VmmqEnabledRequested { get; set; }
    public uint VrssMaxQueuePairs { get; set; }
    public uint VrssMaxQueuePairsRequested { get; set; }
    public uint VrssMinQueuePairs { get; set; }
    public uint VrssMinQueuePairsRequested { get; set; }
    public object? VrssQueueSchedulingMode { get; set; }
    public object? VrssQueueSchedulingModeRequested { get; set; }
    public bool VrssExcludePrimaryProcessor { get; set; }
    public bool VrssExcludePrimaryProcessorRequested { get; set; }
    public bool VrssIndependentHostSpreading { get; set; }
    public bool VrssIndependentHostSpreadingRequested { get; set; }
    public object? VrssVmbusChannelAffinityPolicy { get; set; }
    public object? VrssVmbusChannelAffinityPolicyRequested { get; set; }
    public int VmqUsage { get; set; }
    public uint IPsecOffloadSAUsage { get; set; }
    public bool VFDataPathActive { get; set; }
    public object? VMQueue { get; set; }
    public uint BandwidthPercentage { get; set; }
    public bool IsTemplate { get; set; }
    public string? Name { get; set; }
    public Guid VMId { get; set; }
    public string? VMName { get; set; }
    public Guid VMSnapshotId { get; set; }
    public string? VMSnapshotName { get; set; }
    public object? CimSession { get; set; }
    public string? ComputerName { get; set; }
    public bool IsDeleted { get; set; }
}
