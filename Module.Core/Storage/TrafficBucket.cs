using System;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Storage;

/// <summary>Adds up the samples of one series that end in one minute, hour or day. Mutable; not safe on several
/// threads.</summary>
internal sealed class TrafficBucket
{
    private TrafficRow _sum;
    private RateSketch? _sent;
    private RateSketch? _received;

    /// <summary>Begins with a first sample, minute or hour.</summary>
    /// <param name="resolution">Minute, Hour or Day; not finer than the row.</param>
    /// <param name="first">The row.</param>
    public TrafficBucket(StatisticResolution resolution, TrafficRow first)
    {
        Resolution = resolution;
        Number = StoreTime.NumberOf(first.Ended, resolution);
        _sum = first;
    }

    /// <summary>Minute, Hour or Day.</summary>
    public StatisticResolution Resolution { get; }

    /// <summary>Which one.</summary>
    public long Number { get; }

    /// <summary>Says whether a row belongs here.</summary>
    public bool Holds(TrafficRow row) => StoreTime.NumberOf(row.Ended, Resolution) == Number;

    /// <summary>Adds a row that belongs here.</summary>
    public void Add(TrafficRow row)
    {
        _sent ??= _sum.SentSketch();
        _received ??= _sum.ReceivedSketch();
        _sent.Merge(row.SentSketch());
        _received.Merge(row.ReceivedSketch());
        _sum = _sum with
        {
            Ended = Math.Max(_sum.Ended, row.Ended),
            Covered = _sum.Covered + row.Covered,
            Sent = _sum.Sent + row.Sent,
            Received = _sum.Received + row.Received,
            Samples = _sum.Samples + row.Samples,
            Quality = (SampleQuality)Math.Max((int)_sum.Quality, (int)row.Quality),
            Coverage = (PairCoverage)Math.Min((int)_sum.Coverage, (int)row.Coverage),
        };
    }

    /// <summary>The sum, as the file keeps it.</summary>
    public TrafficRow ToRow() => _sum with
    {
        Resolution = Resolution,
        SentRates = _sent is null ? _sum.SentRates : SketchBlob.Write(_sent),
        ReceivedRates = _received is null ? _sum.ReceivedRates : SketchBlob.Write(_received),
    };

    /// <summary>The sum, as it is told.</summary>
    /// <param name="series">Whose it is.</param>
    public TrafficHistory ToHistory(StatisticSeries series)
    {
        long length = StoreTime.LengthOf(Resolution);
        bool isOne = _sum.Samples == 1;
        return new TrafficHistory(
            series,
            Resolution,
            new DateTimeOffset(Number * length, TimeSpan.Zero),
            new DateTimeOffset(Math.Min((Number + 1) * length, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero),
            new TimeSpan(_sum.Covered),
            isOne ? null : _sent ?? _sum.SentSketch(),
            isOne ? null : _received ?? _sum.ReceivedSketch())
        {
            SampleCount = _sum.Samples,
            SentBytes = _sum.Sent,
            ReceivedBytes = _sum.Received,
            Quality = _sum.Quality,
            PairCoverage = _sum.Coverage,
        };
    }
}
