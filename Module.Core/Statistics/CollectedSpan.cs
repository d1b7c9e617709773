using System;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>What a counter counted between two readings of one life.</summary>
/// <param name="Reading">The second reading.</param>
/// <param name="Start">Time of the first.</param>
/// <param name="SentBytes">Bytes counted between them.</param>
/// <param name="ReceivedBytes">Bytes counted between them.</param>
/// <param name="HasWrapped">True where a counter wrapped between them.</param>
/// <param name="Coverage">The weaker coverage of both.</param>
internal readonly record struct CollectedSpan(
    CounterReading Reading,
    DateTimeOffset Start,
    ulong SentBytes,
    ulong ReceivedBytes,
    bool HasWrapped,
    PairCoverage Coverage)
{
    /// <summary>Makes the sample.</summary>
    /// <param name="longSeconds">An interval above this is long. Unit: s.</param>
    /// <param name="hasUnknownPair">True where a pair of the adapter gave no sample.</param>
    public TrafficSample ToSample(double longSeconds, bool hasUnknownPair) => new(
        Reading.Kind, Reading.SubjectId, Start, Reading.Time, SentBytes, ReceivedBytes, Reading.Source)
    {
        RemoteId = Reading.RemoteId,
        Quality = HasWrapped ? SampleQuality.Wrapped
            : (Reading.Time - Start).TotalSeconds > longSeconds ? SampleQuality.Long
            : SampleQuality.Good,
        PairCoverage = hasUnknownPair && Coverage == PairCoverage.All ? PairCoverage.Listed : Coverage,
    };
}
