using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Sessions;

/// <summary>The names of what was measured, as the fabric is now; what is gone since is called by its id.
/// Immutable.</summary>
internal sealed class FabricNames
{
    private readonly Dictionary<string, string> _hostOfUplink = new(StringComparer.Ordinal);

    /// <summary>Takes the names of a fabric.</summary>
    /// <param name="fabric">The fabric.</param>
    internal FabricNames(FabricInventory fabric)
    {
        Fabric = fabric;
        foreach (FabricHost host in fabric.Hosts)
        {
            foreach (VirtualSwitch one in host.Switches.Where(one => one.Uplink is not null))
            {
                _hostOfUplink[one.Uplink!.Id] = host.Name;
            }
        }
    }

    /// <summary>The fabric.</summary>
    internal FabricInventory Fabric { get; }

    /// <summary>The ids of all adapters, uplinks and links.</summary>
    internal IEnumerable<string> Ids => Fabric.VirtualMachines
        .SelectMany(machine => machine.Adapters)
        .Select(adapter => adapter.Id)
        .Concat(_hostOfUplink.Keys)
        .Concat(Fabric.Links.Select(link => link.Id));

    /// <summary>Says whether a VM's traffic was counted, in all or with one remote.</summary>
    /// <param name="series">What was counted.</param>
    internal static bool IsOfMachine(StatisticSeries series) =>
        series.Kind is TrafficKind.Adapter or TrafficKind.Pair;

    /// <summary>The name of the VM, or the id of the uplink or link.</summary>
    /// <param name="series">What was counted.</param>
    internal string NameOf(StatisticSeries series) => IsOfMachine(series)
        ? Fabric.MachineOf(series.SubjectId)?.Name ?? series.SubjectId
        : series.SubjectId;

    /// <summary>The name of the other end of a pair: a VM or an external; null for what is no pair.</summary>
    /// <param name="series">What was counted.</param>
    internal string? RemoteOf(StatisticSeries series) => series.RemoteId is string id
        ? Fabric.MachineOf(id)?.Name ?? Fabric.FindExternal(id)?.Name ?? id
        : null;

    /// <summary>The name of the host that the VM lies on or that has the uplink; null where it is not known,
    /// and for a link.</summary>
    /// <param name="series">What was counted.</param>
    internal string? HostOf(StatisticSeries series) => series.Kind switch
    {
        TrafficKind.Uplink => _hostOfUplink.TryGetValue(series.SubjectId, out string? host) ? host : null,
        TrafficKind.Link => null,
        _ => Fabric.MachineOf(series.SubjectId) is VirtualMachine machine
            ? Fabric.FindHost(machine.HostId)?.Name
            : null,
    };
}
