namespace NetUtil.Core.Planning;

/// <summary>Why the search for a plan ended.</summary>
public enum PlanStopReason
{
    /// <summary>No plan of the kind sought is better.</summary>
    Optimal,

    /// <summary>The step budget was spent; the plan is the best found.</summary>
    BudgetSpent,

    /// <summary>Nothing that may be done mends anything.</summary>
    Infeasible,
}
