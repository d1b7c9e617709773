namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMNetworkAdapterAclAction
{
    Allow = 1,
    Deny = 2,
    Meter = 3,
}
