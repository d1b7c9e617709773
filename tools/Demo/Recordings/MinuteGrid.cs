using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Demo.Recordings;

/// <summary>Puts samples of an uneven clock into minutes: one rate a minute, without gaps.</summary>
internal static class MinuteGrid
{
    // 10 Gbit/s: more than any adapter of the recorded nodes could carry.
    private const double LargestBytesPerSecond = 1.25e9;

    /// <summary>The minute that a time falls into; a time may be early or late by half a minute.</summary>
    /// <param name="startUnixSeconds">Time of minute 0.</param>
    /// <param name="unixSeconds">The time.</param>
    internal static int MinuteOf(long startUnixSeconds, long unixSeconds) =>
        (int)Math.Floor((unixSeconds - startUnixSeconds + 30) / 60d);

    /// <summary>Fills minutes.</summary>
    /// <param name="samples">Minute (at least 0, below <paramref name="minutes"/>; trusted) and rate; in any
    /// order.</param>
    /// <param name="minutes">At least 1.</param>
    /// <param name="tally">Counts what is odd.</param>
    /// <returns>Shape: <paramref name="minutes"/> rates. Several samples of a minute are averaged; a minute
    /// without one takes that of the minute before (the first ones: of the first known). A rate that is missing,
    /// negative or impossible is no sample. All 0 where there is none.</returns>
    internal static double[] Fill(
        IEnumerable<(int Minute, double? Rate)> samples, int minutes, RecordingTally tally)
    {
        double[] sums = new double[minutes];
        int[] counts = new int[minutes];
        foreach ((int minute, double? rate) in samples)
        {
            if (rate is double known && known >= 0 && known <= LargestBytesPerSecond)
            {
                sums[minute] += known;
                counts[minute]++;
            }
            else
            {
                tally.Dropped++;
            }
        }

        tally.Averaged += counts.Count(count => count > 1);
        tally.Filled += counts.Count(count => count == 0);
        int first = Array.FindIndex(counts, count => count > 0);
        double last = first < 0 ? 0 : sums[first] / counts[first];
        double[] rates = new double[minutes];
        for (int minute = 0; minute < minutes; minute++)
        {
            last = counts[minute] > 0 ? sums[minute] / counts[minute] : last;
            rates[minute] = last;
        }

        return rates;
    }
}
