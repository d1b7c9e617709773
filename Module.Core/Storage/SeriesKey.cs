using NetUtil.Core.Model;

namespace NetUtil.Storage;

/// <summary>What tells one series from another. Immutable, compared by value.</summary>
/// <param name="Fabric">Number of the fabric's name.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="SubjectId">Id of the adapter, uplink or link.</param>
/// <param name="RemoteId">For a pair the other end's id; otherwise null.</param>
/// <param name="Source">The meter.</param>
internal readonly record struct SeriesKey(
    long Fabric, TrafficKind Kind, string SubjectId, string? RemoteId, string Source);
