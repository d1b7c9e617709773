using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Optimization;

/// <summary>A linear program in non-negative variables. Rows and variables can be added between solves. Not safe
/// on several threads.</summary>
/// <remarks>Meant for numbers within about nine orders of magnitude of each other; callers scale rates to Mbit/s.
/// </remarks>
internal sealed class LinearProgram
{
    private readonly List<LinearRow> _rows = new();

    /// <summary>How many variables there are.</summary>
    public int VariableCount { get; private set; }

    /// <summary>How many rows there are.</summary>
    public int RowCount => _rows.Count;

    /// <summary>The rows.</summary>
    internal IReadOnlyList<LinearRow> Rows => _rows;

    /// <summary>Adds a variable that is at least 0.</summary>
    /// <returns>Its index, from 0.</returns>
    public int AddVariable() => VariableCount++;

    /// <summary>Adds a row.</summary>
    /// <param name="terms">Its left side; a variable may stand in several terms, which are added up.</param>
    /// <param name="sense">How the sides compare.</param>
    /// <param name="right">Its right side; finite.</param>
    /// <returns>Its index, from 0.</returns>
    public int AddRow(IEnumerable<LinearTerm> terms, RowSense sense, double right)
    {
        LinearTerm[] merged = terms
            .GroupBy(term => term.Variable)
            .Select(group => new LinearTerm(group.Key, group.Sum(term => term.Coefficient)))
            .Where(term => term.Coefficient != 0)
            .ToArray();
        if (double.IsNaN(right) || double.IsInfinity(right))
        {
            throw new ArgumentOutOfRangeException(nameof(right), right, "A row's right side is finite.");
        }

        _rows.Add(new LinearRow(merged, sense, right));
        return _rows.Count - 1;
    }

    /// <summary>Takes out the rows from an index on.</summary>
    /// <param name="rowCount">How many rows stay.</param>
    public void KeepRows(int rowCount) => _rows.RemoveRange(rowCount, _rows.Count - rowCount);

    /// <summary>Finds values that make the objective largest.</summary>
    /// <param name="objective">Its terms.</param>
    /// <param name="pivotBudget">Pivots allowed; at least 1.</param>
    public LinearSolution Maximize(IEnumerable<LinearTerm> objective, int pivotBudget = 200_000)
    {
        double[] coefficients = new double[VariableCount];
        foreach (LinearTerm term in objective)
        {
            coefficients[term.Variable] += term.Coefficient;
        }

        return new SimplexTableau(this, coefficients, pivotBudget).Solve();
    }
}
