using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>What samples of one meter and subject share. Immutable.</summary>
/// <param name="Kind">What was counted.</param>
/// <param name="SubjectId">Its id.</param>
/// <param name="RemoteId">For a pair the other end's id; otherwise null.</param>
/// <param name="Source">The meter.</param>
internal sealed record SampleSubject(TrafficKind Kind, string SubjectId, string? RemoteId, string Source);
