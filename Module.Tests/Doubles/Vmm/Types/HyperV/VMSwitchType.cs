namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMSwitchType
{
    Private = 0,
    Internal = 1,
    External = 2,
}
