using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Storage;

/// <summary>Reads the hosts of a fabric document.</summary>
internal sealed class HostReader
{
    private readonly JsonProblems _problems;
    private readonly KnownIds _hosts;
    private readonly KnownIds _linkEnds;

    public HostReader(JsonProblems problems, KnownIds hosts, KnownIds linkEnds)
    {
        _problems = problems;
        _hosts = hosts;
        _linkEnds = linkEnds;
    }

    /// <summary>Reads one host; null after a problem that leaves none.</summary>
    public FabricHost? Read(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string id = reader.RequiredText("id");
        _hosts.Add(id, reader.Find("id") ?? part);
        string name = reader.Text("name") ?? id;
        long memory = reader.Memory("memory");
        int processors = (int)(reader.Integer("processors", 0, int.MaxValue) ?? 0);
        string? group = reader.Text("hostGroup");
        string? cluster = reader.Text("cluster");
        bool isAvailable = reader.Flag("availableForPlacement") ?? true;
        long memoryReserve = reader.Memory("memoryReserve");
        int? processorLimit = (int?)reader.Integer("virtualProcessorLimit", 0, int.MaxValue);
        int? slots = (int?)reader.Integer("migrationSlots", 0, int.MaxValue);
        double? migrationNetwork = reader.Rate("migrationNetwork");
        VirtualSwitch[] switches = reader.RequiredList("switches")
            .Select(ReadSwitch).OfType<VirtualSwitch>().ToArray();
        CheckNames(reader, switches);
        reader.Finish();
        return id.Length == 0
            ? null
            : new FabricHost(id, name, switches, memory, processors)
            {
                HostGroup = group,
                Cluster = cluster,
                IsAvailableForPlacement = isAvailable,
                MemoryReserveBytes = memoryReserve,
                VirtualProcessorLimit = processorLimit,
                MigrationSlots = slots ?? FabricHost.DefaultMigrationSlots,
                MigrationNetworkBitsPerSecond = migrationNetwork,
            };
    }

    private void CheckNames(JsonObjectReader host, IReadOnlyList<VirtualSwitch> switches)
    {
        foreach (IGrouping<string, VirtualSwitch> twice in switches
            .GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1))
        {
            _problems.Add(
                host.Find("switches")!,
                "switches with names of their own",
                $"'{twice.Key}' twice",
                advice: "give one of them another name");
        }
    }

    private VirtualSwitch? ReadSwitch(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string name = reader.RequiredText("name");
        MinimumBandwidthMode mode =
            reader.Choice<MinimumBandwidthMode>("minimumMode") ?? MinimumBandwidthMode.Absolute;
        Uplink? uplink = reader.Find("uplink") is JsonPart way ? ReadUplink(way) : null;
        IReadOnlyList<string> networks = reader.Texts("networks");
        IReadOnlyList<string> subnets = reader.Texts("subnets");
        reader.Finish();
        return name.Length == 0
            ? null
            : new VirtualSwitch(name, uplink, mode) { Networks = networks, Subnets = subnets };
    }

    private Uplink? ReadUplink(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string id = reader.RequiredText("id");
        _linkEnds.Add(id, reader.Find("id") ?? part);
        double reserve = reader.Number("reserve", 0, 1) ?? 0;
        UplinkMember[] members = reader.RequiredList("members")
            .Select(ReadMember).OfType<UplinkMember>().ToArray();
        if (reader.Find("members") is { Kind: JsonElementKind.List, Items.Count: 0 } empty)
        {
            _problems.Add(
                empty, "at least one member", "an empty list", advice: "add one, or leave the uplink out");
        }

        reader.Finish();
        return id.Length == 0 || members.Length == 0 ? null : new Uplink(id, members, reserve);
    }

    private UplinkMember? ReadMember(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string name = reader.RequiredText("name");
        double capacity = reader.RequiredRate("capacity");
        bool isConnected = reader.Flag("connected") ?? true;
        string? description = reader.Text("description");
        reader.Finish();
        return name.Length == 0
            ? null
            : new UplinkMember(name, capacity, isConnected) { Description = description };
    }
}
