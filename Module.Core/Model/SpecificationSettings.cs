using System;

namespace NetUtil.Core.Model;

/// <summary>The attributes of a capacitySpecification. Immutable, compared by value; ranges are checked by the
/// reader of specs.</summary>
public sealed record SpecificationSettings
{
    /// <summary>All defaults.</summary>
    public static SpecificationSettings Default { get; } = new();

    /// <summary>1 to 100; low 10, normal 50, high 75, critical 100.</summary>
    public int Priority { get; init; } = 50;

    /// <summary>The span that rates are taken over; above 0.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How the rates of the window become one.</summary>
    public WindowStatistic Statistic { get; init; } = WindowStatistic.Mean;

    /// <summary>Which figure satisfies a lower bound.</summary>
    public ComplianceBasis Basis { get; init; } = ComplianceBasis.Capacity;

    /// <summary>How far "=" may be missed, as a share of the bound; 0 to 1.</summary>
    public double ToleranceFraction { get; init; } = 0.1;

    /// <summary>How far ahead the forecast looks; above 0.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The probability of a breach within the horizon that makes a requirement AtRisk; 0 to 1.</summary>
    public double Risk { get; init; } = 0.5;

    /// <summary>How many evaluations a breach must last before anything is changed; at least 1.</summary>
    public int BreachEvaluations { get; init; } = 3;

    /// <summary>True where a breach may be mended by changing bandwidth; false where nothing may be
    /// changed.</summary>
    public bool MayChangeBandwidth { get; init; } = true;
}
