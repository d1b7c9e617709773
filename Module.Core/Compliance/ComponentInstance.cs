using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Compliance;

/// <summary>One running VM, or one external, that plays a component. Immutable.</summary>
public sealed class ComponentInstance
{
    /// <summary>Makes an instance.</summary>
    /// <param name="key">Id of the VM or the external; two instances of one key are the same machine; not
    /// blank.</param>
    /// <param name="name">For people; not blank.</param>
    /// <param name="endpoints">Ids of the adapters that count, or of the external; may be empty.</param>
    /// <param name="isExternal">True where it is no VM of the fabric.</param>
    public ComponentInstance(string key, string name, IReadOnlyList<string> endpoints, bool isExternal)
    {
        Key = Guard.NotBlank(key, nameof(key));
        Name = Guard.NotBlank(name, nameof(name));
        Endpoints = Guard.NotNull(endpoints, nameof(endpoints));
        IsExternal = isExternal;
    }

    /// <summary>Id of the VM or the external.</summary>
    public string Key { get; }

    /// <summary>For people.</summary>
    public string Name { get; }

    /// <summary>Ids of the adapters that count, or of the external.</summary>
    public IReadOnlyList<string> Endpoints { get; }

    /// <summary>True where it is no VM of the fabric.</summary>
    public bool IsExternal { get; }

    /// <summary>Capacity each way that the component states for an external; null otherwise. Unit:
    /// bit/s.</summary>
    public double? CapacityBitsPerSecond { get; init; }
}
