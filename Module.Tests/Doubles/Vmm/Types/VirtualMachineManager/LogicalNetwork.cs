using System;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A logical network, as recorded.</summary>
public class LogicalNetwork : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal LogicalNetwork()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
    public bool NetworkVirtualizationEnabled { get; set; }
    public bool UseGRE { get; set; }
    public bool IsPVLAN { get; set; }
    public bool SupportsExternalVMNetworkProvisioning { get; set; }
    public bool SupportsIPSubnetConfigurationOnExternalVMNetworkDefinitions { get; set; }
    public bool SupportsExternalVMNetworkDefinitionCreationWithoutIPSubnets { get; set; }
    public bool IsLogicalNetworkDefinitionIsolated { get; set; }
    public object? DefaultNetworkManagerForVMNetworkCreation { get; set; }
    public Guid ExternalId { get; set; }
    public object? LastModifiedByNetworkManager { get; set; }
    public object? ExternalSyncTime { get; set; }
}
