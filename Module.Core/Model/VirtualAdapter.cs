using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A virtual network adapter: the thing that is metered and limited. Immutable.</summary>
public sealed class VirtualAdapter
{
    /// <summary>Makes an adapter.</summary>
    /// <param name="id">Unique among adapters and externals; not blank.</param>
    /// <param name="switchName">The virtual switch of its host that it is connected to; null for none.</param>
    public VirtualAdapter(string id, string? switchName)
    {
        Id = Guard.NotBlank(id, nameof(id));
        SwitchName = switchName;
    }

    /// <summary>Unique among adapters and externals.</summary>
    public string Id { get; }

    /// <summary>The virtual switch of its host that it is connected to; null for none.</summary>
    public string? SwitchName { get; }

    /// <summary>Its VM network; null where unknown.</summary>
    public string? Network { get; init; }

    /// <summary>Its subnet; null where unknown.</summary>
    public string? Subnet { get; init; }

    /// <summary>Its IP addresses; may be empty.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = Array.Empty<string>();

    /// <summary>The bandwidth settings of its port.</summary>
    public PortSettings Port { get; init; } = PortSettings.Unset;

    /// <summary>Why its bandwidth cannot be set, in words; null where it can.</summary>
    public string? NotAdjustableReason { get; init; }

    /// <summary>The same adapter with other port settings.</summary>
    /// <param name="port">The settings.</param>
    public VirtualAdapter With(PortSettings port) => new(Id, SwitchName)
    {
        Network = Network,
        Subnet = Subnet,
        Addresses = Addresses,
        Port = Guard.NotNull(port, nameof(port)),
        NotAdjustableReason = NotAdjustableReason,
    };
}
