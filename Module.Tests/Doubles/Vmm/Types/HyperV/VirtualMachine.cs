using System;
using System.Collections.Generic;

namespace Microsoft.HyperV.PowerShell;

/// <summary>A VM as its host shows it. As recorded.</summary>
public class VirtualMachine
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VirtualMachine()
    {
    }

    public string? ConfigurationLocation { get; set; }
    public bool SmartPagingFileInUse { get; set; }
    public string? SmartPagingFilePath { get; set; }
    public string? SnapshotFileLocation { get; set; }
    public object? AutomaticStartAction { get; set; }
    public int AutomaticStartDelay { get; set; }
    public object? AutomaticStopAction { get; set; }
    public object? AutomaticCriticalErrorAction { get; set; }
    public int AutomaticCriticalErrorActionTimeout { get; set; }
    public bool AutomaticCheckpointsEnabled { get; set; }
    public int CPUUsage { get; set; }
    public long MemoryAssigned { get; set; }
    public long MemoryDemand { get; set; }
    public string? MemoryStatus { get; set; }
    public bool? NumaAligned { get; set; }
    public int NumaNodesCount { get; set; }
    public int NumaSocketCount { get; set; }
    public VMHeartbeatStatus? Heartbeat { get; set; }
    public string? IntegrationServicesState { get; set; }
    public Version? IntegrationServicesVersion { get; set; }
    public TimeSpan Uptime { get; set; }
    public VMOperationalStatus[]? OperationalStatus { get; set; }
    public VMOperationalStatus? PrimaryOperationalStatus { get; set; }
    public VMOperationalStatus? SecondaryOperationalStatus { get; set; }
    public string[]? StatusDescriptions { get; set; }
    public string? PrimaryStatusDescription { get; set; }
    public string? SecondaryStatusDescription { get; set; }
    public string? Status { get; set; }
    public VMReplicationHealthState ReplicationHealth { get; set; }
    public VMReplicationMode ReplicationMode { get; set; }
    public VMReplicationState ReplicationState { get; set; }
    public bool ResourceMeteringEnabled { get; set; }
    public object? CheckpointType { get; set; }
    public object? EnhancedSessionTransportType { get; set; }
    public List<object>? Groups { get; set; }
    public string? Version { get; set; }
    public object? VirtualMachineType { get; set; }
    public object? VirtualMachineSubType { get; set; }
    public string? Notes { get; set; }
    public VMState State { get; set; }
    public object? ComPort1 { get; set; }
    public object? ComPort2 { get; set; }
    public object[]? DVDDrives { get; set; }
    public List<object>? FibreChannelHostBusAdapters { get; set; }
    public object? FloppyDrive { get; set; }
    public object[]? HardDrives { get; set; }
    public object? RemoteFxAdapter { get; set; }
    public List<object>? VMIntegrationService { get; set; }
    public bool DynamicMemoryEnabled { get; set; }
    public long MemoryMaximum { get; set; }
    public long MemoryMinimum { get; set; }
    public long MemoryStartup { get; set; }
    public long ProcessorCount { get; set; }
    public bool BatteryPassthroughEnabled { get; set; }
    public int Generation { get; set; }
    public bool IsClustered { get; set; }
    public Guid? ParentSnapshotId { get; set; }
    public string? ParentSnapshotName { get; set; }
    public string? Path { get; set; }
    public long SizeOfSystemFiles { get; set; }
    public bool GuestControlledCacheTypes { get; set; }
    public uint LowMemoryMappedIoSpace { get; set; }
    public ulong HighMemoryMappedIoSpace { get; set; }
    public OnOffState? LockOnDisconnect { get; set; }
    public DateTime CreationTime { get; set; }
    public Guid Id { get; set; }
    public string? Name { get; set; }
    public List<VMNetworkAdapter>? NetworkAdapters { get; set; }
    public object? CimSession { get; set; }
    public string? ComputerName { get; set; }
    public bool IsDeleted { get; set; }
}
