namespace NetUtil.Core.Compliance;

/// <summary>What a condition comes to.</summary>
internal enum ConditionOutcome
{
    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It does not hold.</summary>
    Fails,

    /// <summary>The data does not decide it.</summary>
    Unknown,
}
