namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A label that an administrator gives a port. Its properties are named as the commands' parameters; no
/// live object of it was recorded.</summary>
public class PortClassification : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal PortClassification()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
}
