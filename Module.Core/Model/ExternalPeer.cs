using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>Something that talks with VMs and is no VM of the fabric. Immutable.</summary>
public sealed class ExternalPeer
{
    /// <summary>Makes an external.</summary>
    /// <param name="id">Unique among adapters and externals; not blank. An address where only that is
    /// known.</param>
    /// <param name="name">Its name for people; not blank.</param>
    /// <param name="addresses">Its IP addresses; may be empty.</param>
    /// <param name="capacityBitsPerSecond">Each way; null where unknown. Unit: bit/s; at least 0.</param>
    public ExternalPeer(
        string id, string name, IReadOnlyList<string>? addresses = null, double? capacityBitsPerSecond = null)
    {
        Id = Guard.NotBlank(id, nameof(id));
        Name = Guard.NotBlank(name, nameof(name));
        Addresses = addresses ?? Array.Empty<string>();
        CapacityBitsPerSecond = capacityBitsPerSecond is double capacity
            ? Guard.NotNegative(capacity, nameof(capacityBitsPerSecond))
            : null;
    }

    /// <summary>Unique among adapters and externals.</summary>
    public string Id { get; }

    /// <summary>Its name for people.</summary>
    public string Name { get; }

    /// <summary>Its IP addresses; may be empty.</summary>
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>Each way; null where unknown. Unit: bit/s.</summary>
    public double? CapacityBitsPerSecond { get; }
}
