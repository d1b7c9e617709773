namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum IovInterruptModerationValue
{
    Default = 0,
    Adaptive = 1,
    Off = 2,
    Low = 100,
    Medium = 200,
    High = 300,
}
