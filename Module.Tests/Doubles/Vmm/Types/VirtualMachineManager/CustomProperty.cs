namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A property that a site gives its objects. Its properties are named as the commands' parameters; no
/// live object of it was recorded.</summary>
public class CustomProperty : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal CustomProperty()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
    public string[]? Members { get; set; }
}
