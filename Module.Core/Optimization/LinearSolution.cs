using System.Collections.Generic;

namespace NetUtil.Core.Optimization;

/// <summary>What solving a linear program gave. Immutable.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Objective">Value of the objective; meaningless where infeasible or unbounded.</param>
/// <param name="Values">Shape: one for each variable; empty where infeasible or unbounded.</param>
/// <param name="Duals">Shape: one for each row. How much the objective grows with the row's right side, by one
/// unit of it; at least 0 for "at most" and at most 0 for "at least" rows of a maximum.</param>
/// <param name="Pivots">Work done.</param>
internal sealed record LinearSolution(
    LinearStatus Status,
    double Objective,
    IReadOnlyList<double> Values,
    IReadOnlyList<double> Duals,
    int Pivots)
{
    /// <summary>True where the values satisfy all rows.</summary>
    public bool IsFeasible => Status is LinearStatus.Optimal or LinearStatus.BudgetSpent;
}
