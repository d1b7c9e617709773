using System.Collections.Generic;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>The rates of a fabric over a span of time: a measured window, or one that is foreseen. What is not
/// known is null, never 0. Safe on any thread.</summary>
public interface ITrafficRates
{
    /// <summary>Pairs of endpoint ids between which something moved, each once, in no stated order.</summary>
    IEnumerable<(string Source, string Target)> PairsSeen { get; }

    /// <summary>The rates of an adapter.</summary>
    /// <param name="adapterId">Its id.</param>
    /// <param name="statistic">How the intervals become one figure.</param>
    /// <returns>The rates, or null where they are unknown.</returns>
    WindowRate? Adapter(string adapterId, WindowStatistic statistic);

    /// <summary>The rates of an uplink.</summary>
    /// <param name="uplinkId">Its id.</param>
    /// <param name="statistic">How the intervals become one figure.</param>
    /// <returns>The rates, or null where they are unknown.</returns>
    WindowRate? Uplink(string uplinkId, WindowStatistic statistic);

    /// <summary>The rates of a link; sent is from its end A to its end B.</summary>
    /// <param name="linkId">Its id.</param>
    /// <param name="statistic">How the intervals become one figure.</param>
    /// <returns>The rates, or null where they are unknown.</returns>
    WindowRate? Link(string linkId, WindowStatistic statistic);

    /// <summary>The rate from one endpoint to another.</summary>
    /// <param name="sourceId">Id of the adapter or external that sends.</param>
    /// <param name="targetId">Id of the adapter or external that receives.</param>
    /// <param name="statistic">How the intervals become one figure.</param>
    /// <returns>The rate by the meters of the ends that know it, or null where neither does.</returns>
    PairRate? Pair(string sourceId, string targetId, WindowStatistic statistic);

    /// <summary>Says which remotes the pair meter of an adapter counted all the time.</summary>
    /// <param name="adapterId">Its id.</param>
    /// <returns>The weakest coverage of all intervals; None where there is no interval.</returns>
    PairCoverage CoverageOf(string adapterId);
}
