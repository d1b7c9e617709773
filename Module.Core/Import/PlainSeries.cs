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

    public PlainSeries(SubjectMatch match, string? remoteId)
    {
        Match = match;
        RemoteId = remoteId;
        Window = match.Id is null ? null : new OrderWindow(4, MostRows);
    }

    public SubjectMatch Match { get; }

    public string? RemoteId { get; }

    /// <summary>Null where the fabric does not have the subject.</summary>
    public OrderWindow? Window { get; }

    public IntervalRule Intervals { get; } = new(gapsAreWhole: false);

    /// <summary>True where it got a sample.</summary>
    public bool HasSample { get; set; }

    /// <summary>The kind of its samples.</summary>
    public TrafficKind Kind => RemoteId is null ? Match.Kind : TrafficKind.Pair;
}
