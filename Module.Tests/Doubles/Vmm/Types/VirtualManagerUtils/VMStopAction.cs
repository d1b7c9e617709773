namespace Microsoft.VirtualManager.Utils;

/// <summary>Names and numbers as recorded; not all that there are. The numbers of names from 1000 on are not
/// known; these stand for them.</summary>
public enum VMStopAction
{
    SaveVM = 0,
    TurnOffVM = 1000,
    ShutdownGuestOS = 1001,
}
