using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>What the ports of one uplink get when it is contended. Rates in bit/s. Immutable.</summary>
/// <remarks>In absolute mode a port gets its minimum; in weight mode its weight's share, where every port without a
/// weight counts as 1, though some platforms let them all share one. What is left is shared by weight. Where minimums
/// exceed the uplink, platforms differ in how they share it, so only what the others' minimums leave is sure. Of two
/// figures the smaller one is taken throughout. Source: vendor pages on minimum bandwidth of virtual switches.</remarks>
internal sealed class UplinkGuarantees
{
    private const double Rounding = 1e-9;

    private readonly Dictionary<string, double> _guarantees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _shares = new(StringComparer.Ordinal);

    public UplinkGuarantees(VirtualSwitch onSwitch, IReadOnlyList<VirtualAdapter> ports, Func<string, double> useOf)
    {
        double capacity = onSwitch.Uplink!.CapacityBitsPerSecond;
        bool isByWeight = onSwitch.MinimumMode == MinimumBandwidthMode.Weight;
        double weights = ports.Sum(WeightOf);
        foreach (VirtualAdapter port in ports)
        {
            _guarantees[port.Id] = onSwitch.MinimumMode switch
            {
                MinimumBandwidthMode.Absolute => port.Port.MinimumBitsPerSecond ?? 0,
                MinimumBandwidthMode.Weight when port.Port.MinimumWeight is int weight => capacity * weight / weights,
                _ => 0,
            };
        }

        double sum = _guarantees.Values.Sum();
        if (sum > capacity * (1 + Rounding))
        {
            TakeWhatOthersLeave(capacity, sum, ports, useOf);
            return;
        }

        double level = Level(capacity, ports, port => isByWeight ? WeightOf(port) : 1, useOf);
        foreach (VirtualAdapter port in ports)
        {
            double weight = isByWeight ? WeightOf(port) : 1;
            _shares[port.Id] = Taken(port, level * weight, useOf(port.Id));
        }
    }

    /// <summary>What a port's minimum or weight gives it; 0 where it has neither.</summary>
    public double Of(string adapterId) => _guarantees[adapterId];

    /// <summary>What a port that uses so much keeps while the others use what they do and guarantees are used in full:
    /// its guarantee, or its share of what is left.</summary>
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

    private static double WeightOf(VirtualAdapter port) => port.Port.MinimumWeight ?? 1;

    // A port that uses less than its guarantee may come to use all of it.
    private double Taken(VirtualAdapter port, double fairShare, double use)
    {
        double guarantee = _guarantees[port.Id];
        return Math.Max(guarantee, Math.Min(fairShare, use));
    }

    // The highest level at which all that is taken still fits: between two bends the sum is a line.
    private double Level(
        double capacity,
        IReadOnlyList<VirtualAdapter> ports,
        Func<VirtualAdapter, double> weightOf,
        Func<string, double> useOf)
    {
        double[] bends = ports
            .SelectMany(port => new[] { _guarantees[port.Id], useOf(port.Id) }.Select(rate => rate / weightOf(port)))
            .Append(0)
            .OrderBy(bend => bend)
            .ToArray();
        double before = 0;
        foreach (double bend in bends)
        {
            double taken = TakenAt(bend);
            if (taken > capacity)
            {
                double least = TakenAt(before);
                return before + ((bend - before) * Math.Max(0, capacity - least) / (taken - least));
            }

            before = bend;
        }

        return double.MaxValue;

        double TakenAt(double level) => ports.Sum(port => Taken(port, level * weightOf(port), useOf(port.Id)));
    }
}
