using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>A fault that hits adaptations of a simulated fabric: the next few, or each with a probability.
/// Immutable, compared by value.</summary>
public sealed record AdaptationFault
{
    private AdaptationFault(AdaptationFaultKind kind, string? adapterId, int? next, double? probability)
    {
        Kind = kind;
        AdapterId = adapterId is null ? null : Guard.NotBlank(adapterId, nameof(adapterId));
        Next = next is int count ? (int)Guard.InRange(count, 0, int.MaxValue, nameof(next)) : null;
        Probability = probability is double share ? Guard.InRange(share, 0, 1, nameof(probability)) : null;
    }

    /// <summary>How the adaptation goes wrong.</summary>
    public AdaptationFaultKind Kind { get; }

    /// <summary>The adapter whose adaptations it hits; null for all.</summary>
    public string? AdapterId { get; }

    /// <summary>How many adaptations it hits from now on; null where <see cref="Probability"/> decides.</summary>
    public int? Next { get; }

    /// <summary>Share of adaptations it hits, 0 to 1; null where <see cref="Next"/> decides.</summary>
    public double? Probability { get; }

    /// <summary>Makes a fault that hits the next adaptations.</summary>
    /// <param name="kind">How they go wrong.</param>
    /// <param name="adapterId">The adapter whose adaptations it hits; null for all.</param>
    /// <param name="count">How many; at least 0.</param>
    public static AdaptationFault OfNext(AdaptationFaultKind kind, string? adapterId, int count) =>
        new(kind, adapterId, count, null);

    /// <summary>Makes a fault that hits by chance.</summary>
    /// <param name="kind">How adaptations go wrong.</param>
    /// <param name="adapterId">The adapter whose adaptations it hits; null for all.</param>
    /// <param name="probability">0 to 1.</param>
    public static AdaptationFault OfChance(AdaptationFaultKind kind, string? adapterId, double probability) =>
        new(kind, adapterId, null, probability);
}
