using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Tests.Doubles;

/// <summary>Says that every pair has the same likely rate, and counts how often it is asked.</summary>
internal sealed class FixedEstimator(double? bitsPerSecond) : IPairRateEstimator, IPairEstimate
{
    public int Asked { get; private set; }

    public TimeSpan LearnedOver => TimeSpan.Zero;

    public IPairEstimate Estimate(
        FabricInventory fabric,
        ITrafficRates rates,
        WindowStatistic statistic,
        IReadOnlyCollection<(string Source, string Target)> expected,
        TotalsHistory? history,
        CancellationToken stopToken)
    {
        Asked++;
        return this;
    }

    public RateBand SumOf(IReadOnlyList<(string Source, string Target)> pairs) =>
        new(0, double.PositiveInfinity, bitsPerSecond * pairs.Count());
}
