using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Compliance;

/// <summary>Finds how far one requirement's figure can be raised while others keep theirs. Not safe on several
/// threads.</summary>
internal sealed class ReachSearch
{
    // Raising path by path beyond this many levels changes no verdict, only the figures of single paths.
    private const int FairRounds = 64;

    // Largest ones try this many single paths, the most promising first.
    private const int MaxTries = 64;

    private const int MostContendedTried = 3;

    private readonly CapacityRoom _room;
    private readonly IReadOnlyList<FlowKey> _flows;
    private readonly IReadOnlyList<(string Endpoint, HopKind Kind)> _stars;
    private readonly IReadOnlyList<ISet<string>> _choices;

    public ReachSearch(CapacityRoom room, IReadOnlyList<ActiveRequirement> all)
    {
        _room = room;
        _flows = all.SelectMany(one => one.Expanded.Flows).Distinct().ToArray();
        _stars = all
            .SelectMany(one => one.Expanded.Paths)
            .SelectMany(path => path.Hops)
            .SelectMany(hop => hop.Endpoints.Select(endpoint => (endpoint, hop.Kind)))
            .Distinct()
            .ToArray();
        _choices = Choices();
    }

    /// <summary>Says whether the figures of some requirements can all be at their targets at once.</summary>
    /// <param name="targets">The requirements with what each must reach.</param>
    public bool IsPossible(IReadOnlyList<ReachTarget> targets) => _choices.Any(contended =>
    {
        FlowProgram flows = Start(contended, targets, out _);
        return flows.Program.Maximize([]).IsFeasible;
    });

    /// <summary>The largest share of their bounds that all of some requirements can reach at once.</summary>
    /// <param name="shared">Requirements with lower bounds above 0.</param>
    /// <param name="targets">What others must reach.</param>
    /// <returns>0 to 1.</returns>
    public double CommonShare(IReadOnlyList<ActiveRequirement> shared, IReadOnlyList<ReachTarget> targets)
    {
        double low = 0;
        double high = 1;
        // Halving twenty times leaves less than a millionth of the bound.
        for (int round = 0; round < 20; round++)
        {
            double middle = (low + high) / 2;
            bool isPossible = IsPossible(
                [.. targets, .. shared.Select(one => ReachTarget.AtLeast(one, one.LowerBound!.Value * middle))]);
            (low, high) = isPossible ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Raises one requirement's figure as far as it goes.</summary>
    /// <param name="wanted">The requirement.</param>
    /// <param name="targets">What others must reach.</param>
    /// <returns>How far; null where the others' targets do not fit.</returns>
    public Reach? Raise(ActiveRequirement wanted, IReadOnlyList<ReachTarget> targets)
    {
        Reach? best = null;
        foreach (ISet<string> contended in _choices)
        {
            Reach? found = wanted.Expanded.Measure.Outer.Kind == ReductionKind.Max
                ? RaiseLargest(wanted, targets, contended)
                : RaiseAll(wanted, targets, contended);
            if (found is not null && (best is null || found.Value > best.Value))
            {
                best = found;
            }
        }

        return best;
    }

    private Reach? RaiseAll(ActiveRequirement wanted, IReadOnlyList<ReachTarget> targets, ISet<string> contended)
    {
        FlowProgram flows = Start(contended, targets, out MeasureRows rows);
        AffineRate[] items = wanted.Expanded.Items.Select(item => rows.Rate(item, wanted.Expanded)).ToArray();
        if (wanted.Expanded.Measure.Outer.Kind is ReductionKind.Sum or ReductionKind.Average)
        {
            LinearSolution total = flows.Program.Maximize(AffineRate.Sum(items).Terms);
            return Read(wanted, flows, total, total);
        }

        (LinearSolution Last, LinearSolution First)? raised = FairRaise.Run(flows.Program, items, FairRounds);
        return raised is null ? null : Read(wanted, flows, raised.Value.Last, raised.Value.First);
    }

    private Reach? RaiseLargest(
        ActiveRequirement wanted, IReadOnlyList<ReachTarget> targets, ISet<string> contended)
    {
        Reach? best = null;
        int tries = Math.Min(MaxTries, wanted.Expanded.Items.Count);
        foreach (int item in _room.Ranking(wanted.Expanded).Take(tries))
        {
            FlowProgram flows = Start(contended, targets, out MeasureRows rows);
            AffineRate rate = rows.Rate(wanted.Expanded.Items[item], wanted.Expanded);
            LinearSolution solution = flows.Program.Maximize(rate.Terms);
            Reach? found = Read(wanted, flows, solution, solution);
            if (found is not null && (best is null || found.Value > best.Value))
            {
                best = found;
            }
        }

        return best;
    }

    private Reach? Read(ActiveRequirement wanted, FlowProgram flows, LinearSolution last, LinearSolution first)
    {
        if (last.Status == LinearStatus.Unbounded)
        {
            double[] boundless = wanted.Expanded.Paths.Select(_ => double.PositiveInfinity).ToArray();
            return new Reach(double.PositiveInfinity, boundless, [], []);
        }

        if (!last.IsFeasible)
        {
            return null;
        }

        double[] pathRates = wanted.Expanded.Paths
            .Select(path => path.Hops.Min(hop => flows.Rate(hop).At(last.Values)))
            .Select(rate => rate < FairRaise.Boundless ? rate * AffineRate.Scale : double.PositiveInfinity)
            .ToArray();
        CapacityUse[] binding = Enumerable.Range(0, first.Duals.Count)
            .Where(row => flows.CapacityOf(row) is not null && first.Duals[row] > 1e-9)
            .OrderByDescending(row => first.Duals[row])
            .Select(row => flows.CapacityOf(row)!)
            .ToArray();
        return new Reach(wanted.Expanded.Of(pathRates), pathRates, binding, []);
    }

    private FlowProgram Start(
        ISet<string> contended, IReadOnlyList<ReachTarget> targets, out MeasureRows rows)
    {
        FlowProgram flows = new(_room, _flows, _stars, contended);
        rows = new MeasureRows(flows.Program, flows.Rate);
        foreach (ReachTarget target in targets)
        {
            if (target.LeastBitsPerSecond is double least)
            {
                rows.KeepAbove(
                    target.Requirement.Expanded, least / AffineRate.Scale, _room.Ranking(target.Requirement.Expanded));
            }

            if (target.MostBitsPerSecond is double most)
            {
                rows.KeepBelow(target.Requirement.Expanded, most / AffineRate.Scale);
            }
        }

        return flows;
    }

    // Where an uplink is contended, guarantees count there instead of what is spare. Which of the two gives more
    // depends on all requirements, so every combination is tried as long as there are few.
    private IReadOnlyList<ISet<string>> Choices()
    {
        string[] contended = _flows
            .Select(flow => flow.SourceId)
            .Concat(_stars.Where(star => star.Kind == HopKind.AllSent).Select(star => star.Endpoint))
            .Distinct(StringComparer.Ordinal)
            .Where(source => _room.UplinkStep(source, RouteDirection.Out) is not null && _room.HasUnusedGuarantee(source))
            .Select(source => _room.UplinkStep(source, RouteDirection.Out)!.Id)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToArray();
        List<ISet<string>> choices = new() { new HashSet<string>() };
        if (contended.Length <= MostContendedTried)
        {
            foreach (string id in contended)
            {
                choices.AddRange(choices.Select(set => new HashSet<string>(set) { id }).ToArray());
            }
        }
        else
        {
            choices.Add(new HashSet<string>(contended));
            choices.AddRange(contended.Select(id => new HashSet<string> { id }));
        }

        return choices;
    }
}
