namespace Microsoft.Management.Infrastructure.Doubles;

/// <summary>Stands for a session with a computer's CIM server.</summary>
public class CimSession
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal CimSession()
    {
    }

    public uint Id { get; set; }
    public string? Name { get; set; }
    public string? ComputerName { get; set; }
    public string? Protocol { get; set; }
}
