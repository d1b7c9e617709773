using Microsoft.VirtualManager.Utils;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>How well a host would suit a VM; its properties are named as public scripts name them.</summary>
public class VMHostRating
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMHostRating()
    {
    }

    public Host? VMHost { get; set; }
    public string? Name { get; set; }
    public double Rating { get; set; }
    public string? Description { get; set; }
    public string? TransferType { get; set; }
    public object? PreferredVolume { get; set; }
    public object? PreferredStorage { get; set; }
    public ulong EstimatedHostDiskSpaceRemaining { get; set; }
    public ulong EstimatedHostMemoryRemaining { get; set; }
    public ErrorInfo[]? ZeroRatingReasonList { get; set; }
    public ErrorInfo[]? WarningReasonList { get; set; }
}
