namespace Microsoft.VirtualManager.Utils;

/// <summary>Names and numbers as recorded; not all that there are.</summary>
public enum DeploymentState
{
    Undeployed = 0,
}
