using System.Collections.Generic;

namespace NetUtil.Core.Statistics;

/// <summary>The rates of a measured window, which can be looked at interval by interval. Of totals that were
/// measured it is certain that they add up; of foreseen ones it is not. Safe on any thread.</summary>
public interface IMeasuredRates : ITrafficRates
{
    /// <summary>Each interval of the window by itself, oldest first; none where nothing was measured. Meters
    /// are read one after the other, so an interval holds the samples that share most of it.</summary>
    IReadOnlyList<IMeasuredRates> Intervals { get; }
}
