using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>How a plan is sought. Immutable.</summary>
public sealed record PlanOptions
{
    private readonly int _stepBudget = 2000;
    private readonly int _placementBudget = 400;
    private readonly int _placementWidth = 60;

    /// <summary>Linear programs that the search may solve; at least 1; default 2000. The same budget gives the
    /// same plan.</summary>
    public int StepBudget
    {
        get => _stepBudget;
        init => _stepBudget = (int)Guard.InRange(value, 1, int.MaxValue, nameof(StepBudget));
    }

    /// <summary>Placements of VMs that the search may judge exactly; at least 1; default 400. The same budget
    /// gives the same plan.</summary>
    public int PlacementBudget
    {
        get => _placementBudget;
        init => _placementBudget = (int)Guard.InRange(value, 1, int.MaxValue, nameof(PlacementBudget));
    }

    /// <summary>Moves that the search looks at from one placement, the most promising ones; at least 1; default
    /// 60. Where there are more, the plan is not proved to be the best.</summary>
    public int PlacementWidth
    {
        get => _placementWidth;
        init => _placementWidth = (int)Guard.InRange(value, 1, int.MaxValue, nameof(PlacementWidth));
    }

    /// <summary>True where requirements that are Unknown, and likely Violated by an estimate, are mended as well;
    /// by bandwidth alone. False by default.</summary>
    public bool AllowEstimate { get; init; }
}
