namespace Microsoft.VirtualManager.Remoting;

/// <summary>Names and numbers as recorded; not all that there are.</summary>
public enum CapabilityProfileCompatibilityState
{
    Compatible = 0,
    Incompatible = 1,
}
