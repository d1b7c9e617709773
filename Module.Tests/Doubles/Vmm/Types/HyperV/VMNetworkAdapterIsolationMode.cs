namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMNetworkAdapterIsolationMode
{
    None = 0,
    NativeVirtualSubnet = 1,
    ExternalVirtualSubnet = 2,
    Vlan = 3,
}
