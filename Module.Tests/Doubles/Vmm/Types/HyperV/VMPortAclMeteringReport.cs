namespace Microsoft.HyperV.PowerShell;

/// <summary>The traffic that a rule counted, in whole megabytes since metering began. Its properties are named
/// as the printed report names them.</summary>
public class VMPortAclMeteringReport
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMPortAclMeteringReport()
    {
    }

    public string? LocalAddress { get; set; }
    public string? RemoteAddress { get; set; }
    public VMNetworkAdapterAclDirection Direction { get; set; }
    public ulong TotalTraffic { get; set; }
}
