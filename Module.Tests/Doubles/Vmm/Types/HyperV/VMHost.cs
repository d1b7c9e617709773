using System;
using System.Collections.Generic;

namespace Microsoft.HyperV.PowerShell;

/// <summary>A Hyper-V host. As recorded.</summary>
public class VMHost
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMHost()
    {
    }

    public int LogicalProcessorCount { get; set; }
    public TimeSpan ResourceMeteringSaveInterval { get; set; }
    public object[]? HostNumaStatus { get; set; }
    public object[]? NumaStatus { get; set; }
    public bool IovSupport { get; set; }
    public string[]? IovSupportReasons { get; set; }
    public List<object>? InternalNetworkAdapters { get; set; }
    public List<object>? ExternalNetworkAdapters { get; set; }
    public List<string>? SupportedVmVersions { get; set; }
    public List<object>? SecureBootTemplates { get; set; }
    public bool EnableEnhancedSessionMode { get; set; }
    public string? FibreChannelWwnn { get; set; }
    public string? FibreChannelWwpnMaximum { get; set; }
    public string? FibreChannelWwpnMinimum { get; set; }
    public string? MacAddressMaximum { get; set; }
    public string? MacAddressMinimum { get; set; }
    public bool NumaSpanningEnabled { get; set; }
    public string? VirtualHardDiskPath { get; set; }
    public string? VirtualMachinePath { get; set; }
    public string? FullyQualifiedDomainName { get; set; }
    public long MemoryCapacity { get; set; }
    public string? Name { get; set; }
    public uint MaximumStorageMigrations { get; set; }
    public uint MaximumVirtualMachineMigrations { get; set; }
    public bool UseAnyNetworkForMigration { get; set; }
    public MigrationAuthenticationType VirtualMachineMigrationAuthenticationType { get; set; }
    public bool VirtualMachineMigrationEnabled { get; set; }
    public VMMigrationPerformance VirtualMachineMigrationPerformanceOption { get; set; }
    public object? CimSession { get; set; }
    public string? ComputerName { get; set; }
    public bool IsDeleted { get; set; }
}
