using System;

namespace Microsoft.HyperV.PowerShell;

/// <summary>What metering counted of a VM. As recorded.</summary>
public class VMMeteringReportForVirtualMachine
{
    // The vendor makes its objects itself; the engine must not make one of something like it.
    internal VMMeteringReportForVirtualMachine()
    {
    }

    public Guid VMId { get; set; }
    public string? VMName { get; set; }
    public object? CimSession { get; set; }
    public string? ComputerName { get; set; }
    public TimeSpan? MeteringDuration { get; set; }
    public ulong? AverageProcessorUsage { get; set; }
    public ulong? AverageMemoryUsage { get; set; }
    public ulong? MaximumMemoryUsage { get; set; }
    public ulong? MinimumMemoryUsage { get; set; }
    public ulong? TotalDiskAllocation { get; set; }
    public ulong? AggregatedAverageNormalizedIOPS { get; set; }
    public ulong? AggregatedAverageLatency { get; set; }
    public ulong? AggregatedDiskDataRead { get; set; }
    public ulong? AggregatedDiskDataWritten { get; set; }
    public ulong? AggregatedNormalizedIOCount { get; set; }
    public VMPortAclMeteringReport[]? NetworkMeteredTrafficReport { get; set; }
    public object[]? HardDiskMetrics { get; set; }
}
