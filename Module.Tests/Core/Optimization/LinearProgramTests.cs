using System;
using System.Collections.Generic;
using System.Linq;
using Google.OrTools.LinearSolver;
using NetUtil.Core.Optimization;
using Xunit;

namespace NetUtil.Tests.Core.Optimization;

public sealed class LinearProgramTests
{
    [Fact]
    public void Maximize_finds_the_corner_of_a_textbook_program()
    {
        // max 3x + 5y; x <= 4; 2y <= 12; 3x + 2y <= 18: x = 2, y = 6, 36 (Hillier and Lieberman, "Wyndor Glass").
        LinearProgram program = new();
        int x = program.AddVariable();
        int y = program.AddVariable();
        program.AddRow([new(x, 1)], RowSense.AtMost, 4);
        program.AddRow([new(y, 2)], RowSense.AtMost, 12);
        program.AddRow([new(x, 3), new(y, 2)], RowSense.AtMost, 18);

        LinearSolution solution = program.Maximize([new(x, 3), new(y, 5)]);

        Assert.Equal(LinearStatus.Optimal, solution.Status);
        Assert.Equal(36, solution.Objective, 9);
        Assert.Equal([2, 6], solution.Values.Select(value => Math.Round(value, 9)));
        Assert.Equal([0, 1.5, 1], solution.Duals.Select(dual => Math.Round(dual, 9)));
    }

    [Fact]
    public void Maximize_says_that_rows_contradict_each_other()
    {
        LinearProgram program = new();
        int x = program.AddVariable();
        program.AddRow([new(x, 1)], RowSense.AtLeast, 5);
        program.AddRow([new(x, 1)], RowSense.AtMost, 4);
        Assert.Equal(LinearStatus.Infeasible, program.Maximize([new(x, 1)]).Status);
    }

    [Fact]
    public void Maximize_says_that_nothing_limits_the_objective()
    {
        LinearProgram program = new();
        int x = program.AddVariable();
        program.AddRow([new(x, 1)], RowSense.AtLeast, 5);
        Assert.Equal(LinearStatus.Unbounded, program.Maximize([new(x, 1)]).Status);
    }

    [Fact]
    public void Maximize_without_rows_or_terms_is_zero() =>
        Assert.Equal(0, new LinearProgram().Maximize([]).Objective);

    [Fact]
    public void Maximize_does_not_cycle_where_pivots_make_no_progress()
    {
        // E. M. L. Beale's example (1955), on which the plain largest-coefficient rule cycles for ever.
        LinearProgram program = new();
        int[] x = [program.AddVariable(), program.AddVariable(), program.AddVariable(), program.AddVariable()];
        program.AddRow([new(x[0], 0.25), new(x[1], -60), new(x[2], -0.04), new(x[3], 9)], RowSense.AtMost, 0);
        program.AddRow([new(x[0], 0.5), new(x[1], -90), new(x[2], -0.02), new(x[3], 3)], RowSense.AtMost, 0);
        program.AddRow([new(x[2], 1)], RowSense.AtMost, 1);

        LinearSolution solution =
            program.Maximize([new(x[0], 0.75), new(x[1], -150), new(x[2], 0.02), new(x[3], -6)]);

        Assert.Equal(0.05, solution.Objective, 9);
    }

    [Fact]
    public void KeepRows_takes_later_rows_out_again()
    {
        LinearProgram program = new();
        int x = program.AddVariable();
        program.AddRow([new(x, 1)], RowSense.AtMost, 9);
        program.AddRow([new(x, 1)], RowSense.AtMost, 3);
        Assert.Equal(3, program.Maximize([new(x, 1)]).Objective, 9);
        program.KeepRows(1);
        Assert.Equal(9, program.Maximize([new(x, 1)]).Objective, 9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Maximize_agrees_with_an_independent_solver_on_random_programs(int seed)
    {
        Random random = new(seed);
        int feasible = 0;
        for (int round = 0; round < 400; round++)
        {
            (LinearProgram program, Solver oracle, List<LinearTerm> objective) = RandomProgram(random);
            LinearSolution solution = program.Maximize(objective);
            Solver.ResultStatus status = oracle.Solve();
            if (solution.Status == LinearStatus.Unbounded)
            {
                // The oracle does not tell "infeasible" from "unbounded"; in a box it must run far out.
                foreach (Variable variable in oracle.variables())
                {
                    variable.SetUb(1e6);
                }

                Assert.Equal(Solver.ResultStatus.OPTIMAL, oracle.Solve());
                Assert.True(oracle.Objective().Value() > 1e5);
                continue;
            }

            Assert.Equal(
                status == Solver.ResultStatus.OPTIMAL ? LinearStatus.Optimal : LinearStatus.Infeasible,
                solution.Status);
            if (status == Solver.ResultStatus.OPTIMAL)
            {
                feasible++;
                double scale = 1 + Math.Abs(oracle.Objective().Value());
                Assert.InRange((solution.Objective - oracle.Objective().Value()) / scale, -1e-6, 1e-6);
                AssertSatisfied(program, solution.Values);
            }
        }

        Assert.True(feasible > 60, $"only {feasible} of 400 programs had an optimum, so little was compared");
    }

    private static void AssertSatisfied(LinearProgram program, IReadOnlyList<double> values)
    {
        Assert.All(values, value => Assert.True(value >= 0));
        foreach (LinearRow row in program.Rows)
        {
            double left = row.Terms.Sum(term => term.Coefficient * values[term.Variable]);
            double slack = row.Sense switch
            {
                RowSense.AtMost => row.Right - left,
                RowSense.AtLeast => left - row.Right,
                _ => -Math.Abs(left - row.Right),
            };
            Assert.True(slack >= -1e-6 * (1 + Math.Abs(row.Right)), $"{row} is missed by {slack}");
        }
    }

    private static (LinearProgram Program, Solver Oracle, List<LinearTerm> Objective) RandomProgram(Random random)
    {
        LinearProgram program = new();
        Solver oracle = Solver.CreateSolver("GLOP");
        List<Variable> variables = [];
        List<LinearTerm> objective = [];
        int count = random.Next(1, 9);
        for (int i = 0; i < count; i++)
        {
            int index = program.AddVariable();
            variables.Add(oracle.MakeNumVar(0, double.PositiveInfinity, "x" + i));
            double coefficient = random.Next(-3, 10);
            objective.Add(new(index, coefficient));
            oracle.Objective().SetCoefficient(variables[i], coefficient);
        }

        oracle.Objective().SetMaximization();
        int rows = random.Next(1, 12);
        for (int row = 0; row < rows; row++)
        {
            AddRandomRow(random, program, oracle, variables);
        }

        return (program, oracle, objective);
    }

    private static void AddRandomRow(
        Random random, LinearProgram program, Solver oracle, List<Variable> variables)
    {
        int kind = random.Next(10);
        RowSense sense = kind < 7 ? RowSense.AtMost : kind < 9 ? RowSense.AtLeast : RowSense.Equal;
        double right = random.Next(kind < 7 ? 0 : -5, 60) * (random.Next(8) == 0 ? 100 : 1);
        List<LinearTerm> terms = [];
        Constraint constraint = oracle.MakeConstraint(
            sense == RowSense.AtMost ? double.NegativeInfinity : right,
            sense == RowSense.AtLeast ? double.PositiveInfinity : right,
            "");
        for (int i = 0; i < variables.Count; i++)
        {
            if (random.Next(3) > 0)
            {
                double coefficient = random.Next(kind < 7 ? 0 : -3, 8);
                terms.Add(new(i, coefficient));
                constraint.SetCoefficient(variables[i], coefficient);
            }
        }

        program.AddRow(terms, sense, right);
    }
}
