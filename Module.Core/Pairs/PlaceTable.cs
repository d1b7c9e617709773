using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Pairs;

/// <summary>Numbers the virtual switches of adapters, and on each the groups between whose adapters traffic uses
/// no uplink. Immutable.</summary>
internal sealed class PlaceTable
{
    private readonly int[] _switches;
    private readonly int[] _groups;
    private readonly List<string?> _uplinks = new();

    /// <summary>Numbers the places.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="adapters">Ids of connected adapters.</param>
    public PlaceTable(FabricInventory fabric, IReadOnlyList<string> adapters)
    {
        Dictionary<(string, string), int> switches = new();
        Dictionary<(int, string), int> groups = new();
        _switches = new int[adapters.Count];
        _groups = new int[adapters.Count];
        for (int i = 0; i < adapters.Count; i++)
        {
            VirtualSwitch own = fabric.SwitchOf(adapters[i])!;
            (string, string) key = (fabric.MachineOf(adapters[i])!.HostId, own.Name);
            if (!switches.TryGetValue(key, out _switches[i]))
            {
                switches.Add(key, _switches[i] = switches.Count);
                _uplinks.Add(own.Uplink?.Id);
            }

            (int, string) group =
                (_switches[i], (fabric.FindAdapter(adapters[i])!.Subnet ?? "").ToUpperInvariant());
            if (!groups.TryGetValue(group, out _groups[i]))
            {
                groups.Add(group, _groups[i] = groups.Count);
            }
        }

        GroupCount = groups.Count;
    }

    /// <summary>How many groups there are.</summary>
    public int GroupCount { get; }

    /// <summary>How many switches there are.</summary>
    public int SwitchCount => _uplinks.Count;

    /// <summary>The group of an adapter.</summary>
    public int GroupOf(int adapter) => _groups[adapter];

    /// <summary>The switch of an adapter.</summary>
    public int SwitchOf(int adapter) => _switches[adapter];

    /// <summary>Says whether the adapter's switch has an uplink.</summary>
    public bool HasUplink(int adapter) => _uplinks[_switches[adapter]] is not null;

    /// <summary>The id of a switch's uplink; null where it has none.</summary>
    public string? UplinkOf(int number) => _uplinks[number];
}
