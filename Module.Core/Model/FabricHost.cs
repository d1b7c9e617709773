using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A machine with a hypervisor. Immutable.</summary>
public sealed class FabricHost
{
    /// <summary>Makes a host.</summary>
    /// <param name="id">Unique in the fabric; not blank.</param>
    /// <param name="name">Its name for people; not blank.</param>
    /// <param name="switches">Its virtual switches.</param>
    /// <param name="memoryBytes">Physical memory. Unit: byte; at least 0.</param>
    /// <param name="processorCount">Logical processors; at least 0.</param>
    public FabricHost(
        string id,
        string name,
        IReadOnlyList<VirtualSwitch> switches,
        long memoryBytes,
        int processorCount)
    {
        Id = Guard.NotBlank(id, nameof(id));
        Name = Guard.NotBlank(name, nameof(name));
        Switches = Guard.NotNull(switches, nameof(switches));
        MemoryBytes = (long)Guard.NotNegative(memoryBytes, nameof(memoryBytes));
        ProcessorCount = (int)Guard.NotNegative(processorCount, nameof(processorCount));
    }

    /// <summary>Unique in the fabric.</summary>
    public string Id { get; }

    /// <summary>Its name for people.</summary>
    public string Name { get; }

    /// <summary>Its virtual switches.</summary>
    public IReadOnlyList<VirtualSwitch> Switches { get; }

    /// <summary>Physical memory. Unit: byte.</summary>
    public long MemoryBytes { get; }

    /// <summary>Logical processors.</summary>
    public int ProcessorCount { get; }

    /// <summary>Path of its host group, such as "All Hosts\Production"; null where there is none.</summary>
    public string? HostGroup { get; init; }

    /// <summary>Its cluster; null for a standalone host.</summary>
    public string? Cluster { get; init; }

    /// <summary>False in maintenance or where the platform places nothing on it.</summary>
    public bool IsAvailableForPlacement { get; init; } = true;

    /// <summary>Finds one of its virtual switches by name, without case.</summary>
    /// <param name="name">The switch's name.</param>
    /// <returns>The switch, or null where it has none of that name.</returns>
    public VirtualSwitch? FindSwitch(string? name) => Switches.FirstOrDefault(
        one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
}
