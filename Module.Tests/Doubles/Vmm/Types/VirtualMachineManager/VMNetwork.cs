namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A network that VMs connect to. Its properties are named as the commands' parameters; no live object
/// of it was recorded.</summary>
public class VMNetwork : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMNetwork()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
    public LogicalNetwork? LogicalNetwork { get; set; }
}
