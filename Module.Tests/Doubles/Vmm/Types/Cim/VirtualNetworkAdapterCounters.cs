namespace Microsoft.Management.Infrastructure.Doubles;

/// <summary>The counters of <c>Win32_PerfRawData_NvspNicStats_HyperVVirtualNetworkAdapter</c> and of
/// <c>Win32_PerfRawData_NvspSwitchStats_HyperVVirtualSwitch</c>: bytes since they began, in spite of their
/// names.</summary>
public class VirtualNetworkAdapterCounters : CimInstance
{
    internal VirtualNetworkAdapterCounters()
    {
    }

    public ulong BytesSentPersec { get; set; }
    public ulong BytesReceivedPersec { get; set; }
    public ulong BytesPersec { get; set; }
    public ulong PacketsSentPersec { get; set; }
    public ulong PacketsReceivedPersec { get; set; }
    public ulong DroppedPacketsIncomingPersec { get; set; }
    public ulong DroppedPacketsOutgoingPersec { get; set; }
}
