using System;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>What one meter counted in a minute, an hour or a day, or one sample of it. Immutable.</summary>
public sealed class TrafficHistory
{
    private readonly RateSketch? _sent;
    private readonly RateSketch? _received;

    internal TrafficHistory(
        StatisticSeries series,
        StatisticResolution resolution,
        DateTimeOffset start,
        DateTimeOffset end,
        TimeSpan covered,
        RateSketch? sent,
        RateSketch? received)
    {
        Series = series;
        Resolution = resolution;
        Start = start;
        End = end;
        Covered = covered;
        _sent = sent;
        _received = received;
    }

    /// <summary>What was counted, and by which meter.</summary>
    public StatisticSeries Series { get; }

    /// <summary>What this is: a sample, a minute, an hour or a day.</summary>
    public StatisticResolution Resolution { get; }

    /// <summary>Begin of the sample, minute, hour or day, UTC; not included.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Its end, UTC; included.</summary>
    public DateTimeOffset End { get; }

    /// <summary>The lengths of the samples that end in it, together; above 0.</summary>
    public TimeSpan Covered { get; }

    /// <summary>How many samples end in it; at least 1.</summary>
    public long SampleCount { get; internal init; } = 1;

    /// <summary>Unit: byte. What the samples count, exact.</summary>
    public double SentBytes { get; internal init; }

    /// <summary>Unit: byte. What the samples count, exact.</summary>
    public double ReceivedBytes { get; internal init; }

    /// <summary>The worst quality of a sample.</summary>
    public SampleQuality Quality { get; internal init; }

    /// <summary>For an adapter: the weakest coverage of its pair meter.</summary>
    public PairCoverage PairCoverage { get; internal init; }

    /// <summary>Mean rate sent over the time that was covered, exact. Unit: bit/s.</summary>
    public double SentBitsPerSecond => SentBytes * 8 / Covered.TotalSeconds;

    /// <summary>Mean rate received over the time that was covered, exact. Unit: bit/s.</summary>
    public double ReceivedBitsPerSecond => ReceivedBytes * 8 / Covered.TotalSeconds;

    /// <summary>A percentile of the rates of the samples.</summary>
    /// <param name="fraction">0 to 1; 1 is the largest rate, exact.</param>
    /// <returns>Unit: bit/s; within <see cref="RateSketch.RelativeError"/>, exact where there is one sample.
    /// </returns>
    public double SentPercentile(double fraction) => _sent?.Percentile(fraction) ?? SentBitsPerSecond;

    /// <summary>A percentile of the rates of the samples.</summary>
    /// <param name="fraction">0 to 1; 1 is the largest rate, exact.</param>
    /// <returns>Unit: bit/s; within <see cref="RateSketch.RelativeError"/>, exact where there is one sample.
    /// </returns>
    public double ReceivedPercentile(double fraction) => _received?.Percentile(fraction) ?? ReceivedBitsPerSecond;
}
