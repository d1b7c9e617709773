namespace NetUtil.Core.Optimization;

/// <summary>How solving a linear program ended.</summary>
internal enum LinearStatus
{
    /// <summary>The values are an optimum.</summary>
    Optimal,

    /// <summary>No values satisfy all rows.</summary>
    Infeasible,

    /// <summary>The objective has no limit.</summary>
    Unbounded,

    /// <summary>The pivots allowed were spent; the values satisfy all rows but may not be the best.</summary>
    BudgetSpent,
}
