namespace Microsoft.VirtualManager.Utils;

/// <summary>Names and numbers as recorded; not all that there are.</summary>
public enum VMStartAction
{
    NeverAutoTurnOnVM = 0,
    AlwaysAutoTurnOnVM = 1,
    TurnOnVMIfRunningWhenVSStopped = 2,
}
