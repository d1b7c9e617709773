using System;
using System.Collections;
using System.Collections.Generic;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A group of hosts, as recorded.</summary>
public class HostGroup : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal HostGroup()
    {
    }

    public bool IsRoot { get; set; }
    public DateTime CreationDate { get; set; }
    public string? Creator { get; set; }
    public string? Description { get; set; }
    public DateTime ModificationDate { get; set; }
    public string? ModifiedBy { get; set; }
    public string? Name { get; set; }
    public HostGroup? ParentVMHostGroup { get; set; }
    public HostGroup? ParentHostGroup { get; set; }
    public string? Path { get; set; }
    public List<Host>? Hosts { get; set; }
    public List<Host>? AllChildHosts { get; set; }
    public List<HostGroup>? AllChildGroups { get; set; }
    public List<HostGroup>? ChildGroups { get; set; }
    public Hashtable? CustomProperty { get; set; }
    public List<HostCluster>? AllChildClusters { get; set; }
    public List<HostCluster>? ChildClusters { get; set; }
    public bool IsUnencryptedFileTransferEnabled { get; set; }
    public bool InheritNetworkSettings { get; set; }
    public ulong AllocatedLogicalUnitTotalCapacity { get; set; }
    public ulong AllocatedLogicalUnitAvailableCapacity { get; set; }
    public ulong HostRemoteStorageTotalCapacity { get; set; }
    public ulong HostRemoteStorageAvailableCapacity { get; set; }
    public ulong HostLocalStorageTotalCapacity { get; set; }
    public ulong HostLocalStorageAvailableCapacity { get; set; }
    public int AvailableLogicalUnitCount { get; set; }
}
