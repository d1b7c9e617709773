using System;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>A fault that hits adaptations of a simulated fabric: the next few, or each with a probability.
/// Immutable, compared by value.</summary>
public sealed record AdaptationFault
{
    /// <summary>How long after its start a fault hits a migration, where it does not say.</summary>
    public static readonly TimeSpan UsualAfter = TimeSpan.FromMinutes(1);

    private AdaptationFault(AdaptationFaultKind kind, string? adapterId, int? next, double? probability)
    {
        Kind = kind;
        AdapterId = adapterId is null ? null : Guard.NotBlank(adapterId, nameof(adapterId));
        Next = next is int count ? (int)Guard.InRange(count, 0, int.MaxValue, nameof(next)) : null;
        Probability = probability is double share ? Guard.InRange(share, 0, 1, nameof(probability)) : null;
    }

    /// <summary>How the adaptation goes wrong.</summary>
    public AdaptationFaultKind Kind { get; }

    /// <summary>The adapter whose adaptations it hits; null for all. A migration is of no adapter.</summary>
    public string? AdapterId { get; }

    /// <summary>The VM whose adaptations it hits; null for all.</summary>
    public string? MachineId
    {
        get;
        init => field = value is null ? null : Guard.NotBlank(value, nameof(MachineId));
    }

    /// <summary>For <see cref="AdaptationFaultKind.Interrupted"/>, <see cref="AdaptationFaultKind.Stuck"/> and
    /// <see cref="AdaptationFaultKind.Late"/>: how long after the migration's start it is called failed; above
    /// 0. Null: a stuck one never, the others <see cref="UsualAfter"/>.</summary>
    public TimeSpan? After
    {
        get;
        init => field = value <= TimeSpan.Zero
            ? throw new ArgumentOutOfRangeException(
                nameof(After), value, "A fault hits some time after the start.")
            : value;
    }

    /// <summary>How many adaptations it hits from now on; null where <see cref="Probability"/> decides.</summary>
    public int? Next { get; private init; }

    /// <summary>Share of adaptations it hits, 0 to 1; null where <see cref="Next"/> decides.</summary>
    public double? Probability { get; }

    /// <summary>Says whether it can hit an adaptation.</summary>
    internal bool Fits(Adaptation adaptation) =>
        (MachineId is null || MachineId == adaptation.MachineId)
        && (AdapterId is null || AdapterId == (adaptation as BandwidthAdaptation)?.AdapterId)
        && (adaptation is MigrationAdaptation || Kind is not (AdaptationFaultKind.Interrupted
            or AdaptationFaultKind.Stuck or AdaptationFaultKind.Late));

    /// <summary>The same fault, hitting one adaptation less.</summary>
    internal AdaptationFault Hit() => this with { Next = Next - 1 };

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
