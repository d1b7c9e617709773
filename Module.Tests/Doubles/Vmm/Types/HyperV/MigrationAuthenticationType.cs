namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum MigrationAuthenticationType
{
    CredSSP = 0,
    Kerberos = 1,
}
