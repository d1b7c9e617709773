namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMReplicationMode
{
    None = 0,
    Primary = 1,
    Replica = 2,
    TestReplica = 3,
    ExtendedReplica = 4,
}
