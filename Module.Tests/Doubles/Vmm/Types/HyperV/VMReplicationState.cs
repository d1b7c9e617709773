namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMReplicationState
{
    Disabled = 0,
    ReadyForInitialReplication = 1,
    InitialReplicationInProgress = 2,
    WaitingForInitialReplication = 3,
    Replicating = 4,
    PreparedForFailover = 5,
    FailedOverWaitingCompletion = 6,
    FailedOver = 7,
    Suspended = 8,
    Error = 9,
    WaitingForStartResynchronize = 10,
    Resynchronizing = 11,
    ResynchronizeSuspended = 12,
    RecoveryInProgress = 13,
    FailbackInProgress = 14,
    FailbackComplete = 15,
    WaitingForUpdateCompletion = 16,
    UpdateError = 17,
    WaitingForRepurposeCompletion = 18,
    PreparedForSyncReplication = 19,
    PreparedForGroupReverseReplication = 20,
    FiredrillInProgress = 21,
}
