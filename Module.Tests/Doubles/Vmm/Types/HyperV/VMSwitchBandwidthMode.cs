namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum VMSwitchBandwidthMode
{
    Default = 0,
    Weight = 1,
    Absolute = 2,
    None = 3,
}
