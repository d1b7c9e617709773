using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>What one meter counts of one adapter, pair, uplink or link. Immutable, compared by value.</summary>
/// <param name="Kind">What is counted.</param>
/// <param name="SubjectId">Id of the adapter, uplink or link.</param>
/// <param name="RemoteId">For a pair the other end's id; otherwise null.</param>
/// <param name="Source">The meter.</param>
public sealed record StatisticSeries(TrafficKind Kind, string SubjectId, string? RemoteId, string Source);
