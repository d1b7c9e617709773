using System;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A step of a job. Its properties are named as the commands' parameters; no live object of it was
/// recorded.</summary>
public class Step : ClientObject
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal Step()
    {
    }

    public string? Name { get; set; }
    public string? Description { get; set; }
    public string? Status { get; set; }
    public DateTime StartTime { get; set; }
    public DateTime EndTime { get; set; }
    public int ProgressValue { get; set; }
}
