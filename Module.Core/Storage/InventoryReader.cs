using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Storage;

/// <summary>Reads the part of a document that describes a fabric.</summary>
internal sealed class InventoryReader
{
    private readonly JsonProblems _problems;
    private readonly bool _isStrict;
    private readonly KnownIds _endpoints;
    private readonly KnownIds _hosts;
    private readonly KnownIds _machines;
    private readonly Dictionary<string, string> _onlyAdapterOf = new(StringComparer.Ordinal);
    private readonly List<string> _pairMeteredExternals = new();

    /// <summary>Begins to read.</summary>
    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="isStrict">True to refuse settings that a switch would not take.</param>
    public InventoryReader(JsonProblems problems, bool isStrict)
    {
        _problems = problems;
        _isStrict = isStrict;
        _endpoints = new KnownIds("an adapter or an external", problems);
        _hosts = new KnownIds("a host", problems);
        _machines = new KnownIds("a VM", problems);
    }

    /// <summary>Ids of the adapters and externals with a meter for each remote.</summary>
    public IReadOnlyList<string> PairMetered { get; private set; } = [];

    /// <summary>Reads the fabric.</summary>
    /// <param name="reader">The object that has its properties.</param>
    /// <returns>The fabric; null where anything is wrong so far.</returns>
    public FabricInventory? Read(JsonObjectReader reader)
    {
        KnownIds linkEnds = new("an uplink, an external or a physical switch", _problems);
        string id = reader.RequiredText("id");
        DateTimeOffset start = reader.RequiredTime("start");
        HostReader hostReader = new(_problems, _hosts, linkEnds);
        FabricHost[] hosts = reader.RequiredList("hosts").Select(hostReader.Read).OfType<FabricHost>().ToArray();
        ExternalPeer[] externals =
            reader.List("externals").Select(part => ReadExternal(part, linkEnds)).OfType<ExternalPeer>().ToArray();
        PhysicalSwitch[] switches = reader.List("physicalSwitches")
            .Select(part => ReadSwitch(part, linkEnds)).OfType<PhysicalSwitch>().ToArray();
        KnownIds linkIds = new("a link", _problems);
        FabricLink[] links = reader.List("links")
            .Select(part => ReadLink(part, linkIds, linkEnds)).OfType<FabricLink>().ToArray();
        Dictionary<string, FabricHost> byId = hosts
            .GroupBy(host => host.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        MachineReader machineReader = new(_problems, byId, _hosts, _machines, _endpoints, _isStrict);
        VirtualMachine[] machines = reader.RequiredList("virtualMachines")
            .Select(machineReader.Read).OfType<VirtualMachine>().ToArray();
        PairMetered = [.. machineReader.PairMetered, .. _pairMeteredExternals];
        foreach (VirtualMachine machine in machines
            .Where(one => one.Adapters.Count == 1 && !_onlyAdapterOf.ContainsKey(one.Id)))
        {
            _onlyAdapterOf.Add(machine.Id, machine.Adapters[0].Id);
        }

        return _problems.AreNone
            ? new FabricInventory(id, start, hosts, machines, externals, switches, links)
            : null;
    }

    /// <summary>Finds the VM that a text names by its id.</summary>
    /// <returns>Its id; null after a problem.</returns>
    public string? FindMachine(JsonPart? part) => Find(part, _machines);

    /// <summary>Finds the host that a text names by its id.</summary>
    /// <returns>Its id; null after a problem.</returns>
    public string? FindHost(JsonPart? part) => Find(part, _hosts);

    /// <summary>Finds the end that a text names: an adapter, an external, or the only adapter of a VM.</summary>
    /// <returns>Its id; null after a problem.</returns>
    public string? FindEndpoint(JsonPart? part)
    {
        if (part is null || JsonValues.Text(part, _problems) is not string name)
        {
            return null;
        }

        if (_endpoints.Contains(name))
        {
            return name;
        }

        if (_onlyAdapterOf.TryGetValue(name, out string? adapter))
        {
            return adapter;
        }

        JsonValues.Miss(
            part,
            "an adapter, an external, or a VM with one adapter",
            _endpoints.All.Concat(_onlyAdapterOf.Keys),
            _problems);
        return null;
    }

    private string? Find(JsonPart? part, KnownIds ids)
    {
        string? id = part is null ? null : JsonValues.Text(part, _problems);
        return id is not null && ids.Check(id, part) ? id : null;
    }

    private ExternalPeer? ReadExternal(JsonPart part, KnownIds linkEnds)
    {
        JsonObjectReader reader = new(part, _problems);
        string id = reader.RequiredText("id");
        _endpoints.Add(id, reader.Find("id") ?? part);
        linkEnds.Add(id, reader.Find("id") ?? part);
        string name = reader.Text("name") ?? id;
        IReadOnlyList<string> addresses = reader.Texts("addresses");
        double? capacity = reader.Rate("capacity");
        if (reader.Flag("pairMetering") == true && id.Length > 0)
        {
            _pairMeteredExternals.Add(id);
        }

        reader.Finish();
        return id.Length == 0 ? null : new ExternalPeer(id, name, addresses, capacity);
    }

    private PhysicalSwitch? ReadSwitch(JsonPart part, KnownIds linkEnds)
    {
        JsonObjectReader reader = new(part, _problems);
        string id = reader.RequiredText("id");
        linkEnds.Add(id, reader.Find("id") ?? part);
        string name = reader.Text("name") ?? id;
        reader.Finish();
        return id.Length == 0 ? null : new PhysicalSwitch(id, name);
    }

    private FabricLink? ReadLink(JsonPart part, KnownIds linkIds, KnownIds linkEnds)
    {
        JsonObjectReader reader = new(part, _problems);
        string id = reader.RequiredText("id");
        linkIds.Add(id, reader.Find("id") ?? part);
        string endA = reader.RequiredText("endA");
        string endB = reader.RequiredText("endB");
        bool areKnown = linkEnds.Check(endA, reader.Find("endA")) & linkEnds.Check(endB, reader.Find("endB"));
        double capacity = reader.RequiredRate("capacity");
        reader.Finish();
        return id.Length > 0 && areKnown ? new FabricLink(id, endA, endB, capacity) : null;
    }
}
