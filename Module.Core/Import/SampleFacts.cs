using System;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>A sample before it is made: the thread that reads leaves that to the one that takes samples, which
/// halves what each has to do.</summary>
internal readonly struct SampleFacts
{
    private readonly SampleSubject _subject;
    private readonly long _start;
    private readonly long _end;
    private readonly double _sentBytes;
    private readonly double _receivedBytes;
    private readonly SampleQuality _quality;

    /// <param name="subject">What it is of.</param>
    /// <param name="start">Ticks, UTC.</param>
    /// <param name="end">Ticks, UTC; after the start.</param>
    /// <param name="sentBytes">At least 0.</param>
    /// <param name="receivedBytes">At least 0.</param>
    /// <param name="quality">How far it can be trusted.</param>
    public SampleFacts(
        SampleSubject subject, long start, long end, double sentBytes, double receivedBytes, SampleQuality quality)
    {
        _subject = subject;
        _start = start;
        _end = end;
        _sentBytes = sentBytes;
        _receivedBytes = receivedBytes;
        _quality = quality;
    }

    /// <summary>Makes the sample.</summary>
    public TrafficSample ToSample() => new(
        _subject.Kind,
        _subject.SubjectId,
        _start,
        _end,
        _sentBytes,
        _receivedBytes,
        _subject.Source) { RemoteId = _subject.RemoteId, Quality = _quality };
}
