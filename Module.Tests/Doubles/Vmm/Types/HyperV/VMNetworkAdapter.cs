namespace Microsoft.HyperV.PowerShell;

/// <summary>A VM's network adapter as its host shows it. As recorded.</summary>
public class VMNetworkAdapter : VMNetworkAdapterBase
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMNetworkAdapter()
    {
    }

    public bool ClusterMonitored { get; set; }
    public uint MediaType { get; set; }
    public bool DynamicMacAddressEnabled { get; set; }
    public bool InterruptModeration { get; set; }
    public bool AllowPacketDirect { get; set; }
    public bool NumaAwarePlacement { get; set; }
    public bool IsLegacy { get; set; }
    public bool IsSynthetic { get; set; }
    public string[]? IPAddresses { get; set; }
    public OnOffState DeviceNaming { get; set; }
    public uint IovWeight { get; set; }
    public uint IovQueuePairsRequested { get; set; }
    public IovInterruptModerationValue IovInterruptModeration { get; set; }
    public uint PacketDirectNumProcs { get; set; }
    public uint PacketDirectModerationCount { get; set; }
    public uint PacketDirectModerationInterval { get; set; }
    public uint IovQueuePairsAssigned { get; set; }
    public int IovUsage { get; set; }
    public object? VirtualFunction { get; set; }
    public string[]? MandatoryFeatureId { get; set; }
    public string[]? MandatoryFeatureName { get; set; }
    public string? PoolName { get; set; }
    public bool Connected { get; set; }
    public string? TestReplicaPoolName { get; set; }
    public string? TestReplicaSwitchName { get; set; }
}
