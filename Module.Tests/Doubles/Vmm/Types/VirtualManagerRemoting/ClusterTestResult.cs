namespace Microsoft.VirtualManager.Remoting;

/// <summary>Names and numbers as recorded; not all that there are.</summary>
public enum ClusterTestResult
{
    TestNotRun = 0,
}
