using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>The ports on one uplink that have no minimum or weight of their own, and so share the switch's
/// default flow, alike. Immutable; the arrays that it is given have one place for each source. Rates in
/// bit/s.</summary>
internal sealed class DefaultFlowPorts
{
    // Rates that differ by less than this share are the same.
    private const double Hair = 1e-9;

    private readonly Uplink _uplink;
    private readonly bool _isByWeight;
    private readonly int[] _all;
    private readonly int[] _together;
    private readonly (int Source, int Weight)[] _weighted;

    private DefaultFlowPorts(
        Uplink uplink, bool isByWeight, int[] all, int[] together, (int Source, int Weight)[] weighted)
    {
        _uplink = uplink;
        _isByWeight = isByWeight;
        _all = all;
        _together = together;
        _weighted = weighted;
    }

    /// <summary>Finds the default flows of a fabric.</summary>
    /// <param name="sources">What sends: the switch that it leaves by, null where it leaves by none, and its
    /// settings.</param>
    /// <returns>One for each uplink with such a sender and minimums or weights.</returns>
    public static DefaultFlowPorts[] Of(
        IReadOnlyList<(VirtualSwitch? Switch, PortSettings Port)> sources) => sources
        .Select((source, index) => (Index: index, source.Switch, source.Port))
        .Where(source => source.Switch?.Uplink is not null)
        .GroupBy(source => source.Switch!.Uplink!.Id, StringComparer.Ordinal)
        .Select(group => new DefaultFlowPorts(
            group.First().Switch!.Uplink!,
            group.First().Switch!.MinimumMode == MinimumBandwidthMode.Weight,
            group.Select(source => source.Index).ToArray(),
            group
                .Where(source => DefaultFlow.Holds(source.Switch!.MinimumMode, source.Port))
                .Select(source => source.Index)
                .ToArray(),
            group
                .Where(source => source.Port.MinimumWeight is not null)
                .Select(source => (source.Index, source.Port.MinimumWeight!.Value))
                .ToArray()))
        .Where(ports => ports._together.Length > 0)
        .ToArray();

    /// <summary>In absolute mode shares the default flow's minimum, where the uplink is too small for
    /// all.</summary>
    /// <param name="guarantees">Filled in.</param>
    /// <param name="leaving">What each source asks to send out of its host.</param>
    public void Guarantee(double[] guarantees, IReadOnlyList<double> leaving)
    {
        // A minimum that no queue has to keep must not act further on, where others share alike with these ports.
        if (!_isByWeight && _all.Sum(source => leaving[source]) > _uplink.CapacityBitsPerSecond)
        {
            double alike = WaterLevel.Alike(
                DefaultFlow.MinimumOf(_uplink), _together.Select(source => leaving[source]));
            foreach (int source in _together)
            {
                guarantees[source] = Math.Min(alike, leaving[source]);
            }
        }
    }

    /// <summary>In weight mode gives each port the weight with which all of them get what the default flow gets.
    /// </summary>
    /// <param name="weights">Filled in.</param>
    /// <param name="most">The most that each source can send out of its host.</param>
    public void Weigh(double[] weights, IReadOnlyList<double> most)
    {
        (double level, double alike) = Levels(most);
        double weight = double.IsInfinity(alike) || level <= 0 ? 1 : alike / level;
        foreach (int source in _isByWeight ? _together : [])
        {
            weights[source] = weight;
        }
    }

    /// <summary>In weight mode lowers what ports can send to what they do send, where they send less than the
    /// uplink gives them.</summary>
    /// <param name="most">The most that each source can send out of its host.</param>
    /// <param name="sent">What each source sends out of it.</param>
    /// <returns>True where something was lowered that matters to others.</returns>
    public bool Learn(double[] most, IReadOnlyList<double> sent)
    {
        (double level, double alike) = Levels(most);
        bool isAny = false;
        if (_isByWeight && !double.IsInfinity(alike))
        {
            foreach ((int source, double share) in _weighted
                .Select(port => (port.Source, level * port.Weight))
                .Concat(_together.Select(source => (source, alike))))
            {
                if (sent[source] < Math.Min(most[source], share) * (1 - Hair))
                {
                    most[source] = sent[source];
                    isAny = true;
                }
            }
        }

        return isAny;
    }

    // How high the uplink fills by weight, and how high its default flow fills with what it gets of that.
    // Infinite where it holds nothing back, or where nobody has a weight, so that all share alike anyway.
    private (double Level, double Alike) Levels(IReadOnlyList<double> most)
    {
        double together = _together.Sum(source => most[source]);
        if (_weighted.All(port => most[port.Source] <= 0))
        {
            return (double.PositiveInfinity, double.PositiveInfinity);
        }

        double level = WaterLevel.Of(_uplink.CapacityBitsPerSecond, _weighted
            .Select(port => ((double)port.Weight, 0d, most[port.Source]))
            .Append((DefaultFlow.Weight, 0d, together))
            .ToArray());
        return level * DefaultFlow.Weight >= together
            ? (level, double.PositiveInfinity)
            : (level, WaterLevel.Alike(level * DefaultFlow.Weight, _together.Select(source => most[source])));
    }
}
