namespace Microsoft.HyperV.PowerShell;

/// <summary>What a probe found; in milliseconds. As recorded.</summary>
public class VMNetworkAdapterConnectionTestResult
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMNetworkAdapterConnectionTestResult()
    {
    }

    public int RoundTripTime { get; set; }
}
