using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Execution;

/// <summary>What a port offered and what of it arrived, as bounds that hold while every meter is off by no more
/// than <see cref="Leeway"/>. Rates in bit/s, means over the intervals. Immutable.</summary>
/// <remarks>Each interval is bounded on its own, and like is compared with like: what was offered to a remote
/// whose receiver's meter did not answer may have arrived or not.</remarks>
internal sealed class PortTraffic
{
    /// <summary>A shaper works in bursts and counters are read a little apart, so a measured rate may lie this
    /// share beside the true one.</summary>
    public const double Leeway = 0.05;

    private const double SteadyFraction = 0.2;

    private PortTraffic(
        IReadOnlyList<(double Offered, double OfferedHigh, double Arrived, double Unknown)> intervals)
    {
        OfferedLow = intervals.Average(one => one.Offered);
        OfferedHigh = intervals.Average(one => one.OfferedHigh);
        ArrivedLow = intervals.Average(one => one.Arrived);
        ArrivedHigh = intervals.Average(one => one.Arrived + one.Unknown);
        IsSteady = intervals.Count > 1 && intervals.All(
            one => Math.Abs(one.Offered - OfferedLow) <= SteadyFraction * OfferedLow);
    }

    /// <summary>What was offered as measured, as far as it is known.</summary>
    public double Offered => OfferedLow * (1 + Leeway);

    /// <summary>At least this was offered.</summary>
    public double OfferedLow { get; }

    /// <summary>At most this was offered; infinite where the sender's meter did not answer.</summary>
    public double OfferedHigh { get; }

    /// <summary>What arrived by the receivers' meters, as measured.</summary>
    public double ArrivedLow { get; }

    /// <summary>What arrived as measured, and what may have arrived unmeasured.</summary>
    public double ArrivedHigh { get; }

    /// <summary>True where much the same was offered in each of several intervals. Of traffic in bursts the means
    /// prove no shortage: a burst that waits or is lost leaves the mean below what a port may send all the time.
    /// </summary>
    public bool IsSteady { get; }

    /// <summary>Adds up what went to some remotes.</summary>
    /// <param name="adapterId">The port's adapter.</param>
    /// <param name="intervals">Rates of one interval each.</param>
    /// <param name="counts">Says which remotes count; null where all do.</param>
    /// <returns>The traffic, or null where no meter tells anything.</returns>
    public static PortTraffic? Of(
        string adapterId, IReadOnlyList<ITrafficRates> intervals, Func<string, bool>? counts)
    {
        ITrafficRates[] told = intervals
            .Where(rates => rates.Adapter(adapterId, WindowStatistic.Mean) is not null)
            .ToArray();
        ITrafficRates[] used = told.Length > 0
            ? told
            : intervals.Where(rates => rates.PairsSeen.Any(pair => pair.Source == adapterId)).ToArray();
        return used.Length == 0
            ? null
            : new PortTraffic(used.Select(rates => InInterval(adapterId, rates, counts)).ToArray());
    }

    private static (double Offered, double OfferedHigh, double Arrived, double Unknown) InInterval(
        string adapterId, ITrafficRates rates, Func<string, bool>? counts)
    {
        (string Target, double? Offered, double? Arrived)[] pairs = rates.PairsSeen
            .Where(pair => pair.Source == adapterId)
            .Select(pair => (pair.Target, Rate: rates.Pair(pair.Source, pair.Target, WindowStatistic.Mean)))
            .Where(pair => pair.Rate is not null)
            .Select(pair => (pair.Target, pair.Rate!.OfferedBitsPerSecond, pair.Rate.ArrivedBitsPerSecond))
            .ToArray();
        (string Target, double? Offered, double? Arrived)[] counted =
            pairs.Where(pair => counts?.Invoke(pair.Target) ?? true).ToArray();
        double arrived = counted.Sum(pair => pair.Arrived ?? 0);
        double offeredLow = counted.Sum(Sent) / (1 + Leeway);
        if (rates.CoverageOf(adapterId) == PairCoverage.All)
        {
            double unmeasured = counted.Where(pair => pair.Arrived is null).Sum(Sent) * (1 + Leeway);
            return (offeredLow, counted.Sum(Sent) * (1 + Leeway), arrived, unmeasured);
        }

        // What the total tells beyond the pairs that are known went to remotes that nobody knows.
        double? metered = rates.Adapter(adapterId, WindowStatistic.Mean)?.SentBitsPerSecond;
        double total = metered * (1 + Leeway) ?? double.PositiveInfinity;
        double elsewhere = pairs.Except(counted).Sum(Sent) * (1 - Leeway);
        double known = counted.Where(pair => pair.Arrived is not null).Sum(Sent) * (1 - Leeway);
        offeredLow = counts is null ? Math.Max(offeredLow, metered / (1 + Leeway) ?? 0) : offeredLow;
        return (offeredLow, Math.Max(0, total - elsewhere), arrived, Math.Max(0, total - elsewhere - known));
    }

    private static double Sent((string Target, double? Offered, double? Arrived) pair) =>
        Math.Max(pair.Offered ?? 0, pair.Arrived ?? 0);
}
