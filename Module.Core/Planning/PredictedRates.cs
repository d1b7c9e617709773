using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Planning;

/// <summary>Rates as they will be once port settings have changed, predicted from the rates now. Not safe on several
/// threads.</summary>
/// <remarks>A sender keeps asking for what it asks for. A lower maximum cuts all its flows alike. What was asked for and
/// did not arrive arrives where everything on its way then fits, or where its port's guarantee covers it.</remarks>
internal sealed class PredictedRates : ITrafficRates
{
    private readonly ITrafficRates _now;
    private readonly FabricInventory _before;
    private readonly FabricInventory _after;
    private readonly Dictionary<WindowStatistic, PredictedTraffic> _predictions = new();

    public PredictedRates(ITrafficRates now, FabricInventory before, FabricInventory after)
    {
        _now = now;
        _before = before;
        _after = after;
    }

    public IEnumerable<(string Source, string Target)> PairsSeen => _now.PairsSeen;

    public WindowRate? Adapter(string adapterId, WindowStatistic statistic)
    {
        WindowRate? now = _now.Adapter(adapterId, statistic);
        return now is null
            ? null
            : Changed(now, now.SentBitsPerSecond, Of(statistic).ReceivedBy(adapterId, now.ReceivedBitsPerSecond));
    }

    public WindowRate? Uplink(string uplinkId, WindowStatistic statistic) =>
        Carried(_now.Uplink(uplinkId, statistic), RouteStepKind.Uplink, uplinkId, statistic);

    public WindowRate? Link(string linkId, WindowStatistic statistic) =>
        Carried(_now.Link(linkId, statistic), RouteStepKind.Link, linkId, statistic);

    public PairRate? Pair(string sourceId, string targetId, WindowStatistic statistic)
    {
        PairRate? now = _now.Pair(sourceId, targetId, statistic);
        return now?.ArrivedBitsPerSecond is null
            ? now
            : now.WithArrived(Of(statistic).ArrivingOf(new FlowKey(sourceId, targetId)));
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
            TrafficPicture picture = new(_before, _now, statistic);
            _predictions.Add(statistic, prediction = new PredictedTraffic(new PlanTraffic(picture, []), _after));
        }

        return prediction;
    }
}
