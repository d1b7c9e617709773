using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>The rows of one subject of a plain CSV that are held, and what they become. One thread at a
/// time.</summary>
internal sealed class PlainSeries
{
    /// <summary>Places in a row: what was sent.</summary>
    public const int Sent = 0;

    /// <summary>What was received.</summary>
    public const int Received = 1;

    /// <summary>The interval in ticks; 0 where the row does not say it.</summary>
    public const int Length = 2;

    /// <summary>1 where sent is bytes, plus 2 where received is; else both are rates.</summary>
    public const int Amounts = 3;

    private const int MostRows = 512;

    /// <param name="match">What it is.</param>
    /// <param name="remoteId">For a pair the other end's id; otherwise null.</param>
    /// <param name="meter">The meter.</param>
    public PlainSeries(SubjectMatch match, string? remoteId, string meter)
    {
        Match = match;
        Shared = new SampleSubject(
            remoteId is null ? match.Kind : TrafficKind.Pair, match.Id ?? string.Empty, remoteId, meter);
        Window = match.Id is null ? null : new OrderWindow(4, MostRows);
    }

    public SubjectMatch Match { get; }

    /// <summary>What its samples share.</summary>
    public SampleSubject Shared { get; }

    /// <summary>Null where the fabric does not have the subject.</summary>
    public OrderWindow? Window { get; }

    public IntervalRule Intervals { get; } = new(gapsAreWhole: false);

    /// <summary>True where it got a sample.</summary>
    public bool HasSample { get; set; }
}
