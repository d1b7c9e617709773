namespace NetUtil.Core.Compliance;

/// <summary>What a requirement's figure must be while another's is raised. Unit: bit/s. Immutable.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="LeastBitsPerSecond">At least this; null for no lower side.</param>
/// <param name="MostBitsPerSecond">At most this; null for no upper side.</param>
internal sealed record ReachTarget(
    ActiveRequirement Requirement, double? LeastBitsPerSecond, double? MostBitsPerSecond)
{
    /// <summary>Both sides of a requirement.</summary>
    public static ReachTarget Of(ActiveRequirement requirement) =>
        new(requirement, requirement.LeastNeeded, requirement.MostAllowed);

    /// <summary>A requirement that cannot reach its bound and keeps what it can.</summary>
    public static ReachTarget AtLeast(ActiveRequirement requirement, double leastBitsPerSecond) =>
        new(requirement, leastBitsPerSecond, null);
}
