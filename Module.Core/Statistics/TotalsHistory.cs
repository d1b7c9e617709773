using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>What adapters sent and received over some hours, in steps of equal length, so that what rises and
/// falls together shows. Immutable once made.</summary>
/// <remarks>Holds 12 bytes an adapter and step, however many samples there were.</remarks>
public sealed class TotalsHistory
{
    /// <summary>Most steps that are held.</summary>
    public const int MostSteps = 288;

    // A step of which less was counted is a gap.
    private const double LeastCoveredFraction = 0.9;

    private readonly Dictionary<string, (float[] Sent, float[] Received, float[] Seconds)> _adapters =
        new(StringComparer.Ordinal);

    private TotalsHistory(DateTimeOffset end, TimeSpan step, int steps)
    {
        End = end;
        Step = step;
        Steps = steps;
    }

    /// <summary>End of the last step, UTC.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Length of a step.</summary>
    public TimeSpan Step { get; }

    /// <summary>How many steps there are; from 1 to <see cref="MostSteps"/>.</summary>
    public int Steps { get; }

    /// <summary>Reads samples; of any kind but adapters' they are passed over.</summary>
    /// <param name="samples">Samples, the oldest first: it says where the history begins. They are read once and
    /// not kept. Of two that overlap the one that comes first counts.</param>
    /// <param name="end">End of the history, UTC.</param>
    /// <param name="interval">The usual time between two readings; above 0. No step is shorter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not above 0.</exception>
    public static TotalsHistory From(IEnumerable<TrafficSample> samples, DateTimeOffset end, TimeSpan interval)
    {
        Guard.NotNull(samples, nameof(samples));
        if (interval <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "An interval is longer than 0.");
        }

        TotalsHistory? history = null;
        foreach (TrafficSample sample in samples)
        {
            if (sample.Kind == TrafficKind.Adapter && sample.End <= end)
            {
                history ??= Beginning(sample.Start, end.ToUniversalTime(), interval);
                history.Add(sample);
            }
        }

        return history ?? new TotalsHistory(end.ToUniversalTime(), interval, 1);
    }

    /// <summary>What an adapter sent.</summary>
    /// <param name="adapterId">Its id.</param>
    /// <returns>Shape: one a step, oldest first. Unit: bit/s; not a number where it was not metered.</returns>
    public double[] SentBy(string adapterId) => RatesOf(adapterId, isSent: true);

    /// <summary>What an adapter received.</summary>
    /// <param name="adapterId">Its id.</param>
    /// <returns>Shape: one a step, oldest first. Unit: bit/s; not a number where it was not metered.</returns>
    public double[] ReceivedBy(string adapterId) => RatesOf(adapterId, isSent: false);

    // Steps are whole intervals, so that they hold whole samples where readings are regular.
    private static TotalsHistory Beginning(DateTimeOffset start, DateTimeOffset end, TimeSpan interval)
    {
        double intervals = Math.Max(1, Math.Round((end - start).TotalSeconds / interval.TotalSeconds));
        double together = Math.Ceiling(intervals / MostSteps);
        TimeSpan step = TimeSpan.FromTicks(checked((long)(interval.Ticks * together)));
        return new TotalsHistory(end, step, (int)Math.Max(1, Math.Floor(intervals / together)));
    }

    private void Add(TrafficSample sample)
    {
        if (!_adapters.TryGetValue(sample.SubjectId, out (float[] Sent, float[] Received, float[] Seconds) one))
        {
            _adapters.Add(sample.SubjectId, one = (new float[Steps], new float[Steps], new float[Steps]));
        }

        double length = Step.TotalSeconds;
        double begin = (Steps * length) - (End - sample.Start).TotalSeconds;
        double end = begin + sample.IntervalSeconds;
        for (int step = (int)Math.Max(0, Math.Floor(begin / length)); step < Steps && step * length < end; step++)
        {
            double shared = Math.Min(end, (step + 1) * length) - Math.Max(begin, step * length);
            if (shared > 0 && one.Seconds[step] + shared <= length * 1.001)
            {
                double share = shared / sample.IntervalSeconds;
                one.Sent[step] += (float)(sample.SentBytes * share);
                one.Received[step] += (float)(sample.ReceivedBytes * share);
                one.Seconds[step] += (float)shared;
            }
        }
    }

    private double[] RatesOf(string adapterId, bool isSent)
    {
        double[] rates = new double[Steps];
        bool isKnown = _adapters.TryGetValue(
            Guard.NotNull(adapterId, nameof(adapterId)),
            out (float[] Sent, float[] Received, float[] Seconds) one);
        for (int step = 0; step < Steps; step++)
        {
            rates[step] = isKnown && one.Seconds[step] >= LeastCoveredFraction * Step.TotalSeconds
                ? (isSent ? one.Sent : one.Received)[step] * 8d / one.Seconds[step]
                : double.NaN;
        }

        return rates;
    }
}
