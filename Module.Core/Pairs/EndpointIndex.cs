using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Pairs;

/// <summary>Numbers the ends of pairs: connected adapters first, by id, then externals, then "elsewhere", which
/// stands for everybody outside whom nobody names. Immutable.</summary>
internal sealed class EndpointIndex
{
    private readonly string[] _ids;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Numbers the ends.</summary>
    /// <param name="fabric">The fabric.</param>
    /// <param name="named">Ids that somebody speaks of; those that are no adapters are externals.</param>
    public EndpointIndex(FabricInventory fabric, IEnumerable<string> named)
    {
        Fabric = fabric;
        string[] adapters = fabric.VirtualMachines
            .SelectMany(machine => machine.Adapters)
            .Select(adapter => adapter.Id)
            .Where(id => fabric.SwitchOf(id) is not null)
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToArray();
        string[] externals = fabric.Externals
            .Select(external => external.Id)
            .Concat(named.Where(id => fabric.FindAdapter(id) is null))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToArray();
        AdapterCount = adapters.Length;
        _ids = adapters.Concat(externals).ToArray();
        for (int i = 0; i < _ids.Length; i++)
        {
            _numbers.Add(_ids[i], i);
        }

        Places = new PlaceTable(fabric, adapters);
    }

    /// <summary>The fabric.</summary>
    public FabricInventory Fabric { get; }

    /// <summary>Where the adapters lie.</summary>
    public PlaceTable Places { get; }

    /// <summary>How many adapters there are; they have the first numbers.</summary>
    public int AdapterCount { get; }

    /// <summary>How many ends there are, elsewhere included.</summary>
    public int Count => _ids.Length + 1;

    /// <summary>The number of elsewhere, the last one.</summary>
    public int Elsewhere => _ids.Length;

    /// <summary>The id of an end other than elsewhere.</summary>
    public string IdOf(int number) => _ids[number];

    /// <summary>The number of an end; null where it has none.</summary>
    public int? Find(string id) => _numbers.TryGetValue(id, out int number) ? number : null;

    /// <summary>Says whether an end reaches others by its uplink, or is outside itself.</summary>
    public bool IsOpen(int number) => number >= AdapterCount || Places.HasUplink(number);

    /// <summary>Says whether traffic between two ends uses no uplink.</summary>
    public bool IsInside(int source, int target) =>
        source < AdapterCount && target < AdapterCount && Places.GroupOf(source) == Places.GroupOf(target);

    /// <summary>Says whether there is a way from one end to another.</summary>
    public bool Connects(int source, int target) => source != target
        && (source < AdapterCount || target < AdapterCount)
        && ((IsOpen(source) && IsOpen(target)) || IsInside(source, target));
}
