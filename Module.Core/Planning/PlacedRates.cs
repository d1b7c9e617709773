using System;
using System.Collections.Generic;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Planning;

/// <summary>Rates as they will be once VMs lie on other hosts, predicted from the rates now. Not safe on several
/// threads.</summary>
internal sealed class PlacedRates : ITrafficRates
{
    private readonly ITrafficRates _now;
    private readonly Func<WindowStatistic, PlacedTraffic> _placedBy;

    /// <param name="now">The rates now.</param>
    /// <param name="placedBy">What moves with the VMs, by statistic.</param>
    public PlacedRates(ITrafficRates now, Func<WindowStatistic, PlacedTraffic> placedBy)
    {
        _now = now;
        _placedBy = placedBy;
    }

    public IEnumerable<(string Source, string Target)> PairsSeen => _now.PairsSeen;

    public WindowRate? Adapter(string adapterId, WindowStatistic statistic) =>
        _now.Adapter(adapterId, statistic) is WindowRate now
            ? With(now, now.SentBitsPerSecond, _placedBy(statistic).ReceivedBy(adapterId, now.ReceivedBitsPerSecond))
            : null;

    public WindowRate? Uplink(string uplinkId, WindowStatistic statistic) =>
        Carried(_now.Uplink(uplinkId, statistic), RouteStepKind.Uplink, uplinkId, statistic);

    public WindowRate? Link(string linkId, WindowStatistic statistic) =>
        Carried(_now.Link(linkId, statistic), RouteStepKind.Link, linkId, statistic);

    public PairRate? Pair(string sourceId, string targetId, WindowStatistic statistic) =>
        _now.Pair(sourceId, targetId, statistic) is { ArrivedBitsPerSecond: not null } now
            ? now.WithArrived(_placedBy(statistic).ArrivingOf(new FlowKey(sourceId, targetId)))
            : _now.Pair(sourceId, targetId, statistic);

    public PairCoverage CoverageOf(string adapterId) => _now.CoverageOf(adapterId);

    private WindowRate? Carried(WindowRate? now, RouteStepKind kind, string id, WindowStatistic statistic) =>
        now is null ? null : With(
            now,
            _placedBy(statistic).CarriedBy(kind, id, RouteDirection.Out, now.SentBitsPerSecond),
            _placedBy(statistic).CarriedBy(kind, id, RouteDirection.In, now.ReceivedBitsPerSecond));

    private static WindowRate With(WindowRate now, double sent, double received) =>
        new(sent, received, now.Samples, now.Newest, now.Sources);
}
