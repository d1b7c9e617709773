using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NetUtil.Core.Planning;

/// <summary>Finds whom to lower: first the least shortfall, then the fewest VMs, then the least taken.</summary>
internal sealed class LowerSearch
{
    private readonly PlanProgram _program;
    private readonly int _most;
    private readonly int _budget;
    private readonly CancellationToken _stopToken;

    /// <param name="program">The plan's program.</param>
    /// <param name="most">VMs lowered at most.</param>
    /// <param name="budget">Programs to solve at most.</param>
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

    /// <summary>True where the budget ended the search for fewer VMs.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The least shortfall that any number of lowered VMs gives; null where there is no solution.</summary>
    public double? Bound { get; private set; }

    /// <summary>Searches.</summary>
    /// <returns>The targets, or null where the program has no solution.</returns>
    public PlanTargets? Find()
    {
        IReadOnlyList<string> all = _program.Lowerable;
        Bound = Solve(() => _program.LeastShortfall(all.ToArray()));
        if (Bound is not double shortfall)
        {
            return null;
        }

        for (int size = 0; size <= Math.Min(_most, all.Count); size++)
        {
            (string[] Set, double Lowering)? best = BestOfSize(all, size, shortfall);
            if (best is not null)
            {
                return _program.Targets(best.Value.Set, shortfall, best.Value.Lowering);
            }

            if (IsCut)
            {
                break;
            }
        }

        return Fallback(all, shortfall);
    }

    private (string[] Set, double Lowering)? BestOfSize(IReadOnlyList<string> all, int size, double shortfall)
    {
        (string[] Set, double Lowering)? best = null;
        foreach (string[] set in SubsetsOf(all, size))
        {
            _stopToken.ThrowIfCancellationRequested();
            if (Spent >= _budget)
            {
                IsCut = true;
                break;
            }

            double? lowering = Solve(() => _program.LeastLowering(set, shortfall));
            if (lowering is double taken && (best is null || taken < best.Value.Lowering * (1 - 1e-9)))
            {
                best = (set, taken);
            }
        }

        return best;
    }

    // Too many combinations, or more VMs than the policy allows: those that the least lowering takes most of.
    private PlanTargets? Fallback(IReadOnlyList<string> all, double shortfall)
    {
        if (Solve(() => _program.LeastLowering(all.ToArray(), shortfall)) is not double lowering
            || _program.Targets(all.ToArray(), shortfall, lowering) is not PlanTargets widest)
        {
            return null;
        }

        string[] set = widest.Cuts.OrderByDescending(cut => cut.Value).Select(cut => cut.Key).ToArray();
        if (set.Length <= _most)
        {
            return widest;
        }

        IsLimited = true;
        set = set.Take(_most).ToArray();
        return Solve(() => _program.LeastShortfall(set)) is double limited
            && Solve(() => _program.LeastLowering(set, limited)) is double least
                ? _program.Targets(set, limited, least)
                : null;
    }

    private T Solve<T>(Func<T> solve)
    {
        Spent++;
        return solve();
    }

    private static IEnumerable<string[]> SubsetsOf(IReadOnlyList<string> all, int size, int from = 0)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (int i = from; i + size <= all.Count; i++)
        {
            foreach (string[] rest in SubsetsOf(all, size - 1, i + 1))
            {
                yield return [all[i], .. rest];
            }
        }
    }
}
