using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace NetUtil.Core.Planning;

/// <summary>Finds which VMs to move where: sets of one move, then of two and so on, each judged
/// exactly.</summary>
/// <remarks>A set can only be better than the best so far if it takes something off the way that now forces the
/// shortfall, or makes room in memory for what it brings; only such moves are tried (conflict-directed search).
/// Where nothing tells what stands in the way, every move is. Branches that cannot be better are cut by what
/// every plan for their placement lacks at least. Source: A. H. Land, A. G. Doig, Econometrica 28 (1960),
/// 497-520.</remarks>
internal sealed class PlacementSearch
{
    private readonly PlacementFacts _facts;
    private readonly PlacementBoard _board;
    private readonly IReadOnlyList<IReadOnlyList<int>> _targets;
    private readonly Func<IReadOnlyDictionary<int, int>, PlacedPlan?> _judge;
    private readonly ForeseenPlan _foreseen;
    private readonly PlanOptions _options;
    private readonly CancellationToken _stopToken;
    private readonly Dictionary<int, int> _moves = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<int, double> _leastForced = new();
    private PlacedPlan _best;
    private int _depth;

    /// <param name="facts">What placements are decided by.</param>
    /// <param name="targets">The hosts that each VM may be moved to, by numbers; its own is none of them.</param>
    /// <param name="judge">Judges moves exactly; null where they cannot be made, or break something.</param>
    /// <param name="foreseen">Holds what would be the best against the forecast.</param>
    /// <param name="best">The plan without moves.</param>
    /// <param name="options">How far to search.</param>
    /// <param name="stopToken">Ends the search.</param>
    public PlacementSearch(
        PlacementFacts facts,
        IReadOnlyList<IReadOnlyList<int>> targets,
        Func<IReadOnlyDictionary<int, int>, PlacedPlan?> judge,
        ForeseenPlan foreseen,
        PlacedPlan best,
        PlanOptions options,
        CancellationToken stopToken)
    {
        _facts = facts;
        _board = new PlacementBoard(facts);
        _targets = targets;
        _judge = judge;
        _foreseen = foreseen;
        _best = best;
        _options = options;
        _stopToken = stopToken;
    }

    /// <summary>Placements judged exactly.</summary>
    public int Judged { get; private set; }

    /// <summary>A shortfall that every plan with so many moves has at least, by the number of moves, as far as
    /// sets were judged: also where the plan that was found for a set is worse, or was refused.</summary>
    public IReadOnlyDictionary<int, double> LeastForced => _leastForced;

    /// <summary>Every set of so many moves, and of fewer, was looked at.</summary>
    public int DepthsDone { get; private set; }

    /// <summary>True where no set of moves was left out that could be better.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>True where the budget ended the search.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Searches.</summary>
    /// <param name="mostMoves">Moves at most.</param>
    /// <returns>The best plan, which may be the one without moves.</returns>
    public PlacedPlan Find(int mostMoves)
    {
        for (_depth = 1; _depth <= mostMoves && !IsCut; _depth++)
        {
            // More moves than the best has help only if they lack less.
            if (!_best.CanBeBeatenBy(0, _depth, 0))
            {
                break;
            }

            _seen.Clear();
            Explore(_depth);
            DepthsDone = IsComplete ? _depth : DepthsDone;
        }

        return _best;
    }

    private void Explore(int left)
    {
        _stopToken.ThrowIfCancellationRequested();
        (double shortfall, int way) = _board.LeastShortfall();
        int crowded = _board.Overcommitted();
        if (left == 0)
        {
            if (crowded < 0 && _best.CanBeBeatenBy(shortfall, _moves.Count, MemoryMoved()))
            {
                _leastForced[_moves.Count] = _leastForced.TryGetValue(_moves.Count, out double least)
                    ? Math.Min(least, shortfall)
                    : shortfall;
                Judge();
            }

            return;
        }

        bool isForced = crowded >= 0 || (way >= 0 && !_best.CanBeBeatenBy(shortfall, _depth, 0));
        foreach ((int machine, int host) in Limited(isForced ? Helpful(way, crowded) : All()))
        {
            int from = _board.HostOf(machine);
            _board.Put(machine, host);
            _moves.Add(machine, host);
            if (!IsCut && _seen.Add(Key()))
            {
                Explore(left - 1);
            }

            _moves.Remove(machine);
            _board.Put(machine, from);
        }
    }

    private void Judge()
    {
        if (Judged >= _options.PlacementBudget || _foreseen.IsSpent)
        {
            IsCut = true;
            IsComplete = false;
            return;
        }

        Judged++;
        if (_judge(_moves) is PlacedPlan found && found.IsBetterThan(_best)
            && _foreseen.Keeps(found))
        {
            _best = found;
        }
    }

    // Whoever is on the way leaves the host, or comes to it so that the way is not needed; whoever crowds a
    // host that VMs come to leaves it.
    private IEnumerable<(int Machine, int Host)> Helpful(int way, int crowded)
    {
        if (crowded >= 0)
        {
            return All().Where(move => _board.HostOf(move.Machine) == crowded);
        }

        HashSet<int> concerned = new(_board.MachinesOn(way));
        int own = _facts.Uplinks.HostOf[way];
        return All().Where(move => concerned.Contains(move.Machine)
            && (_board.HostOf(move.Machine) == own || move.Host == own));
    }

    private IEnumerable<(int Machine, int Host)> All() => Enumerable.Range(0, _targets.Count)
        .Where(machine => !_moves.ContainsKey(machine))
        .SelectMany(machine => _targets[machine].Select(host => (machine, host)));

    // The most promising first: what lacks least then, then what moves least memory.
    private IReadOnlyList<(int Machine, int Host)> Limited(IEnumerable<(int Machine, int Host)> moves)
    {
        (int Machine, int Host)[] ranked = moves
            .Select(move => (move, Promise: PromiseOf(move)))
            .OrderBy(move => move.Promise)
            .ThenBy(move => _facts.Machines[move.move.Machine].MemoryBytes)
            .ThenBy(move => move.move)
            .Select(move => move.move)
            .ToArray();
        if (ranked.Length <= _options.PlacementWidth)
        {
            return ranked;
        }

        IsComplete = false;
        return ranked.Take(_options.PlacementWidth).ToArray();
    }

    private double PromiseOf((int Machine, int Host) move)
    {
        int from = _board.HostOf(move.Machine);
        _board.Put(move.Machine, move.Host);
        double shortfall = _board.LeastShortfall().Shortfall;
        _board.Put(move.Machine, from);
        return Math.Round(shortfall, 6);
    }

    private long MemoryMoved() => _moves.Keys.Sum(machine => _facts.Machines[machine].MemoryBytes);

    private string Key() => string.Join(";", _moves
        .OrderBy(move => move.Key)
        .Select(move => string.Format(CultureInfo.InvariantCulture, "{0}>{1}", move.Key, move.Value)));
}
