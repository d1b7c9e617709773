using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Planning;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Plans with moves on random fabrics against exhaustive search over all sequences of moves.</summary>
public sealed class MoveOracleTests
{
    private const int Scenes = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(1001)]
    [InlineData(2001)]
    [InlineData(3001)]
    [InlineData(4001)]
    [InlineData(5001)]
    public void At_least_99_of_100_plans_reach_what_any_sequence_of_moves_can_reach_and_no_bound_is_above_it(int firstSeed)
    {
        int compared = 0;
        int moved = 0;
        List<string> failures = [];
        List<string> unsound = [];
        for (int seed = firstSeed; seed < firstSeed + Scenes; seed++)
        {
            MoveOracle oracle = MoveOracle.Of(seed);
            if (!oracle.IsWhole)
            {
                continue;
            }

            RebalancePlan plan = oracle.Scene.Plan(new PlanOptions { PlacementBudget = 100_000 });
            (double shortfall, int moves) = oracle.Best(
                plan.ShortfallBefore, [.. plan.Before.Select(verdict => verdict.Status == ComplianceStatus.Met)]);
            // Limits are rounded down to three digits.
            double tolerance = 0.02 * (1 + plan.ShortfallBefore);
            bool isBest = plan.ShortfallAfter <= shortfall + tolerance
                && (shortfall > 1e-6 || plan.Moves <= moves);
            bool isBound = plan.LowerBound <= shortfall + 1e-6 && (shortfall > 1e-6 || plan.LeastMoves <= moves);
            if (!isBound)
            {
                unsound.Add($"seed {seed}: {oracle}: bound {plan.LowerBound:0.##} with {plan.LeastMoves} moves; "
                    + $"possible {shortfall:0.##} in {moves}");
            }

            if (!isBest)
            {
                failures.Add($"seed {seed}: {oracle}: {plan.ShortfallBefore:0.##} -> {plan.ShortfallAfter:0.##} in "
                    + $"{plan.Moves} moves, bound {plan.LowerBound:0.##}; possible {shortfall:0.##} in {moves}; "
                    + string.Join("; ", plan.Steps));
            }

            compared++;
            moved += plan.Moves > 0 ? 1 : 0;
        }

        Assert.True(unsound.Count == 0, string.Join("\n", unsound));
        // Requirements that no longer fit together count as broken for a plan, but not for the search here.
        Assert.True(failures.Count <= 0.01 * compared, $"{failures.Count} of {compared}:\n{string.Join("\n", failures)}");
        Assert.True(compared >= 80, $"only {compared} of {Scenes} fabrics could be compared");
        Assert.True(moved >= 10, $"only {moved} of {compared} plans move anything: the fabrics are too easy");
    }
}
