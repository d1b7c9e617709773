using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A virtual machine. Immutable.</summary>
public sealed class VirtualMachine
{
    /// <summary>Makes a VM.</summary>
    /// <param name="id">Unique in the fabric; not blank.</param>
    /// <param name="name">Its name for people, not always unique; not blank.</param>
    /// <param name="hostId">The host it lies on; not blank.</param>
    /// <param name="adapters">Its adapters; may be empty.</param>
    public VirtualMachine(string id, string name, string hostId, IReadOnlyList<VirtualAdapter> adapters)
    {
        Id = Guard.NotBlank(id, nameof(id));
        Name = Guard.NotBlank(name, nameof(name));
        HostId = Guard.NotBlank(hostId, nameof(hostId));
        Adapters = Guard.NotNull(adapters, nameof(adapters));
    }

    /// <summary>Unique in the fabric.</summary>
    public string Id { get; }

    /// <summary>Its name for people, not always unique.</summary>
    public string Name { get; }

    /// <summary>The host it lies on.</summary>
    public string HostId { get; }

    /// <summary>Its adapters.</summary>
    public IReadOnlyList<VirtualAdapter> Adapters { get; }

    /// <summary>What it does now.</summary>
    public VirtualMachineState State { get; init; } = VirtualMachineState.Running;

    /// <summary>Memory it has assigned. Unit: byte.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Virtual processors.</summary>
    public int ProcessorCount { get; init; } = 1;

    /// <summary>Availability sets: members of one set lie on different hosts.</summary>
    public IReadOnlyList<string> AvailabilitySets { get; init; } = Array.Empty<string>();

    /// <summary>Custom properties by name, without case.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = Array.Empty<string>();

    /// <summary>Its cloud; null for none.</summary>
    public string? Cloud { get; init; }

    /// <summary>The platform's service it belongs to; null for none.</summary>
    public string? Service { get; init; }

    /// <summary>Its tier of that service; null for none.</summary>
    public string? Tier { get; init; }

    /// <summary>True where it can be an instance of a component.</summary>
    public bool IsRunning => State is VirtualMachineState.Running or VirtualMachineState.Migrating;

    /// <summary>The same VM with one adapter replaced by its namesake.</summary>
    /// <param name="adapter">The new adapter; its id is that of one of the VM's.</param>
    /// <exception cref="ArgumentException">The VM has no adapter of that id.</exception>
    public VirtualMachine With(VirtualAdapter adapter)
    {
        Guard.NotNull(adapter, nameof(adapter));
        if (Adapters.All(one => one.Id != adapter.Id))
        {
            throw new ArgumentException($"VM '{Name}' has no adapter '{adapter.Id}'.", nameof(adapter));
        }

        return Copy(HostId, Adapters.Select(one => one.Id == adapter.Id ? adapter : one).ToArray());
    }

    private VirtualMachine Copy(string hostId, IReadOnlyList<VirtualAdapter> adapters) =>
        new(Id, Name, hostId, adapters)
        {
            State = State,
            MemoryBytes = MemoryBytes,
            ProcessorCount = ProcessorCount,
            AvailabilitySets = AvailabilitySets,
            Properties = Properties,
            Tags = Tags,
            Cloud = Cloud,
            Service = Service,
            Tier = Tier,
        };
}
