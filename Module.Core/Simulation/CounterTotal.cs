using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>What a simulated counter has counted in its life, before it is cut to its width. Immutable, compared
/// by value.</summary>
public sealed record CounterTotal
{
    /// <summary>Makes a total.</summary>
    /// <param name="kind">What is counted.</param>
    /// <param name="subjectId">Id of the adapter, uplink or link; not blank.</param>
    /// <param name="remoteId">For a pair the other end's id; otherwise null.</param>
    /// <param name="sentBytes">At least 0.</param>
    /// <param name="receivedBytes">At least 0.</param>
    public CounterTotal(
        TrafficKind kind, string subjectId, string? remoteId, double sentBytes, double receivedBytes)
    {
        Kind = kind;
        SubjectId = Guard.NotBlank(subjectId, nameof(subjectId));
        RemoteId = remoteId;
        SentBytes = Guard.NotNegative(sentBytes, nameof(sentBytes));
        ReceivedBytes = Guard.NotNegative(receivedBytes, nameof(receivedBytes));
    }

    /// <summary>What is counted.</summary>
    public TrafficKind Kind { get; }

    /// <summary>Id of the adapter, uplink or link.</summary>
    public string SubjectId { get; }

    /// <summary>For a pair the other end's id; otherwise null.</summary>
    public string? RemoteId { get; }

    /// <summary>Unit: byte, with fractions.</summary>
    public double SentBytes { get; }

    /// <summary>Unit: byte, with fractions.</summary>
    public double ReceivedBytes { get; }
}
