using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Reads the VMs of a fabric document.</summary>
internal sealed class MachineReader
{
    private readonly JsonProblems _problems;
    private readonly IReadOnlyDictionary<string, FabricHost> _hosts;
    private readonly KnownIds _hostIds;
    private readonly KnownIds _machineIds;
    private readonly KnownIds _endpointIds;
    private readonly bool _isStrict;
    private readonly List<string> _pairMetered = new();

    /// <summary>Begins to read.</summary>
    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="hosts">The hosts by id.</param>
    /// <param name="hostIds">Their ids, those of hosts with problems among them.</param>
    /// <param name="machineIds">The ids of VMs.</param>
    /// <param name="endpointIds">The ids of adapters and externals.</param>
    /// <param name="isStrict">True to refuse settings that a switch would not take.</param>
    public MachineReader(
        JsonProblems problems,
        IReadOnlyDictionary<string, FabricHost> hosts,
        KnownIds hostIds,
        KnownIds machineIds,
        KnownIds endpointIds,
        bool isStrict)
    {
        _problems = problems;
        _hosts = hosts;
        _hostIds = hostIds;
        _machineIds = machineIds;
        _endpointIds = endpointIds;
        _isStrict = isStrict;
    }

    /// <summary>Ids of the adapters with a meter for each remote.</summary>
    public IReadOnlyList<string> PairMetered => _pairMetered;

    /// <summary>Reads one VM; null after a problem that leaves none.</summary>
    public VirtualMachine? Read(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string id = reader.RequiredText("id");
        _machineIds.Add(id, reader.Find("id") ?? part);
        string hostId = reader.RequiredText("host");
        _hostIds.Check(hostId, reader.Find("host"));
        _hosts.TryGetValue(hostId, out FabricHost? host);
        VirtualAdapter[] adapters = reader.List("adapters")
            .Select((adapter, index) => ReadAdapter(adapter, id, index, host))
            .OfType<VirtualAdapter>()
            .ToArray();
        string name = reader.Text("name") ?? id;
        VirtualMachine machine = new(OrUnnamed(id), OrUnnamed(name), OrUnnamed(hostId), adapters)
        {
            State = reader.Choice<VirtualMachineState>("state") ?? VirtualMachineState.Running,
            MemoryBytes = reader.Memory("memory"),
            ProcessorCount = (int)(reader.Integer("processors", 0, int.MaxValue) ?? 1),
            AvailabilitySets = reader.Texts("availabilitySets"),
            Properties = ReadProperties(reader),
            Tags = reader.Texts("tags"),
            Cloud = reader.Text("cloud"),
            Service = reader.Text("service"),
            Tier = reader.Text("tier"),
            NotMovableReason = reader.Text("notMovable"),
            PossibleOwners = ReadOwners(reader),
            IsHighlyAvailable = reader.Flag("highlyAvailable") ?? false,
            DirtyBitsPerSecond = reader.Rate("dirtyRate") ?? 0,
            MovingToHostId = ReadMovingTo(reader, hostId),
        };
        reader.Finish();
        return id.Length == 0 || hostId.Length == 0 ? null : machine;
    }

    private VirtualAdapter? ReadAdapter(JsonPart part, string machineId, int index, FabricHost? host)
    {
        JsonObjectReader reader = new(part, _problems);
        string id = reader.Text("id") ?? (machineId.Length == 0 ? "" : FormattableString.Invariant(
            $"{machineId}-nic{index + 1}"));
        _endpointIds.Add(id, reader.Find("id") ?? part);
        string? switchName = reader.Text("switch");
        CheckSwitch(reader, switchName, host);
        VirtualAdapter adapter = new(OrUnnamed(id), switchName)
        {
            Network = reader.Text("network"),
            Subnet = reader.Text("subnet"),
            Addresses = reader.Texts("addresses"),
            Port = PortReader.Read(reader, _problems),
            NotAdjustableReason = reader.Text("notAdjustable"),
        };
        if (reader.Flag("pairMetering") == true && id.Length > 0)
        {
            _pairMetered.Add(id);
        }

        CheckPort(part, adapter, host);
        reader.Finish();
        return id.Length == 0 ? null : adapter;
    }

    // A part without id is a problem already; it is read on for the problems inside it.
    private static string OrUnnamed(string text) => text.Length == 0 ? "unnamed" : text;

    private void CheckSwitch(JsonObjectReader reader, string? switchName, FabricHost? host)
    {
        if (switchName is not null && host is not null && host.FindSwitch(switchName) is null)
        {
            JsonValues.Miss(
                reader.Find("switch")!,
                $"a switch of host '{host.Id}'",
                host.Switches.Select(one => one.Name),
                _problems);
        }
    }

    private void CheckPort(JsonPart part, VirtualAdapter adapter, FabricHost? host)
    {
        if (_isStrict && host is not null
            && PortRules.Refusal(adapter, host.FindSwitch(adapter.SwitchName), adapter.Port) is string refusal)
        {
            _problems.Add(
                part,
                "settings that the switch takes",
                $"{adapter.Port}",
                advice: char.ToLowerInvariant(refusal[0]) + refusal.Substring(1).TrimEnd('.'));
        }
    }

    private string[] ReadOwners(JsonObjectReader reader) =>
        reader.List("possibleOwners").Select(ReadHost).OfType<string>().ToArray();

    private string? ReadMovingTo(JsonObjectReader reader, string hostId)
    {
        JsonPart? part = reader.Find("movingTo");
        string? target = ReadHost(part);
        if (target is null || target != hostId)
        {
            return target;
        }

        _problems.Add(part!, "another host than the VM's own", $"'{target}' again", advice: "leave it out");
        return null;
    }

    private string? ReadHost(JsonPart? part)
    {
        string? id = part is null ? null : JsonValues.Text(part, _problems);
        return id is not null && _hostIds.Check(id, part) ? id : null;
    }

    private Dictionary<string, string> ReadProperties(JsonObjectReader reader)
    {
        Dictionary<string, string> properties = new(StringComparer.OrdinalIgnoreCase);
        if (reader.Find("properties") is not JsonPart part)
        {
            return properties;
        }

        if (part.Kind != JsonElementKind.Object)
        {
            _problems.Add(part, "an object", JsonValues.Found(part), advice: "write it in braces");
        }

        foreach (JsonPart item in part.Items.Where(item => item.Name.Length > 0))
        {
            if (properties.ContainsKey(item.Name))
            {
                _problems.AddName(
                    item, "each property once", $"'{item.Name}' again", advice: "leave one of them out");
            }
            else if (item.Kind != JsonElementKind.Text)
            {
                _problems.Add(item, "a text", JsonValues.Found(item), advice: "write a text in double quotes");
            }
            else
            {
                properties.Add(item.Name, item.Text);
            }
        }

        return properties;
    }
}
