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

    /// <summary>Why it cannot be moved, in words; null where it can.</summary>
    public string? NotMovableReason { get; init; }

    /// <summary>Ids of the hosts it may lie on; empty (the default) where the platform names none.</summary>
    public IReadOnlyList<string> PossibleOwners { get; init; } = Array.Empty<string>();

    /// <summary>True where its cluster keeps it running: then it may only lie on a cluster's node.</summary>
    public bool IsHighlyAvailable { get; init; }

    /// <summary>How fast it writes to memory that was clean: what a live migration has to copy again. Unit:
    /// bit/s; at least 0; default 0, which also stands for unknown.</summary>
    public double DirtyBitsPerSecond
    {
        get;
        init => field = Guard.NotNegative(value, nameof(DirtyBitsPerSecond));
    }

    /// <summary>The host it is being moved to, which keeps its memory free already; null where it is not being
    /// moved.</summary>
    public string? MovingToHostId { get; init; }

    /// <summary>True where it holds its memory and processors on its host: in every state but off and
    /// saved.</summary>
    public bool HoldsMemory => State is not (VirtualMachineState.Stopped or VirtualMachineState.Saved);

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

        VirtualAdapter[] adapters = Adapters.Select(one => one.Id == adapter.Id ? adapter : one).ToArray();
        return Copy(HostId, adapters, State, MovingToHostId);
    }

    /// <summary>The same VM once it lies on a host: running there as here, and no longer being moved. Its
    /// adapters are connected to the host's switches of the same names.</summary>
    /// <param name="hostId">The host; not blank.</param>
    public VirtualMachine On(string hostId) => Copy(
        hostId, Adapters, State == VirtualMachineState.Migrating ? VirtualMachineState.Running : State, null);

    /// <summary>The same VM while it is moved to a host: still where it lies.</summary>
    /// <param name="hostId">The host it is moved to; not blank.</param>
    public VirtualMachine MovingTo(string hostId) => Copy(
        HostId, Adapters, VirtualMachineState.Migrating, Guard.NotBlank(hostId, nameof(hostId)));

    private VirtualMachine Copy(
        string hostId, IReadOnlyList<VirtualAdapter> adapters, VirtualMachineState state, string? movingTo) =>
        new(Id, Name, hostId, adapters)
        {
            State = state,
            MovingToHostId = movingTo,
            NotMovableReason = NotMovableReason,
            PossibleOwners = PossibleOwners,
            IsHighlyAvailable = IsHighlyAvailable,
            DirtyBitsPerSecond = DirtyBitsPerSecond,
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
