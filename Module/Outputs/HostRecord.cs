using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Outputs;

/// <summary>A host of the connected fabric. Immutable.</summary>
public sealed class HostRecord
{
    internal HostRecord(FabricHost host, IReadOnlyList<VirtualMachine> machines)
    {
        Name = host.Name;
        Id = host.Id;
        HostGroup = host.HostGroup;
        Cluster = host.Cluster;
        IsAvailableForPlacement = host.IsAvailableForPlacement;
        ProcessorCount = host.ProcessorCount;
        MemoryBytes = host.MemoryBytes;
        MachineCount = machines.Count;
        MachineMemoryBytes = machines.Where(machine => machine.IsRunning).Sum(machine => machine.MemoryBytes);
        Switches = host.Switches.Select(one => one.Name).ToArray();
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its id in the fabric.</summary>
    public string Id { get; }

    /// <summary>Path of its host group; null where there is none.</summary>
    public string? HostGroup { get; }

    /// <summary>Its cluster; null for a standalone host.</summary>
    public string? Cluster { get; }

    /// <summary>False in maintenance or where nothing is placed on it.</summary>
    public bool IsAvailableForPlacement { get; }

    /// <summary>Logical processors.</summary>
    public int ProcessorCount { get; }

    /// <summary>Physical memory. Unit: byte.</summary>
    public long MemoryBytes { get; }

    /// <summary>VMs on it.</summary>
    public int MachineCount { get; }

    /// <summary>Memory of those that run. Unit: byte.</summary>
    public long MachineMemoryBytes { get; }

    /// <summary>Names of its virtual switches.</summary>
    public IReadOnlyList<string> Switches { get; }
}
