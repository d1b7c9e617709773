namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A switch of the fabric that hosts have instances of. Its properties are named as the commands'
/// parameters; no live object of it was recorded.</summary>
public class LogicalSwitch : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal LogicalSwitch()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
    public bool EnableSriov { get; set; }
    public string? MinimumBandwidthMode { get; set; }
}
