namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMMigrationPerformance
{
    TCPIP = 0,
    Compression = 1,
    SMB = 2,
}
