using System;
using System.Linq;

namespace NetUtil.Core.Optimization;

/// <summary>The primal simplex method in two phases on a dense tableau.</summary>
/// <remarks>The entering column is the one with the largest reduced cost; after a run of pivots without progress
/// the one with the smallest index, which cannot cycle. Source: G. B. Dantzig, "Linear Programming and
/// Extensions" (1963), ch. 5; R. G. Bland, Math. of Operations Research 2 (1977), 103-107. Cost: O(rows x
/// columns) a pivot.</remarks>
internal sealed class SimplexTableau
{
    private const double Tolerance = 1e-9;
    private const int StallLimit = 40;

    private readonly LinearProgram _program;
    private readonly double[] _objective;
    private readonly double[][] _rows;
    private readonly double[] _scales;
    private readonly int[] _basis;
    private readonly int[] _slackOf;
    private readonly int _firstArtificial;
    private readonly int _columns;
    private readonly double[] _costs;
    private readonly int[] _filled;
    private readonly int _pivotBudget;
    private int _pivots;

    public SimplexTableau(LinearProgram program, double[] objective, int pivotBudget)
    {
        _program = program;
        _objective = objective;
        _pivotBudget = pivotBudget;
        int rowCount = program.RowCount;
        int slacks = program.Rows.Count(row => row.Sense != RowSense.Equal);
        _firstArtificial = program.VariableCount + slacks;
        _columns = _firstArtificial + program.Rows.Count(row => row.NeedsArtificial);
        _rows = new double[rowCount][];
        _scales = new double[rowCount];
        _basis = new int[rowCount];
        _slackOf = new int[rowCount];
        _costs = new double[_columns + 1];
        _filled = new int[_columns + 1];
        Fill();
    }

    /// <summary>Solves the program.</summary>
    public LinearSolution Solve()
    {
        if (_columns > _firstArtificial)
        {
            SetCosts(column => column >= _firstArtificial ? -1 : 0);
            LinearStatus first = Improve(_columns);
            if (first == LinearStatus.BudgetSpent || IsAnyRowMissed())
            {
                // Values of an unfinished first phase satisfy no row for sure, so they are not given out.
                return new LinearSolution(
                    LinearStatus.Infeasible, 0, Array.Empty<double>(), Array.Empty<double>(), _pivots);
            }

            DriveOutArtificials();
        }

        SetCosts(column => column < _objective.Length ? _objective[column] : 0);
        LinearStatus status = Improve(_firstArtificial);
        return status == LinearStatus.Unbounded
            ? new LinearSolution(status, 0, Array.Empty<double>(), Array.Empty<double>(), _pivots)
            : new LinearSolution(status, _costs[_columns], Values(), Duals(), _pivots);
    }

    private void Fill()
    {
        int slack = _program.VariableCount;
        int artificial = _firstArtificial;
        for (int i = 0; i < _rows.Length; i++)
        {
            LinearRow row = _program.Rows[i];
            double[] line = new double[_columns + 1];
            double largest = row.Terms.Count == 0 ? 1 : row.Terms.Max(term => Math.Abs(term.Coefficient));
            double sign = row.IsTurned ? -1 : 1;
            _scales[i] = sign / largest;
            foreach (LinearTerm term in row.Terms)
            {
                line[term.Variable] = term.Coefficient * _scales[i];
            }

            line[_columns] = row.Right * _scales[i];
            _slackOf[i] = -1;
            if (row.Sense != RowSense.Equal)
            {
                line[slack] = row.Sense == RowSense.AtMost ? sign : -sign;
                _slackOf[i] = slack;
                _basis[i] = slack++;
            }

            if (row.NeedsArtificial)
            {
                line[artificial] = 1;
                _basis[i] = artificial++;
            }

            _rows[i] = line;
        }
    }

    private void SetCosts(Func<int, double> costOf)
    {
        for (int column = 0; column < _columns; column++)
        {
            _costs[column] = -costOf(column);
        }

        _costs[_columns] = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            double cost = costOf(_basis[i]);
            for (int column = 0; cost != 0 && column <= _columns; column++)
            {
                _costs[column] += cost * _rows[i][column];
            }
        }
    }

    private LinearStatus Improve(int usableColumns)
    {
        int stalled = 0;
        while (true)
        {
            int entering = Entering(usableColumns, stalled > StallLimit);
            if (entering < 0)
            {
                return LinearStatus.Optimal;
            }

            int leaving = Leaving(entering);
            if (leaving < 0)
            {
                return LinearStatus.Unbounded;
            }

            if (_pivots >= _pivotBudget)
            {
                return LinearStatus.BudgetSpent;
            }

            double before = _costs[_columns];
            Pivot(leaving, entering);
            stalled = _costs[_columns] > before + (Tolerance * (1 + Math.Abs(before))) ? 0 : stalled + 1;
        }
    }

    private int Entering(int usableColumns, bool takeFirst)
    {
        int best = -1;
        double smallest = -Tolerance;
        for (int column = 0; column < usableColumns; column++)
        {
            if (_costs[column] < smallest)
            {
                best = column;
                if (takeFirst)
                {
                    break;
                }

                smallest = _costs[column];
            }
        }

        return best;
    }

    private int Leaving(int entering)
    {
        int best = -1;
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < _rows.Length; i++)
        {
            double step = _rows[i][entering];
            if (step <= Tolerance)
            {
                continue;
            }

            double ratio = Math.Max(0, _rows[i][_columns]) / step;
            if (best < 0 || ratio < smallest - Tolerance
                || (ratio <= smallest + Tolerance && _basis[i] < _basis[best]))
            {
                best = i;
                smallest = Math.Min(smallest, ratio);
            }
        }

        return best;
    }

    private void Pivot(int leaving, int entering)
    {
        _pivots++;
        double[] line = _rows[leaving];
        double pivot = line[entering];
        int count = 0;
        for (int column = 0; column <= _columns; column++)
        {
            if (line[column] != 0)
            {
                line[column] /= pivot;
                _filled[count++] = column;
            }
        }

        line[entering] = 1;
        for (int i = 0; i < _rows.Length; i++)
        {
            if (i != leaving && _rows[i][entering] != 0)
            {
                AddScaled(_rows[i], line, count, -_rows[i][entering]);
                _rows[i][entering] = 0;
            }
        }

        AddScaled(_costs, line, count, -_costs[entering]);
        _costs[entering] = 0;
        _basis[leaving] = entering;
    }

    // Most of a row is empty, so only its filled columns are added.
    private void AddScaled(double[] target, double[] line, int count, double factor)
    {
        for (int i = 0; i < count; i++)
        {
            int column = _filled[i];
            target[column] += factor * line[column];
        }
    }

    private void DriveOutArtificials()
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            if (_basis[i] < _firstArtificial)
            {
                continue;
            }

            for (int column = 0; column < _firstArtificial; column++)
            {
                if (Math.Abs(_rows[i][column]) > 1e-7)
                {
                    Pivot(i, column);
                    break;
                }
            }

            if (_basis[i] >= _firstArtificial)
            {
                // The row says nothing that other rows do not say; without its numbers it can do no harm.
                Array.Clear(_rows[i], 0, _columns + 1);
            }
        }
    }

    private double[] Values()
    {
        double[] values = new double[_program.VariableCount];
        for (int i = 0; i < _rows.Length; i++)
        {
            if (_basis[i] < values.Length)
            {
                values[_basis[i]] = Math.Max(0, _rows[i][_columns]);
            }
        }

        return values;
    }

    private double[] Duals()
    {
        double[] duals = new double[_rows.Length];
        for (int i = 0; i < _rows.Length; i++)
        {
            if (_slackOf[i] >= 0)
            {
                double sign = _program.Rows[i].Sense == RowSense.AtMost ? 1 : -1;
                duals[i] = sign * _costs[_slackOf[i]] * Math.Abs(_scales[i]);
            }
        }

        return duals;
    }

    // Each row is judged by its own size: a large one elsewhere must not hide what a small one misses.
    private bool IsAnyRowMissed()
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            double size = 1 + Math.Abs(_program.Rows[i].Right * _scales[i]);
            if (_basis[i] >= _firstArtificial && _rows[i][_columns] > 1e-7 * size)
            {
                return true;
            }
        }

        return false;
    }
}
