namespace Microsoft.Management.Infrastructure.Doubles;

/// <summary>Stands for an instance of a CIM class: the real one needs a native library that only Windows
/// has.</summary>
public abstract class CimInstance
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal CimInstance()
    {
    }

    public string? Name { get; set; }
    public string? PSComputerName { get; set; }
    public ulong Timestamp_Sys100NS { get; set; }
}
