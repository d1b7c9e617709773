using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using NetUtil.Sessions;

namespace NetUtil.Bases;

/// <summary>Which of what was measured a user asks for, and which of the names have nothing behind them. A
/// series is wanted if the filter of VMs or the filter of ids takes it, or neither is set, and all others take
/// it. Not safe on several threads.</summary>
internal sealed class StatisticFilter
{
    private readonly FabricNames _names;
    private readonly NameFilter? _machines;
    private readonly NameFilter? _ids;
    private readonly NameFilter _hosts;
    private readonly NameFilter _remotes;
    private readonly NameFilter _sources;
    private readonly TrafficKind[] _kinds;

    /// <summary>Makes a filter.</summary>
    /// <param name="names">The names of the fabric.</param>
    /// <param name="machines">Names of VMs; empty for any, as for all that follow.</param>
    /// <param name="ids">Ids of adapters, uplinks or links.</param>
    /// <param name="hosts">Names of hosts.</param>
    /// <param name="remotes">Names of the other ends of pairs.</param>
    /// <param name="sources">Meters.</param>
    /// <param name="kinds">Kinds.</param>
    internal StatisticFilter(
        FabricNames names,
        string[] machines,
        string[] ids,
        string[] hosts,
        string[] remotes,
        string[] sources,
        TrafficKind[] kinds)
    {
        _names = names;
        _machines = machines.Length == 0 ? null : new NameFilter(machines);
        _ids = ids.Length == 0 ? null : new NameFilter(ids);
        _hosts = new NameFilter(hosts);
        _remotes = new NameFilter(remotes);
        _sources = new NameFilter(sources);
        _kinds = kinds;
        MeetFabric();
    }

    /// <summary>Names without wildcards that neither the fabric has nor anything that was measured: what they
    /// name, and the name.</summary>
    internal IEnumerable<(string What, string Name)> Missing =>
        Of("VM", _machines).Concat(Of("id", _ids)).Concat(Of("host", _hosts)).Concat(Of("remote", _remotes))
            .Concat(Of("source", _sources));

    /// <summary>Chooses series, and remembers which names were found.</summary>
    /// <param name="series">All series of the fabric.</param>
    internal HashSet<StatisticSeries> Choose(IEnumerable<StatisticSeries> series) => [.. series.Where(IsWanted)];

    private static IEnumerable<(string What, string Name)> Of(string what, NameFilter? filter) =>
        (filter?.Missing ?? []).Select(name => (what, name));

    // Every filter sees every series, so that it knows which of its names exist.
    private bool IsWanted(StatisticSeries series)
    {
        bool isMachine = FabricNames.IsOfMachine(series) && _machines?.Matches(_names.NameOf(series)) == true;
        bool isId = _ids?.Matches(series.SubjectId) == true;
        bool isRemote = _remotes.Matches(_names.RemoteOf(series) ?? "");
        bool isSource = _sources.Matches(series.Source);
        bool isOnHost = _hosts.Matches(_names.HostOf(series) ?? "");
        return (isMachine || isId || (_machines is null && _ids is null))
            && isRemote && isSource && isOnHost && (_kinds.Length == 0 || _kinds.Contains(series.Kind));
    }

    // What the fabric has is not missing, although nothing of it may have been measured.
    private void MeetFabric()
    {
        FabricInventory fabric = _names.Fabric;
        foreach (VirtualMachine machine in fabric.VirtualMachines)
        {
            _machines?.Matches(machine.Name);
            _remotes.Matches(machine.Name);
        }

        foreach (FabricHost host in fabric.Hosts)
        {
            _hosts.Matches(host.Name);
        }

        foreach (ExternalPeer external in fabric.Externals)
        {
            _remotes.Matches(external.Name);
        }

        foreach (string id in _names.Ids)
        {
            _ids?.Matches(id);
        }
    }
}
