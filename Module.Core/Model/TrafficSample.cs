using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>Bytes moved in one interval. Immutable.</summary>
public sealed class TrafficSample
{
    /// <summary>Makes a sample.</summary>
    /// <param name="kind">What was counted.</param>
    /// <param name="subjectId">Id of the adapter, uplink or link; not blank.</param>
    /// <param name="start">Begin of the interval, UTC.</param>
    /// <param name="end">End of the interval, UTC; after the begin.</param>
    /// <param name="sentBytes">Unit: byte; at least 0. For an adapter and a pair what the guest offered.</param>
    /// <param name="receivedBytes">Unit: byte; at least 0. What arrived.</param>
    /// <param name="source">The meter; not blank.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is empty or a count is negative.</exception>
    public TrafficSample(
        TrafficKind kind,
        string subjectId,
        DateTimeOffset start,
        DateTimeOffset end,
        double sentBytes,
        double receivedBytes,
        string source)
    {
        Kind = kind;
        SubjectId = Guard.NotBlank(subjectId, nameof(subjectId));
        Start = start.ToUniversalTime();
        End = end.ToUniversalTime();
        if (End <= Start)
        {
            throw new ArgumentOutOfRangeException(nameof(end), end, "A sample's interval ends after it begins.");
        }

        SentBytes = Guard.NotNegative(sentBytes, nameof(sentBytes));
        ReceivedBytes = Guard.NotNegative(receivedBytes, nameof(receivedBytes));
        Source = Guard.NotBlank(source, nameof(source));
    }

    /// <summary>Makes a sample of what was checked already: a large import makes millions.</summary>
    /// <param name="kind">What was counted.</param>
    /// <param name="subjectId">Not blank (trusted).</param>
    /// <param name="startTicks">Begin of the interval, UTC (trusted).</param>
    /// <param name="endTicks">After the begin, UTC (trusted).</param>
    /// <param name="sentBytes">At least 0 (trusted).</param>
    /// <param name="receivedBytes">At least 0 (trusted).</param>
    /// <param name="source">Not blank (trusted).</param>
    internal TrafficSample(
        TrafficKind kind,
        string subjectId,
        long startTicks,
        long endTicks,
        double sentBytes,
        double receivedBytes,
        string source)
    {
        Kind = kind;
        SubjectId = subjectId;
        Start = new DateTimeOffset(startTicks, TimeSpan.Zero);
        End = new DateTimeOffset(endTicks, TimeSpan.Zero);
        SentBytes = sentBytes;
        ReceivedBytes = receivedBytes;
        Source = source;
    }

    /// <summary>What was counted.</summary>
    public TrafficKind Kind { get; }

    /// <summary>Id of the adapter, uplink or link.</summary>
    public string SubjectId { get; }

    /// <summary>For a pair the other end's id; otherwise null.</summary>
    public string? RemoteId { get; init; }

    /// <summary>Begin of the interval, UTC.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>End of the interval, UTC.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Unit: byte. For an adapter and a pair what the guest offered.</summary>
    public double SentBytes { get; }

    /// <summary>Unit: byte. What arrived.</summary>
    public double ReceivedBytes { get; }

    /// <summary>The meter.</summary>
    public string Source { get; }

    /// <summary>How far the sample can be trusted.</summary>
    public SampleQuality Quality { get; init; }

    /// <summary>For an adapter: which remotes its pair meter counted.</summary>
    public PairCoverage PairCoverage { get; init; }

    /// <summary>Length of the interval. Unit: s; above 0.</summary>
    public double IntervalSeconds => (End - Start).TotalSeconds;

    /// <summary>Mean rate sent. Unit: bit/s.</summary>
    public double SentBitsPerSecond => SentBytes * 8 / IntervalSeconds;

    /// <summary>Mean rate received. Unit: bit/s.</summary>
    public double ReceivedBitsPerSecond => ReceivedBytes * 8 / IntervalSeconds;
}
