namespace Microsoft.HyperV.PowerShell;

/// <summary>The bandwidth of a port, in bit/s and as a weight. Its properties are named as the commands'
/// parameters; no live object of it was recorded.</summary>
public class VMNetworkAdapterBandwidthSetting
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMNetworkAdapterBandwidthSetting()
    {
    }

    public long? MinimumBandwidthAbsolute { get; set; }
    public uint? MinimumBandwidthWeight { get; set; }
    public long? MaximumBandwidth { get; set; }
}
