using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Pairs;

/// <summary>The parts of a fabric, made as they are asked for. Not safe on several threads.</summary>
internal sealed class UplinkParts
{
    private readonly PairTotals _totals;
    private readonly Dictionary<(string Host, string Switch), UplinkPart> _parts = new();
    private readonly Dictionary<string, List<string>> _adaptersOfHost = new(StringComparer.Ordinal);

    /// <summary>Makes the parts.</summary>
    /// <param name="totals">What is left of the totals.</param>
    public UplinkParts(PairTotals totals)
    {
        _totals = totals;
        foreach (VirtualMachine machine in totals.Fabric.VirtualMachines)
        {
            if (!_adaptersOfHost.TryGetValue(machine.HostId, out List<string>? adapters))
            {
                _adaptersOfHost.Add(machine.HostId, adapters = new List<string>());
            }

            adapters.AddRange(machine.Adapters.Select(adapter => adapter.Id));
        }
    }

    /// <summary>The parts in which pairs begin or end.</summary>
    /// <param name="pairs">The pairs.</param>
    public IReadOnlyList<UplinkPart> Of(IEnumerable<(string Source, string Target)> pairs) => pairs
        .SelectMany(pair => new[] { pair.Source, pair.Target })
        .Distinct(StringComparer.Ordinal)
        .Select(Of)
        .OfType<UplinkPart>()
        .Distinct()
        .ToArray();

    private UplinkPart? Of(string endpointId)
    {
        if (_totals.Fabric.SwitchOf(endpointId) is not VirtualSwitch own)
        {
            return null;
        }

        string host = _totals.Fabric.MachineOf(endpointId)!.HostId;
        if (!_parts.TryGetValue((host, own.Name), out UplinkPart? part))
        {
            IEnumerable<InsideGroup> groups = _adaptersOfHost[host]
                .Where(id => _totals.Fabric.SwitchOf(id)?.Name == own.Name)
                .GroupBy(id => _totals.Fabric.FindAdapter(id)!.Subnet ?? "", StringComparer.OrdinalIgnoreCase)
                .Select(group => new InsideGroup(_totals, group));
            _parts.Add((host, own.Name), part = new UplinkPart(_totals, own.Uplink, groups));
        }

        return part;
    }
}
