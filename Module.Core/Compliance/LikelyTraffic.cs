using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>Rates as if what an estimate says of the pairs that requirements name had been measured; what was
/// measured stays. Not safe on several threads, since figures are kept once asked for.</summary>
internal sealed class LikelyTraffic : ITrafficRates
{
    private static readonly string[] s_source = ["estimate"];

    private readonly ITrafficRates _rates;
    private readonly HashSet<FlowKey> _named;
    private readonly LikelyRates _likely;
    private readonly Dictionary<WindowStatistic, Func<FlowKey, double?>> _estimates = new();

    /// <summary>Makes rates.</summary>
    /// <param name="rates">What was measured.</param>
    /// <param name="named">The pairs.</param>
    /// <param name="likely">The estimate.</param>
    public LikelyTraffic(ITrafficRates rates, IEnumerable<FlowKey> named, LikelyRates likely)
    {
        _rates = rates;
        _named = new HashSet<FlowKey>(named);
        _likely = likely;
    }

    /// <inheritdoc/>
    public IEnumerable<(string Source, string Target)> PairsSeen => _rates.PairsSeen
        .Concat(_named
            .Where(flow => Pair(flow.SourceId, flow.TargetId, WindowStatistic.Mean)?.ArrivedBitsPerSecond > 0)
            .Select(flow => (flow.SourceId, flow.TargetId)))
        .Distinct();

    /// <inheritdoc/>
    public WindowRate? Adapter(string adapterId, WindowStatistic statistic) =>
        _rates.Adapter(adapterId, statistic);

    /// <inheritdoc/>
    public WindowRate? Uplink(string uplinkId, WindowStatistic statistic) => _rates.Uplink(uplinkId, statistic);

    /// <inheritdoc/>
    public WindowRate? Link(string linkId, WindowStatistic statistic) => _rates.Link(linkId, statistic);

    /// <inheritdoc/>
    public PairRate? Pair(string sourceId, string targetId, WindowStatistic statistic)
    {
        PairRate? measured = _rates.Pair(sourceId, targetId, statistic);
        FlowKey flow = new(sourceId, targetId);
        if (measured?.ArrivedBitsPerSecond is not null || !_named.Contains(flow)
            || (_rates.Adapter(targetId, statistic) ?? _rates.Adapter(sourceId, statistic)) is not WindowRate end
            || LikelyOf(flow, statistic) is not double likely)
        {
            return measured;
        }

        return measured?.WithArrived(likely)
            ?? new PairRate(new WindowRate(0, likely, end.Samples, end.Newest, s_source), null);
    }

    /// <inheritdoc/>
    public PairCoverage CoverageOf(string adapterId) => _rates.CoverageOf(adapterId);

    private double? LikelyOf(FlowKey flow, WindowStatistic statistic)
    {
        if (!_estimates.TryGetValue(statistic, out Func<FlowKey, double?>? estimate))
        {
            _estimates.Add(statistic, estimate = _likely.Of(_rates, statistic));
        }

        return estimate(flow);
    }
}
