using System;
using System.Collections.Generic;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Forecasting;

/// <summary>The rates of a window, each computed once. Not safe on several threads.</summary>
internal sealed class PresentRates : ITrafficRates
{
    private readonly ITrafficRates _rates;
    private readonly Dictionary<(TrafficKind, string, WindowStatistic), WindowRate?> _totals = new();
    private readonly Dictionary<(string, string, WindowStatistic), PairRate?> _pairs = new();

    public PresentRates(ITrafficRates rates) => _rates = rates;

    public IEnumerable<(string Source, string Target)> PairsSeen => _rates.PairsSeen;

    public WindowRate? Adapter(string adapterId, WindowStatistic statistic) =>
        Total(TrafficKind.Adapter, adapterId, statistic, _rates.Adapter);

    public WindowRate? Uplink(string uplinkId, WindowStatistic statistic) =>
        Total(TrafficKind.Uplink, uplinkId, statistic, _rates.Uplink);

    public WindowRate? Link(string linkId, WindowStatistic statistic) =>
        Total(TrafficKind.Link, linkId, statistic, _rates.Link);

    public PairRate? Pair(string sourceId, string targetId, WindowStatistic statistic)
    {
        if (!_pairs.TryGetValue((sourceId, targetId, statistic), out PairRate? rate))
        {
            _pairs.Add((sourceId, targetId, statistic), rate = _rates.Pair(sourceId, targetId, statistic));
        }

        return rate;
    }

    public PairCoverage CoverageOf(string adapterId) => _rates.CoverageOf(adapterId);

    private WindowRate? Total(
        TrafficKind kind,
        string id,
        WindowStatistic statistic,
        Func<string, WindowStatistic, WindowRate?> rateOf)
    {
        if (!_totals.TryGetValue((kind, id, statistic), out WindowRate? rate))
        {
            _totals.Add((kind, id, statistic), rate = rateOf(id, statistic));
        }

        return rate;
    }
}
