using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>The samples of one adapter, uplink, link or pair, in order of their ends. Immutable.</summary>
/// <remarks>Intervals do not overlap: of two that do the one that ends first stays, of two that end together the
/// shorter one, so that a second meter or a second collector counts nothing twice. An interval of which the one
/// before has at most a tenth begins where that one ends, at its own rate: meters that are read a few seconds
/// early or late give such intervals where a file states their length.</remarks>
internal sealed class SampleSeries
{
    // One part in so many.
    private const int LargestOverlap = 10;

    private readonly TrafficSample[] _kept;
    private readonly TrafficSample[] _full;

    /// <summary>Makes a series.</summary>
    /// <param name="samples">Shape: n >= 1; any order; all of one subject, kind and remote.</param>
    /// <param name="windowStart">Samples that begin earlier are not full.</param>
    public SampleSeries(IEnumerable<TrafficSample> samples, DateTimeOffset windowStart)
    {
        _kept = WithoutOverlaps(samples).ToArray();
        _full = _kept.Where(sample => sample.Start >= windowStart).ToArray();
    }

    /// <summary>Every interval, by end.</summary>
    public IReadOnlyList<TrafficSample> Kept => _kept;

    /// <summary>The intervals that lie fully within the window, by end.</summary>
    public IReadOnlyList<TrafficSample> Full => _full;

    /// <summary>Median length of the intervals.</summary>
    public TimeSpan MedianInterval => _kept
        .Select(sample => sample.End - sample.Start)
        .OrderBy(length => length)
        .ElementAt(_kept.Length / 2);

    /// <summary>Says whether a sample of this series stands for an interval: they share more than half of the
    /// shorter one. Meters read one after the other never share their intervals to the tick.</summary>
    public bool Covers(TrafficSample interval)
    {
        int index = FirstEndingAfter(interval.Start);
        for (; index < _kept.Length && _kept[index].Start < interval.End; index++)
        {
            TrafficSample sample = _kept[index];
            DateTimeOffset start = sample.Start > interval.Start ? sample.Start : interval.Start;
            DateTimeOffset end = sample.End < interval.End ? sample.End : interval.End;
            double shorter = Math.Min(sample.IntervalSeconds, interval.IntervalSeconds);
            if ((end - start).TotalSeconds * 2 > shorter)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<TrafficSample> WithoutOverlaps(IEnumerable<TrafficSample> samples)
    {
        DateTimeOffset lastEnd = DateTimeOffset.MinValue;
        foreach (TrafficSample sample in samples
            .OrderBy(sample => sample.End)
            .ThenByDescending(sample => sample.Start)
            .ThenBy(sample => sample.Source, StringComparer.Ordinal)
            .ThenBy(sample => sample.SentBytes)
            .ThenBy(sample => sample.ReceivedBytes))
        {
            if (sample.Start >= lastEnd)
            {
                lastEnd = sample.End;
                yield return sample;
            }
            else if ((lastEnd - sample.Start).Ticks * LargestOverlap <= (sample.End - sample.Start).Ticks)
            {
                yield return From(lastEnd, sample);
                lastEnd = sample.End;
            }
        }
    }

    private static TrafficSample From(DateTimeOffset start, TrafficSample sample)
    {
        double share = (sample.End - start).TotalSeconds / sample.IntervalSeconds;
        return new TrafficSample(
            sample.Kind,
            sample.SubjectId,
            start,
            sample.End,
            sample.SentBytes * share,
            sample.ReceivedBytes * share,
            sample.Source)
        {
            RemoteId = sample.RemoteId,
            Quality = sample.Quality,
            PairCoverage = sample.PairCoverage,
        };
    }

    private int FirstEndingAfter(DateTimeOffset time)
    {
        int low = 0;
        int high = _kept.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (_kept[middle].End > time)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
