namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMNetworkAdapterAclType
{
    Mac = 1,
    IPv4 = 2,
    IPv6 = 3,
    WildcardIPv4 = 4,
    WildcardIPv6 = 5,
    WildcardBoth = 6,
    WildcardMac = 7,
}
