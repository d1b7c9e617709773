namespace Microsoft.VirtualManager.Remoting;

/// <summary>Names and numbers as recorded; not all that there are.</summary>
public enum LogicalNetworkCompliance
{
    Compliant = 1,
    NonCompliant = 3,
}
