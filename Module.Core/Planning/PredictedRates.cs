using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Planning;

/// <summary>Rates as they will be once port settings have changed, predicted from the rates now. Not safe on
/// several threads.</summary>
internal sealed class PredictedRates : ITrafficRates
{
    private readonly ITrafficRates _now;
    private readonly FabricInventory _after;
    private readonly bool _isMostPaired;
    private readonly bool _isMostInAll;
    private readonly Func<WindowStatistic, PlanTraffic> _trafficOf;
    private readonly Dictionary<WindowStatistic, PredictedTraffic> _predictions = new();

    /// <summary>Predicts.</summary>
    /// <param name="now">The rates now.</param>
    /// <param name="after">The fabric with the settings changed.</param>
    /// <param name="trafficOf">Who sends what now, by statistic.</param>
    /// <param name="isMostPaired">True for the most that may arrive of a pair, false for what surely
    /// does.</param>
    /// <param name="isMostInAll">The same for what arrives at an adapter in all. Uplinks and links always carry
    /// the most that they may.</param>
    public PredictedRates(
        ITrafficRates now,
        FabricInventory after,
        Func<WindowStatistic, PlanTraffic> trafficOf,
        bool isMostPaired,
        bool isMostInAll)
    {
        _now = now;
        _after = after;
        _trafficOf = trafficOf;
        _isMostPaired = isMostPaired;
        _isMostInAll = isMostInAll;
    }

    public IEnumerable<(string Source, string Target)> PairsSeen => _now.PairsSeen;

    public WindowRate? Adapter(string adapterId, WindowStatistic statistic)
    {
        WindowRate? now = _now.Adapter(adapterId, statistic);
        return now is null
            ? null
            : Changed(
                now,
                now.SentBitsPerSecond,
                Of(statistic).ReceivedBy(adapterId, now.ReceivedBitsPerSecond, _isMostInAll));
    }

    public WindowRate? Uplink(string uplinkId, WindowStatistic statistic) =>
        Carried(_now.Uplink(uplinkId, statistic), RouteStepKind.Uplink, uplinkId, statistic);

    public WindowRate? Link(string linkId, WindowStatistic statistic) =>
        Carried(_now.Link(linkId, statistic), RouteStepKind.Link, linkId, statistic);

    public PairRate? Pair(string sourceId, string targetId, WindowStatistic statistic)
    {
        PairRate? now = _now.Pair(sourceId, targetId, statistic);
        if (now?.ArrivedBitsPerSecond is null)
        {
            return now;
        }

        RateRange arriving = Of(statistic).ArrivingOf(new FlowKey(sourceId, targetId));
        return now.WithArrived(_isMostPaired ? arriving.High : arriving.Low);
    }

    public PairCoverage CoverageOf(string adapterId) => _now.CoverageOf(adapterId);

    private static WindowRate Changed(WindowRate now, double sent, double received) =>
        new(sent, received, now.Samples, now.Newest, now.Sources);

    private WindowRate? Carried(WindowRate? now, RouteStepKind kind, string id, WindowStatistic statistic) =>
        now is null
            ? null
            : Changed(
                now,
                Of(statistic).CarriedBy(kind, id, RouteDirection.Out, now.SentBitsPerSecond),
                Of(statistic).CarriedBy(kind, id, RouteDirection.In, now.ReceivedBitsPerSecond));

    private PredictedTraffic Of(WindowStatistic statistic)
    {
        if (!_predictions.TryGetValue(statistic, out PredictedTraffic? prediction))
        {
            _predictions.Add(statistic, prediction = new PredictedTraffic(_trafficOf(statistic), _after));
        }

        return prediction;
    }
}
