using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>Turns readings of counters into samples. A sample comes from two readings of one life of a counter,
/// the second later than the first, of which bytes and time are sure; what is not sure gives none and is counted.
/// Not safe on several threads; one collector for one reading of all meters.</summary>
/// <remarks>A pair that is read for the first time, while its adapter's meter already counted all pairs at the
/// adapter's reading before, has counted from 0 since then, so it gives a sample at once. Where a pair gives
/// none, its adapter's sample says <see cref="PairCoverage.Listed"/> instead of All: the pair did not exchange
/// nothing.</remarks>
public sealed class ReadingCollector
{
    private readonly CollectorOptions _options;
    private readonly Dictionary<CounterKey, CounterReading> _last = [];
    private readonly Dictionary<CounterKey, CounterReading> _changed = [];
    private readonly Dictionary<string, CollectedSpan> _allPairs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unknownPairs = new(StringComparer.Ordinal);
    private readonly List<CollectedSpan> _spans = [];
    private readonly Dictionary<ReadingDrop, int> _dropped = [];

    private ReadingCollector(IReadOnlyList<CounterReading> lastReadings, CollectorOptions options)
    {
        _options = options;
        foreach (CounterReading reading in lastReadings)
        {
            _last[CounterKey.Of(reading)] = reading;
        }
    }

    /// <summary>Turns one reading of all meters into samples.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="lastReadings">What was remembered of the counters; may be empty.</param>
    /// <param name="options">What is known of the meters.</param>
    /// <returns>The samples, what to remember, and what gave no sample.</returns>
    /// <remarks>Cost: O(n log n) in the number of counters.</remarks>
    public static CollectedTraffic Collect(
        MeterReading reading, IReadOnlyList<CounterReading> lastReadings, CollectorOptions options)
    {
        Guard.NotNull(reading, nameof(reading));
        ReadingCollector collector = new(
            Guard.NotNull(lastReadings, nameof(lastReadings)), Guard.NotNull(options, nameof(options)));

        // Pairs come after the totals, since what a first reading of a pair means depends on its adapter's.
        foreach (CounterReading counter in reading.Counters.Where(one => one.Kind != TrafficKind.Pair))
        {
            collector.Take(counter, reading.Time);
        }

        foreach (CounterReading counter in reading.Counters.Where(one => one.Kind == TrafficKind.Pair))
        {
            collector.Take(counter, reading.Time);
        }

        return collector.Result();
    }

    private void Take(CounterReading second, DateTimeOffset now)
    {
        CounterKey key = CounterKey.Of(second);
        ReadingDrop? drop = _last.TryGetValue(key, out CounterReading? first)
            ? Compare(first, second, now)
            : TakeFirst(second);
        if (drop is ReadingDrop reason)
        {
            _dropped[reason] = (_dropped.TryGetValue(reason, out int count) ? count : 0) + 1;
            if (second.Kind == TrafficKind.Pair)
            {
                _unknownPairs.Add(second.SubjectId);
            }
        }

        if (drop is not (ReadingDrop.Repeated or ReadingDrop.Late))
        {
            _last[key] = second;
            _changed[key] = second;
        }
    }

    private ReadingDrop? TakeFirst(CounterReading second)
    {
        // More than the adapter's total of the same time cannot have been counted since then: the pair is older,
        // and its reading before was forgotten.
        if (second.Kind != TrafficKind.Pair
            || !_allPairs.TryGetValue(second.SubjectId, out CollectedSpan adapter)
            || second.Time <= adapter.Start
            || second.SentBytes > adapter.SentBytes
            || second.ReceivedBytes > adapter.ReceivedBytes)
        {
            return ReadingDrop.First;
        }

        _spans.Add(new(second, adapter.Start, second.SentBytes, second.ReceivedBytes, false, PairCoverage.None));
        return null;
    }

    private ReadingDrop? Compare(CounterReading first, CounterReading second, DateTimeOffset now)
    {
        ReadingComparison both = new(first, second, _options);
        if (both.Drop(now) is ReadingDrop drop)
        {
            return drop;
        }

        PairCoverage coverage = (PairCoverage)Math.Min((int)first.PairCoverage, (int)second.PairCoverage);
        CollectedSpan span = new(second, first.Time, both.SentBytes, both.ReceivedBytes, both.HasFallen, coverage);
        _spans.Add(span);
        if (second.Kind == TrafficKind.Adapter && coverage == PairCoverage.All)
        {
            _allPairs[second.SubjectId] = span;
        }

        return null;
    }

    private CollectedTraffic Result()
    {
        TimeSpan usual = _options.UsualInterval ?? MedianInterval();
        double longSeconds = usual.TotalSeconds * _options.LongFactor;
        TrafficSample[] samples = _spans
            .Select(span => span.ToSample(longSeconds, _unknownPairs.Contains(span.Reading.SubjectId)))
            .ToArray();
        return new CollectedTraffic(samples, _changed.Values.ToArray(), _dropped);
    }

    private TimeSpan MedianInterval()
    {
        long[] ticks = _spans
            .Select(span => (span.Reading.Time - span.Start).Ticks)
            .OrderBy(length => length)
            .ToArray();
        return ticks.Length == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(ticks[ticks.Length / 2]);
    }
}
