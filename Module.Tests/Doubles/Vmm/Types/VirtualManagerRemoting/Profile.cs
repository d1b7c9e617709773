namespace Microsoft.VirtualManager.Remoting;

/// <summary>Names and numbers as recorded; not all that there are. The numbers of names from 1000 on are not
/// known; these stand for them.</summary>
public enum Profile
{
    Administrator = 1,
    DelegatedAdmin = 1000,
    TenantAdmin = 1001,
    SelfServiceUser = 1002,
    ReadOnlyAdmin = 1003,
}
