namespace Microsoft.HyperV.PowerShell;

/// <summary>A rule of an adapter; Meter counts what it matches. As recorded.</summary>
public class VMNetworkAdapterAclSetting
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMNetworkAdapterAclSetting()
    {
    }

    public VMNetworkAdapterAclAction Action { get; set; }
    public VMNetworkAdapterAclDirection Direction { get; set; }
    public string? LocalAddress { get; set; }
    public VMNetworkAdapterAclType LocalAddressType { get; set; }
    public string? MeteredMegabytes { get; set; }
    public string? RemoteAddress { get; set; }
    public VMNetworkAdapterAclType RemoteAddressType { get; set; }
    public VMNetworkAdapterBase? ParentAdapter { get; set; }
    public bool IsTemplate { get; set; }
    public object? CimSession { get; set; }
    public string? ComputerName { get; set; }
    public bool IsDeleted { get; set; }
}
