namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMNetworkAdapterAclDirection
{
    Inbound = 1,
    Outbound = 2,
    Both = 3,
}
