using System;
using System.Collections;
using System.Collections.Generic;
using System.Net;
using Microsoft.VirtualManager.Remoting;
using Microsoft.VirtualManager.Utils;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A cluster of hosts, as recorded.</summary>
public class HostCluster : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal HostCluster()
    {
    }

    public string? Name { get; set; }
    public string? ClusterName { get; set; }
    public string? DomainName { get; set; }
    public string? Description { get; set; }
    public HostGroup? HostGroup { get; set; }
    public uint ClusterReserve { get; set; }
    public HostClusterCommitState ClusterReserveState { get; set; }
    public string? ClusterReserveDetails { get; set; }
    public Hashtable? CustomProperty { get; set; }
    public bool IsVMwareHAEnabled { get; set; }
    public bool IsVMwareDrsEnabled { get; set; }
    public object? AvailableStorageNode { get; set; }
    public List<Host>? Nodes { get; set; }
    public object? VMwareResourcePool { get; set; }
    public VirtualizationPlatform VirtualizationPlatform { get; set; }
    public Guid HostGroupID { get; set; }
    public object[]? AvailableVolumes { get; set; }
    public object[]? SharedVolumes { get; set; }
    public List<object>? RegisteredStorageFileShares { get; set; }
    public List<ErrorInfo>? RefresherErrors { get; set; }
    public List<IPAddress>? IPAddresses { get; set; }
    public object? QuorumDiskResourceName { get; set; }
    public ClusterTestResult ValidationResult { get; set; }
    public object? ValidationReportPath { get; set; }
    public List<object>? ClusterCoreResources { get; set; }
    public object? VMHostManagementCredential { get; set; }
}
