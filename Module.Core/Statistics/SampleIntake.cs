namespace NetUtil.Core.Statistics;

/// <summary>How many samples a store was given, and how many of them it did not have. Immutable.</summary>
/// <param name="Given">All samples; at least 0.</param>
/// <param name="Added">Those that were not there before; at most all.</param>
public readonly record struct SampleIntake(long Given, long Added)
{
    /// <summary>Samples that were there already and were left as they are.</summary>
    public long Known => Given - Added;
}
