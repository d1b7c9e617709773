namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMNetworkAdapterPortMirroringMode
{
    None = 0,
    Destination = 1,
    Source = 2,
}
