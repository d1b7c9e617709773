namespace Microsoft.VirtualManager.Utils;

/// <summary>Names and numbers as recorded; not all that there are.</summary>
public enum CarmineObjectType
{
    VM = 1,
    None = 2,
    Template = 3,
    ISO = 6,
    VMHost = 9,
    VMHostVolume = 10,
    VMHostNetworkAdapter = 12,
    HostCluster = 13,
    LibraryServer = 18,
}
