using System;
using System.Collections;
using System.Collections.Generic;
using Microsoft.VirtualManager.Remoting;
using Microsoft.VirtualManager.Utils;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A host of VMM, as recorded.</summary>
public class Host : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal Host()
    {
    }

    public object? RunAsAccount { get; set; }
    public Guid MostRecentTaskID { get; set; }
    public TaskUIState MostRecentTaskUIState { get; set; }
    public Task? MostRecentTask { get; set; }
    public string? OverallStateString { get; set; }
    public OverallState OverallState { get; set; }
    public string? CommunicationStateString { get; set; }
    public CommunicationState CommunicationState { get; set; }
    public string? Name { get; set; }
    public string? FullyQualifiedDomainName { get; set; }
    public string? ComputerName { get; set; }
    public string? DomainName { get; set; }
    public string? Description { get; set; }
    public string? RemoteUserName { get; set; }
    public bool OverrideHostGroupReserves { get; set; }
    public ushort CPUPercentageReserve { get; set; }
    public ushort NetworkPercentageReserve { get; set; }
    public ulong DiskSpaceReserveMB { get; set; }
    public ulong MaxDiskIOReservation { get; set; }
    public ulong MemoryReserveMB { get; set; }
    public string[]? VMPaths { get; set; }
    public string[]? BaseDiskPaths { get; set; }
    public bool PROEnabled { get; set; }
    public bool MaintenanceHost { get; set; }
    public bool AvailableForPlacement { get; set; }
    public bool IsEmbedded { get; set; }
    public bool CredentialsNeeded { get; set; }
    public ushort LogicalProcessorCount { get; set; }
    public ushort PhysicalCPUCount { get; set; }
    public ushort CoresPerCPU { get; set; }
    public uint L2CacheSize { get; set; }
    public uint L3CacheSize { get; set; }
    public ushort BusSpeed { get; set; }
    public uint ProcessorSpeed { get; set; }
    public string? ProcessorModel { get; set; }
    public string? ProcessorManufacturer { get; set; }
    public uint ProcessorArchitecture { get; set; }
    public string? ProcessorFamily { get; set; }
    public byte CpuUtilization { get; set; }
    public ulong TotalMemory { get; set; }
    public uint AvailableMemory { get; set; }
    public OperatingSystem? OperatingSystem { get; set; }
    public Version? OperatingSystemVersion { get; set; }
    public string? DVDDrives { get; set; }
    public string[]? DVDDriveList { get; set; }
    public string? VirtualizationPlatformString { get; set; }
    public VirtualizationPlatform VirtualizationPlatform { get; set; }
    public string? VirtualizationPlatformDetail { get; set; }
    public bool IsVirtualizationSoftwareDetailUnknown { get; set; }
    public bool IsViridianHost { get; set; }
    public bool SupportsLiveMigration { get; set; }
    public object? FloppyDrives { get; set; }
    public string[]? FloppyDriveList { get; set; }
    public HostGroup? VMHostGroup { get; set; }
    public HostCluster? HostCluster { get; set; }
    public bool RemoteConnectEnabled { get; set; }
    public uint RemoteConnectPort { get; set; }
    public bool SecureRemoteConnectEnabled { get; set; }
    public bool VMRCCertificateAvailable { get; set; }
    public bool EnableLiveMigration { get; set; }
    public uint LiveMigrationMaximum { get; set; }
    public uint LiveStorageMigrationMaximum { get; set; }
    public bool UseAnyMigrationSubnet { get; set; }
    public string[]? MigrationSubnet { get; set; }
    public bool[]? MigrationSubnetUserManaged { get; set; }
    public MigrationAuthProtocolType MigrationAuthProtocol { get; set; }
    public MigrationPerformanceOptionType MigrationPerformanceOption { get; set; }
    public uint SslTcpPort { get; set; }
    public object? SslCertificateHash { get; set; }
    public uint SshTcpPort { get; set; }
    public object? SshPublicKeyHash { get; set; }
    public object? SshPublicKey { get; set; }
    public bool IsRemoteFXRoleInstalled { get; set; }
    public bool IsCPUSLAT { get; set; }
    public bool IsNumaSpanningEnabled { get; set; }
    public object? GPUMemoryTotalMB { get; set; }
    public object? GPUMemoryAvailableMB { get; set; }
    public ServiceState ClusterNodeStatus { get; set; }
    public int TimeZone { get; set; }
    public ServiceState HyperVState { get; set; }
    public string? HyperVStateString { get; set; }
    public Version? HyperVVersion { get; set; }
    public VersionState HyperVVersionState { get; set; }
    public bool PerimeterNetworkHost { get; set; }
    public bool NonTrustedDomainHost { get; set; }
    public ulong MaximumMemoryPerVM { get; set; }
    public ulong MinimumMemoryPerVM { get; set; }
    public ulong SuggestedMaximumMemoryPerVM { get; set; }
    public DateTime ModifiedTime { get; set; }
    public object? Agent { get; set; }
    public string? ManagedComputer { get; set; }
    public List<VM>? VMs { get; set; }
    public List<object>? Disks { get; set; }
    public List<object>? GPUs { get; set; }
    public List<object>? InstalledVirtualSwitchExtensions { get; set; }
    public List<object>? DiskVolumes { get; set; }
    public List<object>? RegisteredStorageFileShares { get; set; }
    public List<object>? FibreChannelHbas { get; set; }
    public List<object>? FibreChannelVirtualSANs { get; set; }
    public List<object>? SASHbas { get; set; }
    public List<object>? InternetSCSIHbas { get; set; }
    public object? VMwareResourcePool { get; set; }
    public bool IsConfiguredForOutOfBandManagement { get; set; }
    public object? PhysicalMachine { get; set; }
    public List<object>? HealthMonitors { get; set; }
    public ulong RemoteStorageTotalCapacity { get; set; }
    public ulong RemoteStorageAvailableCapacity { get; set; }
    public ulong LocalStorageTotalCapacity { get; set; }
    public ulong LocalStorageAvailableCapacity { get; set; }
    public ulong TotalStorageCapacity { get; set; }
    public ulong AvailableStorageCapacity { get; set; }
    public ulong UsedStorageCapacity { get; set; }
    public bool IsDedicatedToNetworkVirtualizationGateway { get; set; }
    public string? FibreChannelWorldWidePortNameMinimum { get; set; }
    public string? FibreChannelWorldWidePortNameMaximum { get; set; }
    public string? FibreChannelWorldWideNodeName { get; set; }
    public string? VMConnectCertificateThumbprint { get; set; }
    public string? Custom1 { get; set; }
    public string? Custom2 { get; set; }
    public string? Custom3 { get; set; }
    public string? Custom4 { get; set; }
    public string? Custom5 { get; set; }
    public string? Custom6 { get; set; }
    public string? Custom7 { get; set; }
    public string? Custom8 { get; set; }
    public string? Custom9 { get; set; }
    public string? Custom10 { get; set; }
    public Hashtable? CustomProperty { get; set; }
    public ErrorInfo? FibreChannelSANStatus { get; set; }
    public ErrorInfo? ISCSISANStatus { get; set; }
    public ErrorInfo? NPIVFibreChannelSANStatus { get; set; }
    public object? CertificateRequest { get; set; }
    public ComputerState ComputerState { get; set; }
    public object? VirtualizationManager { get; set; }
    public string? MostRecentTaskIfLocal { get; set; }
}
