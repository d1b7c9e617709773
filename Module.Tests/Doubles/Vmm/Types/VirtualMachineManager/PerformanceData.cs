using System;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A course of a counter that VMM keeps; its properties are named as public scripts name them.</summary>
public class PerformanceData
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal PerformanceData()
    {
    }

    public string? Name { get; set; }
    public double[]? PerformanceHistory { get; set; }
    public DateTime[]? TimeSamples { get; set; }
}
