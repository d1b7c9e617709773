namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A subnet of a VM network. Its properties are named as the commands' parameters; no live object of it
/// was recorded.</summary>
public class VMSubnet : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMSubnet()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
    public VMNetwork? VMNetwork { get; set; }
}
