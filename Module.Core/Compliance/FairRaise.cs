using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Compliance;

/// <summary>Raises rates of a linear program max-min fairly: the smallest as far as it goes, then the smallest of
/// the others, and so on.</summary>
/// <remarks>Each round raises a common level under all rates that are still free; those that hold it down (by
/// their rows' dual values) are fixed at the level. Source: D. Nace, M. Pioro, "Max-min fairness and its
/// applications to routing and load-balancing", IEEE Comm. Surveys 10 (2008), algorithm 1.</remarks>
internal static class FairRaise
{
    /// <summary>A level that stands for "nothing known limits it". Unit: Mbit/s.</summary>
    public const double Boundless = 1e8;

    /// <summary>From here on a rate counts as boundless: a mean of some rates of which one is. No uplink comes
    /// near it. Unit: Mbit/s.</summary>
    public const double Immense = 1e6;

    /// <summary>Raises the rates.</summary>
    /// <param name="program">The program; rows are added and taken out again.</param>
    /// <param name="rates">Shape: n >= 1.</param>
    /// <param name="rounds">Rounds at most; further rates stay at the last level, which is still
    /// feasible.</param>
    /// <returns>The levels of the rates, at least <see cref="Immense"/> where nothing limits one; the last and
    /// the first solution. Null where the program has none.</returns>
    public static (IReadOnlyList<double> Levels, LinearSolution Last, LinearSolution First)? Run(
        LinearProgram program, IReadOnlyList<AffineRate> rates, int rounds)
    {
        int level = program.AddVariable();
        program.AddRow([new LinearTerm(level, 1)], RowSense.AtMost, Boundless);
        int kept = program.RowCount;
        double?[] fixedAt = new double?[rates.Count];
        LinearSolution? first = null;
        LinearSolution? last = null;
        for (int round = 0; round < rounds && fixedAt.Any(value => value is null); round++)
        {
            int[] rowOf = AddRows(program, rates, fixedAt, level);
            LinearSolution solution = program.Maximize([new LinearTerm(level, 1)]);
            program.KeepRows(kept);
            if (!solution.IsFeasible)
            {
                break;
            }

            last = solution;
            first ??= solution;
            FixBlocked(rates, fixedAt, rowOf, solution, level);
        }

        if (first is null)
        {
            return null;
        }

        // What is there already stays, also above the level that the others reach.
        double[] levels = rates
            .Select((rate, i) => Math.Max(fixedAt[i] ?? last!.Values[level], rate.Constant))
            .ToArray();
        return (levels, last!, first);
    }

    private static int[] AddRows(
        LinearProgram program, IReadOnlyList<AffineRate> rates, double?[] fixedAt, int level)
    {
        int[] rowOf = new int[rates.Count];
        for (int i = 0; i < rates.Count; i++)
        {
            rowOf[i] = fixedAt[i] is double value
                // A hair below, so that rounding of the last round does not make this one infeasible.
                ? program.AddRow(rates[i].Terms, RowSense.AtLeast, (value * (1 - 1e-9)) - rates[i].Constant)
                : program.AddRow(
                    [.. rates[i].Terms, new LinearTerm(level, -1)], RowSense.AtLeast, -rates[i].Constant);
        }

        return rowOf;
    }

    private static void FixBlocked(
        IReadOnlyList<AffineRate> rates, double?[] fixedAt, int[] rowOf, LinearSolution solution, int level)
    {
        double reached = solution.Values[level];
        bool isAnyFixed = false;
        for (int i = 0; i < rates.Count; i++)
        {
            if (fixedAt[i] is null && solution.Duals[rowOf[i]] < -1e-9)
            {
                fixedAt[i] = reached;
                isAnyFixed = true;
            }
        }

        // Without a dual value that tells (a degenerate corner) the rates at the level are taken as blocked.
        for (int i = 0; i < rates.Count && !isAnyFixed; i++)
        {
            if (fixedAt[i] is null && rates[i].At(solution.Values) <= reached + (1e-9 * Math.Max(1, reached)))
            {
                fixedAt[i] = reached;
            }
        }
    }
}
