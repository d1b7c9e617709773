using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Pairs;
using NetUtil.Core.Statistics;

namespace NetUtil.Bench.Pairs;

/// <summary>Median relative errors of four estimates of the same traffic, on the pairs of VMs that carry 75 % of
/// the volume.</summary>
/// <param name="Plain">Gravity over all pairs, fitted to the totals.</param>
/// <param name="Told">Gravity over the pairs that specs speak of and their answers, fitted to the totals; over
/// all pairs where specs speak of none.</param>
/// <param name="WithoutHistory">NetUtil by the window alone.</param>
/// <param name="Ours">NetUtil.</param>
/// <param name="Seconds">What NetUtil's estimate took.</param>
internal sealed record EstimateErrors(
    double Plain, double Told, double WithoutHistory, double Ours, double Seconds)
{
    /// <summary>Measures.</summary>
    /// <param name="traffic">The truth.</param>
    /// <param name="samples">What meters tell of it, the oldest first.</param>
    /// <param name="intervals">Length of the window in intervals.</param>
    /// <param name="stopToken">Ends the work.</param>
    public static EstimateErrors Of(
        TrueTraffic traffic, TrafficSample[] samples, int intervals, CancellationToken stopToken)
    {
        Dictionary<(string, string), double> truth = traffic.Last(intervals);
        // Readings are a little early, so a window of just so many intervals would miss one.
        TimeSpan length = (intervals + 0.1) * traffic.Interval;
        TrafficWindow window = TrafficWindow.From(
            samples.Where(sample => sample.Start >= traffic.End - length), traffic.End, length);
        TotalsHistory history = TotalsHistory.From(samples, traffic.End, traffic.Interval);
        string[] ids = [.. traffic.Fabric.VirtualMachines.Select(machine => machine.Id)];
        Dictionary<string, double> sent = TotalsOf(ids, window, rate => rate.SentBitsPerSecond);
        Dictionary<string, double> received = TotalsOf(ids, window, rate => rate.ReceivedBitsPerSecond);
        double plain = Plainly(ids.Append(ThreeTierWorld.Outside).SelectMany(one => ids
            .Append(ThreeTierWorld.Outside)
            .Where(other => other != one)
            .Select(other => (one, other))));
        HashSet<(string, string)> told =
            [.. traffic.Expected.SelectMany(pair => new[] { pair, (pair.Target, pair.Source) })];
        double without = Estimated(null);
        long start = Stopwatch.GetTimestamp();
        double ours = Estimated(history);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new EstimateErrors(plain, told.Count == 0 ? plain : Plainly(told), without, ours, seconds);

        double Plainly(IEnumerable<(string, string)> pairs)
        {
            Dictionary<(string, string), double> fitted = PlainGravity.Estimate(sent, received, pairs);
            return PairError.Median(truth, pair => fitted.GetValueOrDefault(pair));
        }

        double Estimated(TotalsHistory? hours)
        {
            IPairEstimate estimate = new PairEstimator().Estimate(
                traffic.Fabric, window, WindowStatistic.Mean, traffic.Expected, hours, stopToken);
            return PairError.Median(truth, pair => estimate.SumOf([pair]).LikelyBitsPerSecond ?? 0);
        }
    }

    private static Dictionary<string, double> TotalsOf(
        string[] ids, TrafficWindow window, Func<WindowRate, double> rateOf) => ids
        .Select(id => (id, Rate: window.Adapter(id, WindowStatistic.Mean)))
        .Where(one => one.Rate is not null)
        .ToDictionary(one => one.id, one => rateOf(one.Rate!));
}
