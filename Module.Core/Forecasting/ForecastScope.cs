using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Forecasting;

/// <summary>What of a fabric the verdicts on some specs can depend on: the adapters of their components, those
/// that share an uplink with them, and every uplink and link. Immutable.</summary>
public sealed class ForecastScope
{
    private readonly HashSet<string> _endpoints;

    /// <summary>Finds what matters.</summary>
    /// <param name="fabric">The fabric as it is now.</param>
    /// <param name="specs">All registered specs.</param>
    /// <param name="moves">Known moves of VMs; may be empty.</param>
    public ForecastScope(
        FabricInventory fabric, IReadOnlyList<ApplicationSpec> specs, IReadOnlyList<MachineMove> moves)
    {
        Fabric = Guard.NotNull(fabric, nameof(fabric));
        Moves = Guard.NotNull(moves, nameof(moves));
        ComponentBinder binder = new(fabric, []);
        _endpoints = new HashSet<string>(
            Guard.NotNull(specs, nameof(specs))
                .SelectMany(spec => binder.Bind(spec).Values)
                .SelectMany(component => component.Instances)
                .SelectMany(instance => instance.Endpoints),
            StringComparer.Ordinal);
        Adapters = _endpoints
            .Where(id => fabric.FindAdapter(id) is not null)
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToArray();
        HashSet<string> uplinks = new(Adapters.Select(UplinkOf).OfType<string>(), StringComparer.Ordinal);
        Uplinks = uplinks.OrderBy(id => id, StringComparer.Ordinal).ToArray();
        _endpoints.UnionWith(fabric.VirtualMachines
            .SelectMany(machine => machine.Adapters)
            .Select(adapter => adapter.Id)
            .Where(id => UplinkOf(id) is string uplink && uplinks.Contains(uplink)));
    }

    /// <summary>The fabric as it is now.</summary>
    public FabricInventory Fabric { get; }

    /// <summary>Known moves of VMs.</summary>
    public IReadOnlyList<MachineMove> Moves { get; }

    /// <summary>Adapters of the components of the specs, by id.</summary>
    public IReadOnlyList<string> Adapters { get; }

    /// <summary>Uplinks that these use, by id.</summary>
    public IReadOnlyList<string> Uplinks { get; }

    /// <summary>Says whether a series can matter to a verdict.</summary>
    /// <param name="series">The series.</param>
    public bool Wants(StatisticSeries series) => Guard.NotNull(series, nameof(series)).Kind switch
    {
        TrafficKind.Uplink or TrafficKind.Link => true,
        TrafficKind.Pair => _endpoints.Contains(series.SubjectId)
            || (series.RemoteId is string remote && _endpoints.Contains(remote)),
        _ => _endpoints.Contains(series.SubjectId),
    };

    /// <summary>Says whether times are told apart by a series: those of the components, and the uplinks they
    /// use.</summary>
    internal bool IsFeature(StatisticSeries series) => series.Kind switch
    {
        TrafficKind.Uplink => Uplinks.Contains(series.SubjectId),
        TrafficKind.Adapter => Adapters.Contains(series.SubjectId),
        _ => false,
    };

    /// <summary>Says whether VMs came to a host, or left it, since a time.</summary>
    internal bool IsChanged(string? hostId, DateTimeOffset since) => Moves.Any(move =>
        move.Time >= since && (hostId is null || move.FromHostId == hostId || move.ToHostId == hostId));

    private string? UplinkOf(string adapterId) => Fabric.SwitchOf(adapterId)?.Uplink?.Id;
}
