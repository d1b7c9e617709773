using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>What the ports of one uplink get when it is contended. Rates in bit/s. Immutable.</summary>
/// <remarks>In absolute mode a port gets its minimum; in weight mode its weight's share. All ports without
/// either share one default flow, <see cref="DefaultFlow"/>. What is left is shared by weight, alike where
/// there are none. Where minimums exceed the uplink, platforms differ in how they share it, so only what the
/// others' minimums leave is sure. Source: vendor pages on minimum bandwidth of virtual switches.</remarks>
internal sealed class UplinkGuarantees
{
    private const double Rounding = 1e-9;

    private readonly Dictionary<string, double> _guarantees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _shares = new(StringComparer.Ordinal);

    public UplinkGuarantees(VirtualSwitch onSwitch, IReadOnlyList<VirtualAdapter> ports, Func<string, double> useOf)
    {
        double capacity = onSwitch.Uplink!.CapacityBitsPerSecond;
        VirtualAdapter[] together = ports
            .Where(port => DefaultFlow.Holds(onSwitch.MinimumMode, port.Port))
            .ToArray();
        double weights = ports.Sum(port => port.Port.MinimumWeight ?? 0)
            + (together.Length > 0 ? DefaultFlow.Weight : 0);
        foreach (VirtualAdapter port in ports)
        {
            _guarantees[port.Id] = onSwitch.MinimumMode switch
            {
                MinimumBandwidthMode.Absolute => port.Port.MinimumBitsPerSecond ?? 0,
                MinimumBandwidthMode.Weight when port.Port.MinimumWeight is int weight => capacity * weight / weights,
                _ => 0,
            };
        }

        double togetherUse = together.Sum(port => useOf(port.Id));
        double togetherSure = onSwitch.MinimumMode == MinimumBandwidthMode.Absolute
            ? Math.Min(DefaultFlow.MinimumOf(onSwitch.Uplink), togetherUse)
            : 0;
        double sum = _guarantees.Values.Sum() + togetherSure;
        if (sum > capacity * (1 + Rounding))
        {
            TakeWhatOthersLeave(capacity, sum, ports, useOf);
        }
        else if (onSwitch.MinimumMode == MinimumBandwidthMode.Weight)
        {
            ShareByWeight(capacity, ports, together, useOf);
        }
        else
        {
            double sure = WaterLevel.Alike(togetherSure, together.Select(port => useOf(port.Id)));
            ShareAlike(capacity, ports, together.ToDictionary(
                port => port.Id, port => Math.Min(useOf(port.Id), sure), StringComparer.Ordinal), useOf);
        }
    }

    /// <summary>What a port's minimum or weight gives it; 0 where it has neither.</summary>
    public double Of(string adapterId) => _guarantees[adapterId];

    /// <summary>What a port that uses so much keeps while the others use what they do and guarantees are used
    /// in full: its guarantee, or its share of what is left.</summary>
    public double ShareOf(string adapterId) => _shares[adapterId];

    // The worst of the ways of sharing: in proportion to what is used, while all others use their whole minimum.
    private void TakeWhatOthersLeave(
        double capacity, double sum, IReadOnlyList<VirtualAdapter> ports, Func<string, double> useOf)
    {
        foreach (VirtualAdapter port in ports)
        {
            double others = sum - _guarantees[port.Id];
            double used = Math.Min(useOf(port.Id), _guarantees[port.Id]);
            _shares[port.Id] = used <= 0 ? 0 : Math.Min(used, capacity * used / (used + others));
        }

        foreach (VirtualAdapter port in ports)
        {
            _guarantees[port.Id] = Math.Max(0, capacity - (sum - (port.Port.MinimumBitsPerSecond ?? 0)));
        }
    }

    // The default flow is one part beside the ports that have a weight.
    private void ShareByWeight(
        double capacity,
        IReadOnlyList<VirtualAdapter> ports,
        IReadOnlyList<VirtualAdapter> together,
        Func<string, double> useOf)
    {
        double togetherUse = together.Sum(port => useOf(port.Id));
        VirtualAdapter[] weighted = ports.Where(port => port.Port.MinimumWeight is not null).ToArray();
        double level = WaterLevel.Of(capacity, weighted
            .Select(port => ((double)port.Port.MinimumWeight!.Value, _guarantees[port.Id], MostOf(port, useOf)))
            .Append((DefaultFlow.Weight, 0, togetherUse))
            .ToArray());
        foreach (VirtualAdapter port in weighted)
        {
            double fairShare = level * port.Port.MinimumWeight!.Value;
            _shares[port.Id] = Math.Max(_guarantees[port.Id], Math.Min(fairShare, useOf(port.Id)));
        }

        double alike = WaterLevel.Alike(
            Math.Min(level * DefaultFlow.Weight, togetherUse), together.Select(port => useOf(port.Id)));
        foreach (VirtualAdapter port in together)
        {
            _shares[port.Id] = Math.Min(alike, useOf(port.Id));
        }
    }

    private void ShareAlike(
        double capacity,
        IReadOnlyList<VirtualAdapter> ports,
        IReadOnlyDictionary<string, double> sureOf,
        Func<string, double> useOf)
    {
        double level = WaterLevel.Of(
            capacity, ports.Select(port => (1d, LeastOf(port), MostOf(port, useOf))).ToArray());
        foreach (VirtualAdapter port in ports)
        {
            _shares[port.Id] = Math.Max(LeastOf(port), Math.Min(level, useOf(port.Id)));
        }

        double LeastOf(VirtualAdapter port) =>
            sureOf.TryGetValue(port.Id, out double sure) ? sure : _guarantees[port.Id];
    }

    // A port that uses less than its guarantee may come to use all of it.
    private double MostOf(VirtualAdapter port, Func<string, double> useOf) =>
        Math.Max(_guarantees[port.Id], useOf(port.Id));
}
