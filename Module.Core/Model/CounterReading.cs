using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>A cumulative counter as a meter shows it at one time. Immutable.</summary>
/// <remarks>Sent is what the guest offered, before limits and losses; received is what arrived. A rate comes from
/// two readings of the same <see cref="Life"/> only.</remarks>
public sealed class CounterReading
{
    /// <summary>Makes a reading.</summary>
    /// <param name="kind">What is counted.</param>
    /// <param name="subjectId">Id of the adapter, uplink or link; not blank.</param>
    /// <param name="time">When the counter showed this, UTC, by the meter's own clock.</param>
    /// <param name="sentBytes">Bytes since the life began.</param>
    /// <param name="receivedBytes">Bytes since the life began.</param>
    /// <param name="life">Names the counter's life; another name means that it started again; not blank.</param>
    /// <param name="source">The meter, such as "simulation" or "host counter on HV01"; not blank.</param>
    public CounterReading(
        TrafficKind kind,
        string subjectId,
        DateTimeOffset time,
        ulong sentBytes,
        ulong receivedBytes,
        string life,
        string source)
    {
        Kind = kind;
        SubjectId = Guard.NotBlank(subjectId, nameof(subjectId));
        Time = time.ToUniversalTime();
        SentBytes = sentBytes;
        ReceivedBytes = receivedBytes;
        Life = Guard.NotBlank(life, nameof(life));
        Source = Guard.NotBlank(source, nameof(source));
    }

    /// <summary>What is counted.</summary>
    public TrafficKind Kind { get; }

    /// <summary>Id of the adapter, uplink or link.</summary>
    public string SubjectId { get; }

    /// <summary>For a pair the other end's id; otherwise null.</summary>
    public string? RemoteId { get; init; }

    /// <summary>When the counter showed this, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Bytes since the life began; for an adapter and a pair what the guest offered.</summary>
    public ulong SentBytes { get; }

    /// <summary>Bytes since the life began; what arrived.</summary>
    public ulong ReceivedBytes { get; }

    /// <summary>Names the counter's life.</summary>
    public string Life { get; }

    /// <summary>The meter.</summary>
    public string Source { get; }

    /// <summary>When the meter answered, UTC, by the clock of whoever asked it; null where that is not known, and
    /// then a clock that was set is not noticed.</summary>
    public DateTimeOffset? Taken { get; init; }

    /// <summary>Width of the counter: 64, or 32 for one that starts again at 2^32.</summary>
    public int CounterBits
    {
        get;
        init => field = value is 32 or 64
            ? value
            : throw new ArgumentOutOfRangeException(nameof(CounterBits), value, "A counter has 32 or 64 bits.");
    } = 64;

    /// <summary>For an adapter: which remotes its pair meter counts.</summary>
    public PairCoverage PairCoverage { get; init; }
}
