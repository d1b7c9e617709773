using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>The measured rates of a fabric over a window that ends now. Immutable, so safe on any
/// thread.</summary>
/// <remarks>A rate comes from the intervals that lie fully within the window; with none it is unknown. A pair is
/// known where a pair meter counted it, and is 0 in an interval in which its adapter's pair meter counted all
/// pairs and has no sample of it.</remarks>
public sealed class TrafficWindow : IMeasuredRates
{
    // An interval longer than this many usual ones misses a reading.
    private const double LongestShare = 1.5;

    private readonly Dictionary<(TrafficKind Kind, string Subject, string? Remote), SampleSeries> _series;
    private readonly DateTimeOffset _now;
    private readonly TimeSpan _window;
    private readonly Lazy<IReadOnlyList<IMeasuredRates>> _intervals;

    private TrafficWindow(IEnumerable<TrafficSample> samples, DateTimeOffset now, TimeSpan window)
    {
        _now = now.ToUniversalTime();
        _window = window;
        _series = samples
            .Where(sample => sample.End <= _now)
            .GroupBy(sample => (sample.Kind, sample.SubjectId, sample.RemoteId))
            .ToDictionary(group => group.Key, group => new SampleSeries(group, _now - window));
        _intervals = new Lazy<IReadOnlyList<IMeasuredRates>>(FindIntervals);
    }

    /// <inheritdoc/>
    public IReadOnlyList<IMeasuredRates> Intervals => _intervals.Value;

    /// <inheritdoc/>
    public IEnumerable<(string Source, string Target)> PairsSeen => _series
        .Where(pair => pair.Key.Kind == TrafficKind.Pair && pair.Key.Remote is not null)
        .SelectMany(pair => Directions(pair.Key.Subject, pair.Key.Remote!, pair.Value.Full))
        .Distinct();

    /// <summary>Makes a window of samples.</summary>
    /// <param name="samples">Samples of one fabric, in any order. Those that end after now are left out; those
    /// that begin before the window only tell how old the data is.</param>
    /// <param name="now">The window's end, included, UTC.</param>
    /// <param name="window">Its length; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is empty.</exception>
    /// <remarks>Cost: O(n log n) once; a rate costs O(its intervals).</remarks>
    public static TrafficWindow From(IEnumerable<TrafficSample> samples, DateTimeOffset now, TimeSpan window)
    {
        Guard.NotNull(samples, nameof(samples));
        return window <= TimeSpan.Zero
            ? throw new ArgumentOutOfRangeException(nameof(window), window, "A window is longer than 0.")
            : new TrafficWindow(samples, now, window);
    }

    /// <inheritdoc/>
    public WindowRate? Adapter(string adapterId, WindowStatistic statistic) =>
        Total(TrafficKind.Adapter, adapterId, statistic);

    /// <inheritdoc/>
    public WindowRate? Uplink(string uplinkId, WindowStatistic statistic) =>
        Total(TrafficKind.Uplink, uplinkId, statistic);

    /// <inheritdoc/>
    public WindowRate? Link(string linkId, WindowStatistic statistic) =>
        Total(TrafficKind.Link, linkId, statistic);

    /// <inheritdoc/>
    public PairRate? Pair(string sourceId, string targetId, WindowStatistic statistic)
    {
        WindowRate? atReceiver = SeenFrom(targetId, sourceId, statistic);
        WindowRate? atSender = SeenFrom(sourceId, targetId, statistic);
        return atReceiver is null && atSender is null ? null : new PairRate(atReceiver, atSender);
    }

    /// <inheritdoc/>
    public PairCoverage CoverageOf(string adapterId) => Find(TrafficKind.Adapter, adapterId, null) is { } series
        ? series.Full.Select(sample => sample.PairCoverage).DefaultIfEmpty(PairCoverage.None).Min()
        : PairCoverage.None;

    /// <summary>Says how new the samples of something are.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="subjectId">Its id.</param>
    /// <param name="remoteId">For a pair the other end's id; otherwise null.</param>
    /// <returns>How new they are, or null where there is none.</returns>
    public MeterFreshness? FreshnessOf(TrafficKind kind, string subjectId, string? remoteId = null)
    {
        if (Find(kind, subjectId, remoteId) is not { } series)
        {
            return null;
        }

        TimeSpan interval = series.MedianInterval;
        DateTimeOffset newest = series.Kept[series.Kept.Count - 1].End;
        TimeSpan age = _now - newest;
        bool isStale = age > _window && age.TotalSeconds > 3 * interval.TotalSeconds;
        return new MeterFreshness(newest, interval, series.Full.Count, isStale);
    }

    // Samples that span more than one interval belong to none: what they say is of several.
    private IReadOnlyList<IMeasuredRates> FindIntervals()
    {
        TrafficSample[] full = _series.Values.SelectMany(series => series.Full).ToArray();
        if (full.Length == 0)
        {
            return [];
        }

        double[] seconds = full.Select(sample => sample.IntervalSeconds).OrderBy(length => length).ToArray();
        double step = seconds[seconds.Length / 2];
        DateTimeOffset newest = full.Max(sample => sample.End);
        return full
            .Where(sample => sample.IntervalSeconds <= LongestShare * step)
            .GroupBy(sample => (int)Math.Round((newest - sample.End).TotalSeconds / step))
            .OrderByDescending(interval => interval.Key)
            .Select(interval => new TrafficWindow(
                interval, interval.Max(one => one.End), interval.Max(one => one.End) - interval.Min(one => one.Start)))
            .ToArray();
    }

    private static IEnumerable<(string Source, string Target)> Directions(
        string subject, string remote, IReadOnlyList<TrafficSample> samples)
    {
        if (samples.Any(sample => sample.SentBytes > 0))
        {
            yield return (subject, remote);
        }

        if (samples.Any(sample => sample.ReceivedBytes > 0))
        {
            yield return (remote, subject);
        }
    }

    private WindowRate? Total(TrafficKind kind, string id, WindowStatistic statistic)
    {
        Guard.NotNull(statistic, nameof(statistic));
        return Find(kind, id, null) is { } series ? RateReducer.Reduce(series.Full, [], statistic) : null;
    }

    private WindowRate? SeenFrom(string adapterId, string remoteId, WindowStatistic statistic)
    {
        Guard.NotNull(statistic, nameof(statistic));
        SampleSeries? pair = Find(TrafficKind.Pair, adapterId, remoteId);
        IReadOnlyList<TrafficSample> all = Find(TrafficKind.Adapter, adapterId, null)?.Full ?? [];
        TrafficSample[] silent = all
            .Where(sample => sample.PairCoverage == PairCoverage.All && pair?.Covers(sample) != true)
            .ToArray();
        return RateReducer.Reduce(pair?.Full ?? [], silent, statistic);
    }

    private SampleSeries? Find(TrafficKind kind, string subject, string? remote) =>
        _series.TryGetValue((kind, Guard.NotNull(subject, nameof(subject)), remote), out SampleSeries? series)
            ? series
            : null;
}
