using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>How a plan is sought. Immutable.</summary>
public sealed record PlanOptions
{
    private readonly int _stepBudget = 2000;

    /// <summary>Linear programs that the search may solve; at least 1; default 2000. The same budget gives the
    /// same plan.</summary>
    public int StepBudget
    {
        get => _stepBudget;
        init => _stepBudget = (int)Guard.InRange(value, 1, int.MaxValue, nameof(StepBudget));
    }
}
