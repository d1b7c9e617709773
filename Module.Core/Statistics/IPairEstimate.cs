using System;
using System.Collections.Generic;

namespace NetUtil.Core.Statistics;

/// <summary>What is known of pair rates in one window. Safe on any thread.</summary>
public interface IPairEstimate
{
    /// <summary>The hours of totals that it learned from; 0 where there were too few to learn anything, so that
    /// it knows of the window alone.</summary>
    TimeSpan LearnedOver { get; }

    /// <summary>The band of a sum of pair rates; for one pair, of its rate.</summary>
    /// <param name="pairs">Shape: n >= 1; each pair once.</param>
    /// <returns>The band. Its bounds hold for every set of pair rates that fits the totals, and are as tight as
    /// these allow for the sum, which is tighter than the sum of the pairs' own bounds.</returns>
    RateBand SumOf(IReadOnlyList<(string Source, string Target)> pairs);
}
