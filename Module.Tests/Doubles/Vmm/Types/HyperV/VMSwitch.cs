using System;

namespace Microsoft.HyperV.PowerShell;

/// <summary>A virtual switch. As recorded.</summary>
public class VMSwitch
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMSwitch()
    {
    }

    public string? Name { get; set; }
    public Guid Id { get; set; }
    public string? Notes { get; set; }
    public object[]? Extensions { get; set; }
    public VMSwitchBandwidthMode BandwidthReservationMode { get; set; }
    public bool PacketDirectEnabled { get; set; }
    public bool EmbeddedTeamingEnabled { get; set; }
    public bool IovEnabled { get; set; }
    public VMSwitchType SwitchType { get; set; }
    public bool AllowManagementOS { get; set; }
    public string? NetAdapterInterfaceDescription { get; set; }
    public string[]? NetAdapterInterfaceDescriptions { get; set; }
    public Guid[]? NetAdapterInterfaceGuid { get; set; }
    public bool IovSupport { get; set; }
    public string[]? IovSupportReasons { get; set; }
    public uint AvailableIPSecSA { get; set; }
    public uint NumberIPSecSAAllocated { get; set; }
    public uint AvailableVMQueues { get; set; }
    public uint NumberVmqAllocated { get; set; }
    public uint IovQueuePairCount { get; set; }
    public uint IovQueuePairsInUse { get; set; }
    public uint IovVirtualFunctionCount { get; set; }
    public uint IovVirtualFunctionsInUse { get; set; }
    public bool PacketDirectInUse { get; set; }
    public bool DefaultQueueVrssEnabledRequested { get; set; }
    public bool DefaultQueueVrssEnabled { get; set; }
    public bool DefaultQueueVmmqEnabledRequested { get; set; }
    public bool DefaultQueueVmmqEnabled { get; set; }
    public uint DefaultQueueVrssMaxQueuePairsRequested { get; set; }
    public uint DefaultQueueVrssMaxQueuePairs { get; set; }
    public uint DefaultQueueVrssMinQueuePairsRequested { get; set; }
    public uint DefaultQueueVrssMinQueuePairs { get; set; }
    public object? DefaultQueueVrssQueueSchedulingModeRequested { get; set; }
    public object? DefaultQueueVrssQueueSchedulingMode { get; set; }
    public bool DefaultQueueVrssExcludePrimaryProcessorRequested { get; set; }
    public bool DefaultQueueVrssExcludePrimaryProcessor { get; set; }
    public bool SoftwareRscEnabled { get; set; }
    public uint BandwidthPercentage { get; set; }
    public ulong DefaultFlowMinimumBandwidthAbsolute { get; set; }
    public ulong DefaultFlowMinimumBandwidthWeight { get; set; }
    public object? CimSession { get; set; }
    public string? ComputerName { get; set; }
    public bool IsDeleted { get; set; }
}
