using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>The uplinks of all hosts with a number for each way: outwards even, inwards odd. Capacities in
/// Mbit/s. Immutable.</summary>
internal sealed class PlacedUplinks
{
    private readonly Dictionary<string, int>[] _bySwitch;

    public PlacedUplinks(IReadOnlyList<FabricHost> hosts)
    {
        List<double> capacities = new();
        List<int> hostOf = new();
        _bySwitch = new Dictionary<string, int>[hosts.Count];
        for (int host = 0; host < hosts.Count; host++)
        {
            _bySwitch[host] = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (VirtualSwitch one in hosts[host].Switches.Where(one => one.Uplink is not null))
            {
                _bySwitch[host][one.Name] = capacities.Count;
                double capacity = one.Uplink!.CapacityBitsPerSecond / AffineRate.Scale;
                capacities.AddRange([capacity, capacity]);
                hostOf.AddRange([host, host]);
            }
        }

        Capacities = capacities;
        HostOf = hostOf;
    }

    /// <summary>By number of uplink and way.</summary>
    public IReadOnlyList<double> Capacities { get; }

    /// <summary>The host of each.</summary>
    public IReadOnlyList<int> HostOf { get; }

    /// <summary>The way out of a host by one of its switches; -1 where there is none. The way in is the next
    /// number.
    /// </summary>
    public int Out(int host, string? switchName) =>
        switchName is not null && _bySwitch[host].TryGetValue(switchName, out int uplink) ? uplink : -1;

    /// <summary>Says whether a number is a way out.</summary>
    public static bool IsOut(int uplink) => uplink % 2 == 0;
}
