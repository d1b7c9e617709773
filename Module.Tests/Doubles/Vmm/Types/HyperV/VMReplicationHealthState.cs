namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMReplicationHealthState
{
    NotApplicable = 0,
    Normal = 1,
    Warning = 2,
    Critical = 3,
}
