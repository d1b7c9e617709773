namespace NetUtil.Core.Statistics;

/// <summary>What one roll-up did. Immutable.</summary>
/// <param name="RolledSamples">Samples that became part of a minute.</param>
/// <param name="RolledBuckets">Minutes that became part of an hour, and hours that became part of a day.</param>
/// <param name="Overlapping">Samples that were left out, because their meter had counted more than half of their
/// time already.</param>
/// <param name="Expired">Days that were deleted because of their age.</param>
/// <param name="IsComplete">False where the budget was spent before everything was rolled up that is old enough;
/// the next call goes on.</param>
public readonly record struct RollUpResult(
    long RolledSamples, long RolledBuckets, long Overlapping, long Expired, bool IsComplete)
{
    /// <summary>How many rows were worked on.</summary>
    public long Work => RolledSamples + RolledBuckets + Overlapping + Expired;

    /// <summary>Adds what a later part of the same roll-up did.</summary>
    /// <param name="later">The later part, which says whether the whole is complete.</param>
    public RollUpResult And(RollUpResult later) => new(
        RolledSamples + later.RolledSamples,
        RolledBuckets + later.RolledBuckets,
        Overlapping + later.Overlapping,
        Expired + later.Expired,
        later.IsComplete);
}
