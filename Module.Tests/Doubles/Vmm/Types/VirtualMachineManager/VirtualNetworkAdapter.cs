using System;
using System.Collections.Generic;
using Microsoft.VirtualManager.Utils;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A virtual network adapter of a VM, as recorded; its <c>Name</c> is the VM's.</summary>
public class VirtualNetworkAdapter : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VirtualNetworkAdapter()
    {
    }

    public int SlotId { get; set; }
    public string? VirtualNetwork { get; set; }
    public string? VMwarePortGroup { get; set; }
    public string? MACAddressType { get; set; }
    public string? EthernetAddressType { get; set; }
    public string? PhysicalAddressType { get; set; }
    public string? MACAddress { get; set; }
    public string? EthernetAddress { get; set; }
    public string? PhysicalAddress { get; set; }
    public decimal RequiredBandwidth { get; set; }
    public string? VirtualNetworkAdapterType { get; set; }
    public object? VmwAdapterIndex { get; set; }
    public LogicalNetwork? LogicalNetwork { get; set; }
    public VMNetwork? VMNetwork { get; set; }
    public object? VMNetworkServiceSetting { get; set; }
    public VMSubnet? VMSubnet { get; set; }
    public PortClassification? PortClassification { get; set; }
    public VirtualNetworkAdapterPortProfileSet? VirtualNetworkAdapterPortProfileSet { get; set; }
    public LogicalSwitch? LogicalSwitch { get; set; }
    public bool GuestIPNetworkVirtualizationUpdatesEnabled { get; set; }
    public bool MACAddressSpoofingEnabled { get; set; }
    public bool MACAddressesSpoofingEnabled { get; set; }
    public bool VMNetworkOptimizationEnabled { get; set; }
    public bool VLanEnabled { get; set; }
    public ushort VLanID { get; set; }
    public bool UsesSriov { get; set; }
    public bool IsUsedForHostManagement { get; set; }
    public string? VirtualNetworkAdapterComplianceStatus { get; set; }
    public object? TemplateNicName { get; set; }
    public List<ErrorInfo>? VirtualNetworkAdapterComplianceErrors { get; set; }
    public long PerfNetworkKBytesRead { get; set; }
    public long PerfNetworkKBytesWrite { get; set; }
    public string? DeviceID { get; set; }
    public string? IPv4AddressType { get; set; }
    public string? IPv6AddressType { get; set; }
    public List<string>? IPv4Addresses { get; set; }
    public List<string>? IPv6Addresses { get; set; }
    public CarmineObjectAccessibility Accessibility { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public DateTime AddedTime { get; set; }
    public DateTime ModifiedTime { get; set; }
    public bool Enabled { get; set; }
    public Task? MostRecentTask { get; set; }
    public object? MostRecentTaskIfLocal { get; set; }
}
