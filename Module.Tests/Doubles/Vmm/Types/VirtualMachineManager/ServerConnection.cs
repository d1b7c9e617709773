using System;
using System.Collections.Generic;
using Microsoft.VirtualManager.Remoting;
using Microsoft.VirtualManager.Utils;

namespace Microsoft.SystemCenter.VirtualMachineManager.Remoting;

/// <summary>A connection to a VMM server, as recorded.</summary>
public class ServerConnection
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal ServerConnection()
    {
    }

    public string? Name { get; set; }
    public int Port { get; set; }
    public bool IsConnected { get; set; }
    public Version? ServerInterfaceVersion { get; set; }
    public Profile Profile { get; set; }
    public object? UserRole { get; set; }
    public Guid UserRoleId { get; set; }
    public string? FullyQualifiedDomainName { get; set; }
    public string? FQDN { get; set; }
    public object? Channel { get; set; }
    public object? ObjectCache { get; set; }
    public string? OpsMgrServer { get; set; }
    public bool CEIPOptIn { get; set; }
    public string? VMRCAccessAccount { get; set; }
    public uint VMRCDefaultPort { get; set; }
    public uint VMConnectDefaultPort { get; set; }
    public string? MinimumSupportedAgentVersion { get; set; }
    public string? MinimumSupportedGuestAgentVersion { get; set; }
    public bool LibraryRefresherEnabled { get; set; }
    public uint LibraryRefresherFrequency { get; set; }
    public string? DatabaseServerName { get; set; }
    public string? DatabaseInstanceName { get; set; }
    public string? DatabaseName { get; set; }
    public string? ConnectedUserName { get; set; }
    public object? ConnectedUserGroups { get; set; }
    public string? UserName { get; set; }
    public string? CompanyName { get; set; }
    public string? ProductVersion { get; set; }
    public string? ProductID { get; set; }
    public SKUType LicenseType { get; set; }
    public int EvaluationDaysLeft { get; set; }
    public List<object>? ManagedComputer { get; set; }
    public string? VMMServiceAccount { get; set; }
    public bool IsHighlyAvailable { get; set; }
    public object? FailoverVMMNodes { get; set; }
    public object? ActiveVMMNode { get; set; }
    public bool AutomaticLogicalNetworkCreationEnabled { get; set; }
    public bool AutomaticVirtualNetworkCreationEnabled { get; set; }
    public LogicalNetworkMatchOption LogicalNetworkMatchOption { get; set; }
    public LogicalNetworkMatchOption BackupLogicalNetworkMatchOption { get; set; }
    public bool ForOnBehalfOf { get; set; }
}
