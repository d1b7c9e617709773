using System;
using System.Collections.Generic;

namespace NetUtil.Core.Model;

/// <summary>What binds a component to its instances; every attribute that is given must hold.
/// Immutable.</summary>
public sealed class ComponentBinding
{
    /// <summary>Names or wildcards (*, ?) of VMs; empty where not given.</summary>
    public IReadOnlyList<string> MachineNames { get; init; } = Array.Empty<string>();

    /// <summary>Ids of VMs; empty where not given.</summary>
    public IReadOnlyList<string> MachineIds { get; init; } = Array.Empty<string>();

    /// <summary>The platform's service; null where not given.</summary>
    public string? Service { get; init; }

    /// <summary>The service's tier; null where not given.</summary>
    public string? Tier { get; init; }

    /// <summary>Name of a custom property; null where not given.</summary>
    public string? PropertyName { get; init; }

    /// <summary>Value of the custom property; null where not given.</summary>
    public string? PropertyValue { get; init; }

    /// <summary>A tag; null where not given.</summary>
    public string? Tag { get; init; }

    /// <summary>Name or path of a host group; null where not given.</summary>
    public string? HostGroup { get; init; }

    /// <summary>A cloud; null where not given.</summary>
    public string? Cloud { get; init; }

    /// <summary>VM network, switch or subnet that an adapter must be on to count; null where not given.</summary>
    public string? Network { get; init; }

    /// <summary>IP prefixes or a name; empty where the component is made of VMs.</summary>
    public IReadOnlyList<string> Externals { get; init; } = Array.Empty<string>();

    /// <summary>Capacity of the external each way; null where not given. Unit: bit/s.</summary>
    public double? ExternalCapacityBitsPerSecond { get; init; }

    /// <summary>True where the instances are no VMs of the fabric.</summary>
    public bool IsExternal => Externals.Count > 0;
}
