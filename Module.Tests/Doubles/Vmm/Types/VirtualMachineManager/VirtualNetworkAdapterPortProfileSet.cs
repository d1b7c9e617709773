namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>What a classification means on a logical switch. Its properties are named as the commands'
/// parameters; no live object of it was recorded.</summary>
public class VirtualNetworkAdapterPortProfileSet : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VirtualNetworkAdapterPortProfileSet()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
    public PortClassification? PortClassification { get; set; }
    public LogicalSwitch? LogicalSwitch { get; set; }
    public VirtualNetworkAdapterNativePortProfile? VirtualNetworkAdapterNativePortProfile { get; set; }
}
