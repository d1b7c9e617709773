using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>What the ports of one uplink get when it is contended. Rates in bit/s. Immutable.</summary>
/// <remarks>In absolute mode a port gets its minimum, scaled down where minimums exceed the uplink; in weight mode its
/// weight's share, where all ports without a weight share one weight of 1 (the default flow). Ports without a guarantee
/// share what is left equally. Source: vendor pages on minimum bandwidth of virtual switches.</remarks>
internal sealed class UplinkGuarantees
{
    private readonly Dictionary<string, double> _guarantees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _shares;

    public UplinkGuarantees(VirtualSwitch onSwitch, IReadOnlyList<VirtualAdapter> ports, Func<string, double> useOf)
    {
        double capacity = onSwitch.Uplink!.CapacityBitsPerSecond;
        foreach (VirtualAdapter port in ports)
        {
            _guarantees[port.Id] = GuaranteeOf(onSwitch.MinimumMode, capacity, port, ports);
        }

        double sum = _guarantees.Values.Sum();
        if (sum > capacity)
        {
            foreach (VirtualAdapter port in ports)
            {
                _guarantees[port.Id] *= capacity / sum;
            }
        }

        _shares = Shares(capacity, ports, useOf);
    }

    /// <summary>What a port's minimum or weight gives it; 0 where it has neither.</summary>
    public double Of(string adapterId) => _guarantees[adapterId];

    /// <summary>What a port that uses so much keeps while the others use what they do and guarantees are used in full:
    /// its guarantee, or its equal share of what is left.</summary>
    public double ShareOf(string adapterId) => _shares[adapterId];

    private static double GuaranteeOf(
        MinimumBandwidthMode mode, double capacity, VirtualAdapter port, IReadOnlyList<VirtualAdapter> ports)
    {
        if (mode == MinimumBandwidthMode.Absolute)
        {
            return port.Port.MinimumBitsPerSecond ?? 0;
        }

        if (mode == MinimumBandwidthMode.None || port.Port.MinimumWeight is not int weight)
        {
            return 0;
        }

        int defaultFlow = ports.Any(one => one.Port.MinimumWeight is null) ? 1 : 0;
        return capacity * weight / (defaultFlow + ports.Sum(one => one.Port.MinimumWeight ?? 0));
    }

    // Water filling: each port takes what it uses, its guarantee or the common level, and the level is the highest
    // that fits.
    private Dictionary<string, double> Shares(
        double capacity, IReadOnlyList<VirtualAdapter> ports, Func<string, double> useOf)
    {
        Dictionary<string, double> shares = ports.ToDictionary(
            port => port.Id, port => _guarantees[port.Id], StringComparer.Ordinal);
        List<string> hungry = ports
            .Select(port => port.Id)
            .Where(id => useOf(id) > _guarantees[id])
            .OrderBy(id => useOf(id))
            .ToList();
        double left = capacity - shares.Values.Sum() + hungry.Sum(id => _guarantees[id]);
        // Ports whose guarantee is above the level keep it and leave the filling.
        foreach (string id in hungry.OrderByDescending(id => _guarantees[id]).ToArray())
        {
            if (_guarantees[id] * hungry.Count > left)
            {
                left -= _guarantees[id];
                hungry.Remove(id);
            }
        }

        while (hungry.Count > 0)
        {
            string smallest = hungry[0];
            double level = Math.Max(0, left) / hungry.Count;
            shares[smallest] = Math.Min(useOf(smallest), level);
            left -= shares[smallest];
            hungry.RemoveAt(0);
        }

        return shares;
    }
}
