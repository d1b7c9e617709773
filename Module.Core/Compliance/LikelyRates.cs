using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Compliance;

/// <summary>Gives likely rates of flows that no meter counts. Not safe on several threads.</summary>
internal sealed class LikelyRates
{
    private readonly FabricInventory _fabric;
    private readonly IPairRateEstimator _estimator;
    private readonly (string Source, string Target)[] _expected;
    private readonly TotalsHistory? _history;
    private readonly CancellationToken _stopToken;

    public LikelyRates(
        FabricInventory fabric,
        IPairRateEstimator estimator,
        IEnumerable<FlowKey> expected,
        TotalsHistory? history,
        CancellationToken stopToken)
    {
        _fabric = fabric;
        _estimator = estimator;
        _expected = expected.Select(flow => (flow.SourceId, flow.TargetId)).ToArray();
        _history = history;
        _stopToken = stopToken;
    }

    /// <summary>The hours of totals that estimates learned from; 0 where there were too few.</summary>
    public TimeSpan LearnedOver { get; private set; }

    /// <summary>Likely rates over one window, by one statistic. Unit: bit/s; null where nothing hints at
    /// one.</summary>
    public Func<FlowKey, double?> Of(ITrafficRates rates, WindowStatistic statistic)
    {
        IPairEstimate estimate = _estimator.Estimate(_fabric, rates, statistic, _expected, _history, _stopToken);
        LearnedOver = estimate.LearnedOver;
        return flow => estimate.SumOf([(flow.SourceId, flow.TargetId)]).LikelyBitsPerSecond;
    }
}
