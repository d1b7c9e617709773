namespace Microsoft.HyperV.PowerShell;

/// <summary>Names and numbers as recorded.</summary>
public enum OnOffState
{
    On = 0,
    Off = 1,
}
