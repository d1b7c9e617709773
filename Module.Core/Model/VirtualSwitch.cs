using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A virtual switch of one host with its uplink. Immutable.</summary>
public sealed class VirtualSwitch
{
    /// <summary>Makes a virtual switch.</summary>
    /// <param name="name">Unique on its host; not blank.</param>
    /// <param name="uplink">Its way out; null for an internal switch.</param>
    /// <param name="minimumMode">How it guarantees bandwidth.</param>
    public VirtualSwitch(
        string name, Uplink? uplink, MinimumBandwidthMode minimumMode = MinimumBandwidthMode.Absolute)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Uplink = uplink;
        MinimumMode = minimumMode;
    }

    /// <summary>Unique on its host.</summary>
    public string Name { get; }

    /// <summary>Its way out; null for an internal switch.</summary>
    public Uplink? Uplink { get; }

    /// <summary>How it guarantees bandwidth.</summary>
    public MinimumBandwidthMode MinimumMode { get; }

    /// <summary>The VM networks that it reaches, by name; empty (the default) where all are reached.</summary>
    public IReadOnlyList<string> Networks { get; init; } = Array.Empty<string>();

    /// <summary>The subnets that it reaches; empty (the default) where all are reached.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = Array.Empty<string>();
}
