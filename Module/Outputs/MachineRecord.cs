using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Outputs;

/// <summary>A VM of the connected fabric. Immutable.</summary>
public sealed class MachineRecord
{
    internal MachineRecord(VirtualMachine machine, FabricHost host)
    {
        Name = machine.Name;
        Id = machine.Id;
        HostName = host.Name;
        State = machine.State;
        Service = machine.Service;
        Tier = machine.Tier;
        Cloud = machine.Cloud;
        Tags = machine.Tags.ToArray();
        Properties = machine.Properties.Select(property => $"{property.Key}={property.Value}").ToArray();
        AvailabilitySets = machine.AvailabilitySets.ToArray();
        ProcessorCount = machine.ProcessorCount;
        MemoryBytes = machine.MemoryBytes;
        Addresses = machine.Adapters.SelectMany(adapter => adapter.Addresses).ToArray();
        AdapterCount = machine.Adapters.Count;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its id in the fabric.</summary>
    public string Id { get; }

    /// <summary>The host that it lies on.</summary>
    public string HostName { get; }

    /// <summary>How it stands.</summary>
    public VirtualMachineState State { get; }

    /// <summary>Its service; null where there is none.</summary>
    public string? Service { get; }

    /// <summary>Its tier of the service; null where there is none.</summary>
    public string? Tier { get; }

    /// <summary>Its cloud; null where there is none.</summary>
    public string? Cloud { get; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>Its custom properties, each as <c>Name=value</c>.</summary>
    public IReadOnlyList<string> Properties { get; }

    /// <summary>Its availability sets.</summary>
    public IReadOnlyList<string> AvailabilitySets { get; }

    /// <summary>Virtual processors.</summary>
    public int ProcessorCount { get; }

    /// <summary>Memory. Unit: byte.</summary>
    public long MemoryBytes { get; }

    /// <summary>Addresses of all its adapters.</summary>
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>How many virtual adapters it has.</summary>
    public int AdapterCount { get; }
}
