using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Demo.Recordings;

/// <summary>Finds pods whose clock is years away from that of the others, and brings them back.</summary>
internal static class ClockShift
{
    // About three years: no recording runs for so long, and the known error is twice this.
    private const long UnitSeconds = 100_000_000;

    /// <summary>How much each pod's times are late.</summary>
    /// <param name="firstTimes">Each pod's earliest time, Unix seconds; may be empty.</param>
    /// <returns>Seconds by pod, a multiple of 100,000,000 and negative where it is early; 0 for a clock like the
    /// others'.</returns>
    /// <remarks>The middle one of the pods is right.</remarks>
    internal static IReadOnlyDictionary<string, long> Of(IReadOnlyDictionary<string, long> firstTimes)
    {
        long middle = firstTimes.Values.Order().Skip((firstTimes.Count - 1) / 2).FirstOrDefault();
        return firstTimes.ToDictionary(
            pod => pod.Key,
            pod => UnitSeconds * (long)Math.Round((pod.Value - middle) / (double)UnitSeconds));
    }
}
