namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>What a host group keeps back on its hosts. Its properties are named as the commands' parameters; no
/// live object of it was recorded.</summary>
public class HostReserve : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal HostReserve()
    {
    }

    public HostGroup? VMHostGroup { get; set; }
    public uint CPUPlacementLevel { get; set; }
    public ulong MemoryPlacementLevelMB { get; set; }
    public uint NetworkPlacementLevel { get; set; }
}
