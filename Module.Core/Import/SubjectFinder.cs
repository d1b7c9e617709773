using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>Finds what names of files mean in a fabric. Not safe on several threads.</summary>
internal sealed class SubjectFinder
{
    private static readonly Regex s_guid = new(
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly FabricInventory _fabric;
    private readonly Func<string, string?> _map;
    private readonly Dictionary<string, string> _adapters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, string> _adaptersByGuid = [];
    private readonly ILookup<string, VirtualMachine> _machines;
    private readonly Dictionary<Guid, VirtualMachine> _machinesByGuid = [];
    private readonly InterfaceFinder _interfaces;

    public SubjectFinder(FabricInventory fabric, Func<string, string?> map)
    {
        _fabric = fabric;
        _map = map;
        _interfaces = new InterfaceFinder(fabric);
        _machines = fabric.VirtualMachines
            .SelectMany(machine => new[] { machine.Id, machine.Name }
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => (Name: name, Machine: machine)))
            .ToLookup(pair => pair.Name, pair => pair.Machine, StringComparer.OrdinalIgnoreCase);
        foreach (VirtualMachine machine in fabric.VirtualMachines)
        {
            if (LastGuid(machine.Id) is Guid machineGuid)
            {
                _machinesByGuid[machineGuid] = machine;
            }

            foreach (VirtualAdapter adapter in machine.Adapters)
            {
                _adapters[adapter.Id] = adapter.Id;
                if (LastGuid(adapter.Id) is Guid adapterGuid)
                {
                    _adaptersByGuid[adapterGuid] = adapter.Id;
                }
            }
        }
    }

    /// <summary>Finds the adapter of a performance counter's instance: by the map, else by GUID, never by
    /// name.</summary>
    public SubjectMatch Instance(string instance, CounterInstance parsed)
    {
        string? named = _map(instance)
            ?? _map(parsed.AdapterId.ToString())
            ?? _map(parsed.MachineId.ToString())
            ?? (_machines.Select(group => group.Key).FirstOrDefault(parsed.IsOf) is string name
                ? _map(name)
                : null)
            ?? _map(parsed.Names);
        if (named is not null)
        {
            return Mapped(TrafficKind.Adapter, named);
        }

        if (_adaptersByGuid.TryGetValue(parsed.AdapterId, out string? id))
        {
            return SubjectMatch.Of(TrafficKind.Adapter, id);
        }

        if (_machinesByGuid.TryGetValue(parsed.MachineId, out VirtualMachine? machine))
        {
            return machine.Adapters.Count == 1
                ? SubjectMatch.Of(TrafficKind.Adapter, machine.Adapters[0].Id)
                : SubjectMatch.None(
                    TrafficKind.Adapter, $"has another GUID than each of the adapters of VM '{machine.Name}'");
        }

        VirtualMachine? namesake = _fabric.VirtualMachines.FirstOrDefault(one => parsed.IsOf(one.Name));
        return SubjectMatch.None(
            TrafficKind.Adapter,
            "has GUIDs that no VM of the fabric has",
            namesake?.Adapters.Count == 1 ? namesake.Adapters[0].Id : null);
    }

    /// <summary>Finds the adapter of a counter's instance that has no GUIDs: only the map can tell.</summary>
    public SubjectMatch Unparsed(string instance) =>
        _map(instance) is string named
            ? Mapped(TrafficKind.Adapter, named)
            : SubjectMatch.None(TrafficKind.Adapter, "has no GUIDs to tell an adapter by");

    /// <summary>The members that the counters of a subject must cover; none where it is no uplink.</summary>
    public IReadOnlyCollection<string> MembersOf(CounterSubject subject) =>
        subject.Kind == TrafficKind.Uplink ? _interfaces.MembersOf(subject.Id) : [];

    /// <summary>Finds the uplink, and which member of it, of a physical adapter's counters.</summary>
    public SubjectMatch Interface(string host, string instance) =>
        _map(instance) is string named
            ? Mapped(TrafficKind.Uplink, named)
            : _interfaces.Find(host, instance);

    /// <summary>Finds what a cell of a plain file names: an id, a GUID, or a VM with one adapter.</summary>
    public SubjectMatch Plain(TrafficKind kind, string name) =>
        _map(name) is string mapped ? Mapped(kind, mapped) : Named(kind, name);

    /// <summary>Finds the other end of a pair: an adapter or an external.</summary>
    public SubjectMatch Remote(string name)
    {
        string? mapped = _map(name);
        string wanted = mapped ?? name;
        ExternalPeer? external = _fabric.Externals.FirstOrDefault(
            one => IsSame(one.Id, wanted) || IsSame(one.Name, wanted));
        return external is not null ? SubjectMatch.Of(TrafficKind.Adapter, external.Id)
            : mapped is null ? Named(TrafficKind.Adapter, name)
            : Mapped(TrafficKind.Adapter, mapped);
    }

    private SubjectMatch Mapped(TrafficKind kind, string name)
    {
        SubjectMatch match = Named(kind, name);
        return match.Id is null
            ? match with { Reason = $"is mapped to '{name}', which {match.Reason}" }
            : match;
    }

    private SubjectMatch Named(TrafficKind kind, string name) => kind switch
    {
        TrafficKind.Uplink => _interfaces.ById(name),
        TrafficKind.Link => _fabric.Links.FirstOrDefault(link => IsSame(link.Id, name)) is FabricLink found
            ? SubjectMatch.Of(kind, found.Id)
            : SubjectMatch.None(
                kind,
                "is no link of the fabric",
                NearestName.Of(name, _fabric.Links.Select(link => link.Id))),
        _ => Adapter(name),
    };

    private SubjectMatch Adapter(string name)
    {
        if (_adapters.TryGetValue(name, out string? id)
            || (Guid.TryParse(name, out Guid guid) && _adaptersByGuid.TryGetValue(guid, out id)))
        {
            return SubjectMatch.Of(TrafficKind.Adapter, id);
        }

        VirtualMachine[] machines = Guid.TryParse(name, out Guid machineGuid)
            && _machinesByGuid.TryGetValue(machineGuid, out VirtualMachine? one)
                ? [one]
                : [.. _machines[name]];
        if (machines.Length > 1)
        {
            return SubjectMatch.None(TrafficKind.Adapter, "is the name of several VMs; use the id of an adapter");
        }

        if (machines.Length == 0)
        {
            return SubjectMatch.None(
                TrafficKind.Adapter,
                "is no adapter and no VM of the fabric",
                NearestName.Of(name, _adapters.Values.Concat(_fabric.VirtualMachines.Select(vm => vm.Name))));
        }

        return machines[0].Adapters.Count == 1
            ? SubjectMatch.Of(TrafficKind.Adapter, machines[0].Adapters[0].Id)
            : SubjectMatch.None(
                TrafficKind.Adapter,
                machines[0].Adapters.Count == 0
                    ? "is a VM without an adapter"
                    : "is a VM with several adapters; use the id of one",
                machines[0].Adapters.FirstOrDefault()?.Id);
    }

    private static Guid? LastGuid(string id)
    {
        MatchCollection found = s_guid.Matches(id);
        return found.Count == 0 ? null : Guid.Parse(found[found.Count - 1].Value);
    }

    private static bool IsSame(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
