using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace NetUtil.Bench;

/// <summary>Times two pieces of work in turn, so that a machine that slows down slows both. Immutable.</summary>
internal sealed class PairedTiming
{
    private PairedTiming(IReadOnlyList<double> ours, IReadOnlyList<double> plain)
    {
        OursSeconds = MedianOf(ours);
        PlainSeconds = MedianOf(plain);
        double[] ratios = [.. ours.Zip(plain, (one, other) => other / one).Order()];
        (Least, Ratio, Most) = (ratios[0], MedianOf(ratios), ratios[^1]);
    }

    /// <summary>Median time of the work that is measured. Unit: s.</summary>
    public double OursSeconds { get; }

    /// <summary>Median time of the plain work. Unit: s.</summary>
    public double PlainSeconds { get; }

    /// <summary>Speed of the work relative to the plain one, median of the pairs: 1 is as fast.</summary>
    public double Ratio { get; }

    /// <summary>The smallest ratio of a pair.</summary>
    public double Least { get; }

    /// <summary>The largest ratio of a pair.</summary>
    public double Most { get; }

    /// <summary>Times both, once each without counting and then in turn.</summary>
    /// <param name="ours">The work that is measured.</param>
    /// <param name="plain">The plain work.</param>
    /// <param name="pairs">Counted runs of each; at least 1.</param>
    public static PairedTiming Of(Action ours, Action plain, int pairs = 5)
    {
        _ = SecondsOf(ours);
        _ = SecondsOf(plain);
        List<double> first = [];
        List<double> second = [];
        for (int pair = 0; pair < pairs; pair++)
        {
            first.Add(SecondsOf(ours));
            second.Add(SecondsOf(plain));
        }

        return new PairedTiming(first, second);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0:0.00} of the plain speed ({1:0.00} to {2:0.00}; {3:0.000} s against {4:0.000} s)",
        Ratio,
        Least,
        Most,
        OursSeconds,
        PlainSeconds);

    private static double SecondsOf(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
