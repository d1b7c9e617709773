namespace Microsoft.Management.Infrastructure.Doubles;

/// <summary>The counters of <c>Win32_PerfRawData_Tcpip_NetworkInterface</c>: bytes since they began;
/// <c>CurrentBandwidth</c> is in bit/s.</summary>
public class NetworkInterfaceCounters : CimInstance
{
    internal NetworkInterfaceCounters()
    {
    }

    public ulong BytesSentPersec { get; set; }
    public ulong BytesReceivedPersec { get; set; }
    public ulong CurrentBandwidth { get; set; }
    public ulong OutputQueueLength { get; set; }
}
