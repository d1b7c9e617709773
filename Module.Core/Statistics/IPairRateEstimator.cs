using System.Collections.Generic;
using System.Threading;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>Says what totals tell about pairs that no meter counts.</summary>
public interface IPairRateEstimator
{
    /// <summary>Makes an estimate for a window.</summary>
    /// <param name="fabric">The fabric; two endpoints that cannot reach each other exchange nothing.</param>
    /// <param name="rates">Totals, and the pairs that are measured.</param>
    /// <param name="statistic">How the window's intervals become one figure.</param>
    /// <param name="expected">Pairs that registered specs speak of: where traffic is likely. Others stay
    /// possible.</param>
    /// <param name="history">Totals of the hours before, to learn from what rises and falls together; null where
    /// there are none.</param>
    /// <param name="stopToken">Ends the work.</param>
    IPairEstimate Estimate(
        FabricInventory fabric,
        ITrafficRates rates,
        WindowStatistic statistic,
        IReadOnlyCollection<(string Source, string Target)> expected,
        TotalsHistory? history,
        CancellationToken stopToken);
}
