using System.Collections.Generic;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A service of VMM: tiers of VMs. Its properties are named as the commands' parameters; no live object
/// of it was recorded.</summary>
public class Service : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal Service()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
    public List<ComputerTier>? ComputerTiers { get; set; }
}
