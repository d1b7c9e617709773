using System;
using System.Collections;
using System.Collections.Generic;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A cloud of VMM, as recorded.</summary>
public class Cloud : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal Cloud()
    {
    }

    public string? Description { get; set; }
    public string? Name { get; set; }
    public DateTime LastModifiedDate { get; set; }
    public bool IsDRProtected { get; set; }
    public bool IsDRProvider { get; set; }
    public bool DisasterRecoverySupported { get; set; }
    public List<HostGroup>? HostGroup { get; set; }
    public object? VMWareResourcePool { get; set; }
    public List<object>? CapabilityProfiles { get; set; }
    public List<object>? Resources { get; set; }
    public List<object>? LoadBalancers { get; set; }
    public List<object>? VIPTemplates { get; set; }
    public List<LogicalNetwork>? LogicalNetworks { get; set; }
    public List<object>? StorageClassifications { get; set; }
    public List<PortClassification>? PortClassifications { get; set; }
    public string? CloudCapacity { get; set; }
    public List<object>? ReadableLibraryPaths { get; set; }
    public object? WritableLibraryPath { get; set; }
    public Hashtable? CustomProperty { get; set; }
}
