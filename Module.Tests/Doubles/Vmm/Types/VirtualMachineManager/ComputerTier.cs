using System.Collections.Generic;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A tier of a service. Its properties are named as the commands' parameters; no live object of it was
/// recorded.</summary>
public class ComputerTier : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal ComputerTier()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
    public Service? Service { get; set; }
    public List<VM>? VMs { get; set; }
    public int InstanceMinimumCount { get; set; }
    public int InstanceMaximumCount { get; set; }
}
