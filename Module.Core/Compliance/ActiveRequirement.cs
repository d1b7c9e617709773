using NetUtil.Core.Model;

namespace NetUtil.Core.Compliance;

/// <summary>A requirement whose condition holds, with its paths and bounds in one fabric. Bounds in
/// bit/s.</summary>
internal sealed class ActiveRequirement
{
    public ActiveRequirement(Requirement requirement, ExpandedMeasure expanded)
    {
        Requirement = requirement;
        Expanded = expanded;
        BoundComparison comparison = requirement.Statement.Requirement;
        double bound = comparison.Bound.BitsPerSecond;
        double tolerance = comparison.Comparison == Comparison.Equal ? requirement.Settings.ToleranceFraction : 0;
        LowerBound = comparison.HasLowerBound ? bound * (1 - tolerance) : null;
        UpperBound = comparison.HasUpperBound ? bound * (1 + tolerance) : null;
    }

    public Requirement Requirement { get; }

    public ExpandedMeasure Expanded { get; }

    /// <summary>The least that the figure must be; null where it has no lower side.</summary>
    public double? LowerBound { get; }

    /// <summary>The most that the figure may be; null where it has no upper side.</summary>
    public double? UpperBound { get; }

    /// <summary>True where the figure must be above its lower bound, not just at it.</summary>
    public bool IsStrict => Requirement.Statement.Requirement.Comparison is Comparison.Greater;

    /// <summary>What the lower side needs of a computed figure: a strict bound is passed by a hair, wider than
    /// the slack of a comparison.</summary>
    public double? LeastNeeded => LowerBound * (IsStrict ? 1 + (10 * Slack) : 1);

    /// <summary>What the upper side allows a computed figure, likewise.</summary>
    public double? MostAllowed =>
        UpperBound * (Requirement.Statement.Requirement.Comparison == Comparison.Less ? 1 - (10 * Slack) : 1);

    public int Priority => Requirement.Settings.Priority;

    /// <summary>Says whether a figure satisfies the lower side.</summary>
    public bool IsReachedBy(double figure) => LowerBound is not double bound
        || (IsStrict ? figure > bound * (1 + Slack) : figure >= bound * (1 - Slack));

    /// <summary>Says whether a figure satisfies the upper side.</summary>
    public bool IsKeptBy(double figure) => UpperBound is not double bound
        || (Requirement.Statement.Requirement.Comparison == Comparison.Less
            ? figure < bound * (1 - Slack)
            : figure <= bound * (1 + Slack));

    // Rates are computed, so two that should be equal may differ in the last digits.
    private const double Slack = 1e-7;
}
