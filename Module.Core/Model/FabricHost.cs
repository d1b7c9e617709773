using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A machine with a hypervisor. Immutable.</summary>
public sealed class FabricHost
{
    /// <summary>The slots of a host whose platform names none: what VMM sets for a new host.</summary>
    public const int DefaultMigrationSlots = 2;

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

    /// <summary>Memory kept for the host itself, which no VM gets. Unit: byte; at least 0; default 0.</summary>
    public long MemoryReserveBytes
    {
        get;
        init => field = (long)Guard.NotNegative(value, nameof(MemoryReserveBytes));
    }

    /// <summary>The most virtual processors that its running VMs may have together, at least 0; null (the
    /// default) where the platform sets no such limit.</summary>
    public int? VirtualProcessorLimit
    {
        get;
        init => field = value is int limit
            ? (int)Guard.InRange(limit, 0, int.MaxValue, nameof(VirtualProcessorLimit))
            : null;
    }

    /// <summary>Live migrations that it takes part in at once, incoming and outgoing together; at least 0;
    /// default <see cref="DefaultMigrationSlots"/>.</summary>
    public int MigrationSlots
    {
        get;
        init => field = (int)Guard.InRange(value, 0, int.MaxValue, nameof(MigrationSlots));
    } = DefaultMigrationSlots;

    /// <summary>Rate of a network that live migrations have for themselves, each way; null (the default) where
    /// they pass <see cref="MigrationUplink"/> and share it with VMs. Unit: bit/s; at least 0.</summary>
    public double? MigrationNetworkBitsPerSecond
    {
        get;
        init => field = value is double rate
            ? Guard.NotNegative(rate, nameof(MigrationNetworkBitsPerSecond))
            : null;
    }

    /// <summary>The uplink that live migrations pass: that of the first switch that has one; null where they have
    /// a network of their own, or no way at all.</summary>
    public Uplink? MigrationUplink => MigrationNetworkBitsPerSecond is null
        ? Switches.Select(one => one.Uplink).FirstOrDefault(uplink => uplink is not null)
        : null;

    /// <summary>The most that one live migration can use on its side, each way: the migration network, or one
    /// member of the uplink; 0 where it has no way. Unit: bit/s.</summary>
    public double MigrationBitsPerSecond => MigrationNetworkBitsPerSecond
        ?? (MigrationUplink is Uplink uplink
            ? Math.Min(uplink.CapacityBitsPerSecond, uplink.LargestMemberBitsPerSecond)
            : 0);

    /// <summary>Finds one of its virtual switches by name, without case.</summary>
    /// <param name="name">The switch's name.</param>
    /// <returns>The switch, or null where it has none of that name.</returns>
    public VirtualSwitch? FindSwitch(string? name) => Switches.FirstOrDefault(
        one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
}
