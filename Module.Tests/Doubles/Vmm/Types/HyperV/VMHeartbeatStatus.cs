namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMHeartbeatStatus
{
    Unknown = 0,
    Disabled = 1,
    NoContact = 2,
    Error = 3,
    LostCommunication = 4,
    OkApplicationsUnknown = 5,
    OkApplicationsHealthy = 6,
    OkApplicationsCritical = 7,
    Paused = 8,
}
