using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NetUtil.Core.Planning;

/// <summary>Finds whom to lower: first the least shortfall, then the fewest VMs, then the least taken.</summary>
/// <remarks>Branch and bound: a relaxed program lowers a part of a VM; where it lowers more VMs than are allowed,
/// one of them is first chosen and then spared. Source: A. H. Land, A. G. Doig, Econometrica 28 (1960),
/// 497-520.</remarks>
internal sealed class LowerSearch
{
    private readonly PlanProgram _program;
    private readonly int _most;
    private readonly int _budget;
    private readonly CancellationToken _stopToken;

    /// <param name="program">The plan's program.</param>
    /// <param name="most">VMs lowered at most.</param>
    /// <param name="budget">Programs to solve at most, besides the few that any answer needs.</param>
    /// <param name="stopToken">Ends the search.</param>
    public LowerSearch(PlanProgram program, int most, int budget, CancellationToken stopToken)
    {
        _program = program;
        _most = most;
        _budget = budget;
        _stopToken = stopToken;
    }

    /// <summary>Programs solved.</summary>
    public int Spent { get; private set; }

    /// <summary>True where the policy's limit, not the fabric, decides the shortfall.</summary>
    public bool IsLimited { get; private set; }

    /// <summary>True where the budget ended the search.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The least shortfall that any number of lowered VMs gives; null where there is no
    /// solution.</summary>
    public double? Bound { get; private set; }

    /// <summary>Searches.</summary>
    /// <returns>The targets, or null where the program has no solution.</returns>
    public PlanTargets? Find()
    {
        Bound = Solve(() => _program.LeastShortfall(PlanChoice.Anybody));
        if (Bound is not double shortfall)
        {
            return null;
        }

        int fewest = Solve(() => _program.FewestLowered(shortfall)) ?? 0;
        int all = _program.Lowerable.Count;
        for (int count = Math.Min(fewest, all); count <= Math.Min(_most, all) && !IsCut; count++)
        {
            if (Search(count, choice => Lowering(choice, shortfall)) is Found found)
            {
                return _program.Targets(found.Choice, shortfall, found.Value);
            }
        }

        return Fallback(shortfall);
    }

    // The budget is spent, or the policy allows too few: those of whom the least lowering takes most.
    private PlanTargets? Fallback(double shortfall)
    {
        if (Lowering(PlanChoice.Anybody, shortfall) is not Found widest)
        {
            return null;
        }

        if (widest.Lowered.Count <= _most)
        {
            return _program.Targets(widest.Choice, shortfall, widest.Value);
        }

        IsLimited = true;
        Found? limited = IsCut ? null : Search(_most, Shortfall);
        PlanChoice choice = limited?.Choice ?? new PlanChoice(
            [], _program.Lowerable.Except(widest.Lowered.Take(_most)).ToArray(), null);
        double? least = limited?.Value ?? Solve(() => _program.LeastShortfall(choice));
        return least is double left && Lowering(choice, left) is Found chosen
            ? _program.Targets(choice, left, chosen.Value)
            : null;
    }

    private Found? Lowering(PlanChoice choice, double shortfall) =>
        Solve(() => _program.LeastLowering(choice, shortfall)) is (double taken, IReadOnlyList<string> lowered)
            ? new Found(choice, taken, lowered)
            : null;

    private Found? Shortfall(PlanChoice choice) =>
        Solve(() => _program.LeastShortfall(choice)) is double least && Lowering(choice, least) is Found found
            ? found with { Value = least }
            : null;

    // The best choice that lowers so many VMs at most; null where there is none, or none was found in the budget.
    private Found? Search(int count, Func<PlanChoice, Found?> solve)
    {
        Found? best = null;
        Stack<PlanChoice> open = new();
        open.Push(new PlanChoice([], [], count));
        while (open.Count > 0)
        {
            _stopToken.ThrowIfCancellationRequested();
            if (Spent >= _budget)
            {
                IsCut = true;
                break;
            }

            PlanChoice choice = open.Pop();
            if (solve(choice) is not Found found || found.Value >= best?.Value * (1 - 1e-9))
            {
                continue;
            }

            if (found.Lowered.Count <= count)
            {
                best = found with
                {
                    Choice = new PlanChoice([], _program.Lowerable.Except(found.Lowered).ToArray(), null),
                };
                continue;
            }

            string branch = found.Lowered.First(id => !choice.Chosen.Contains(id));
            open.Push(choice with { Spared = [.. choice.Spared, branch] });
            if (choice.Others > 0)
            {
                open.Push(choice with { Chosen = [.. choice.Chosen, branch], Others = choice.Others - 1 });
            }
        }

        return best;
    }

    private T Solve<T>(Func<T> solve)
    {
        Spent++;
        return solve();
    }

    private sealed record Found(PlanChoice Choice, double Value, IReadOnlyList<string> Lowered);
}
