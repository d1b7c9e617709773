namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>The settings of a port; bandwidths are in Mbit/s, 0 where unset. Its properties are named as the
/// commands' parameters; no live object of it was recorded.</summary>
public class VirtualNetworkAdapterNativePortProfile : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VirtualNetworkAdapterNativePortProfile()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
    public int MinimumBandwidthWeight { get; set; }
    public int MinimumBandwidthAbsolute { get; set; }
    public int MaximumBandwidth { get; set; }
    public bool AllowTeaming { get; set; }
    public bool AllowMacAddressSpoofing { get; set; }
    public bool AllowIeeePriorityTagging { get; set; }
    public bool EnableDhcpGuard { get; set; }
    public bool EnableGuestIPNetworkVirtualizationUpdates { get; set; }
    public bool EnableRouterGuard { get; set; }
    public bool EnableVmq { get; set; }
    public bool EnableIPsecOffload { get; set; }
    public bool EnableIov { get; set; }
    public bool EnableVrss { get; set; }
    public bool EnableRdma { get; set; }
}
