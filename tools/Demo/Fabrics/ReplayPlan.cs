using System;

namespace NetUtil.Demo.Fabrics;

/// <summary>How traffic is replayed. Immutable.</summary>
/// <param name="Scale">What recorded rates are multiplied by; above 0.</param>
/// <param name="CalmMinutes">Minutes before the bulk transfers begin; at least 1.</param>
internal sealed record ReplayPlan(double Scale, int CalmMinutes)
{
    /// <summary>How long the bulk transfers last: longer than anybody watches.</summary>
    internal static TimeSpan BulkLength { get; } = TimeSpan.FromHours(12);

    /// <summary>When the replay begins, on the fabric's clock.</summary>
    internal static DateTimeOffset Start { get; } = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);

    /// <summary>The length of a step: the recordings' own.</summary>
    internal static TimeSpan Minute { get; } = TimeSpan.FromMinutes(1);

    /// <summary>When the bulk transfers begin, on the fabric's clock.</summary>
    internal DateTimeOffset BulkStart => Start + (CalmMinutes * Minute);
}
