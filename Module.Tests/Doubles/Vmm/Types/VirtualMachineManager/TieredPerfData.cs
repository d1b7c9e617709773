namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>What VMM measures of a VM, as recorded.</summary>
public class TieredPerfData : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal TieredPerfData()
    {
    }

    public string? Name { get; set; }
    public int TieredCPUUtilization { get; set; }
    public long TieredMemory { get; set; }
    public long TieredDiskBytesRead { get; set; }
    public long TieredDiskBytesWrite { get; set; }
    public long TieredNetworkBytesRead { get; set; }
    public long TieredNetworkBytesWrite { get; set; }
    public int PerfCPUUtilization { get; set; }
    public long PerfMemoryConsumed { get; set; }
    public long PerfMemoryPressurePercent { get; set; }
    public long PerfDiskBytesRead { get; set; }
    public long PerfDiskBytesWrite { get; set; }
    public long PerfNetworkBytesRead { get; set; }
    public long PerfNetworkBytesWrite { get; set; }
    public int AverageDiskIO { get; set; }
    public string? data { get; set; }
}
