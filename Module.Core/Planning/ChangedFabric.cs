using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Planning;

/// <summary>The fabric once a plan's moves and port changes are made, and what rates become in it. Not safe on
/// several threads.</summary>
internal sealed class ChangedFabric
{
    private readonly FabricInventory _before;
    private readonly FabricInventory _moved;
    private readonly IReadOnlyCollection<FlowKey> _named;
    private readonly bool _changesPorts;

    /// <param name="before">The fabric now.</param>
    /// <param name="moves">VM and host, by ids, in order.</param>
    /// <param name="ports">Settings of changed ports, by adapter.</param>
    /// <param name="named">Flows that requirements name.</param>
    public ChangedFabric(
        FabricInventory before,
        IReadOnlyList<(string MachineId, string HostId)> moves,
        IReadOnlyDictionary<string, PortSettings> ports,
        IReadOnlyCollection<FlowKey> named)
    {
        _before = before;
        _named = named;
        _moved = MoveMend.After(before, moves);
        _changesPorts = ports.Count > 0;
        After = _changesPorts ? _moved.With(ports) : _moved;
    }

    /// <summary>The fabric then.</summary>
    public FabricInventory After { get; }

    /// <summary>What surely arrives then.</summary>
    /// <param name="rates">Rates in the fabric as it is now.</param>
    public ITrafficRates RatesOf(ITrafficRates rates)
    {
        PlacedRates placed = new(rates, Once(statistic => new PlacedTraffic(
            new PlanTraffic(new TrafficPicture(_before, rates, statistic), _named), _moved)));
        return !_changesPorts ? placed : new PredictedRates(
            placed,
            After,
            Once(statistic => new PlanTraffic(new TrafficPicture(_moved, placed, statistic), [])),
            isMostPaired: false,
            isMostInAll: true);
    }

    private static Func<WindowStatistic, T> Once<T>(Func<WindowStatistic, T> make)
    {
        Dictionary<WindowStatistic, T> made = new();
        return statistic =>
        {
            if (!made.TryGetValue(statistic, out T? one))
            {
                made.Add(statistic, one = make(statistic));
            }

            return one;
        };
    }
}
