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

    // Of a smallest figure the first round tells all; with more items than this the others keep to its level.
    private const int ItemsRaisedSingly = 100;

    // Largest ones try this many single paths, the most promising first.
    private const int MaxTries = 64;

    private readonly CapacityRoom _room;
    private readonly IReadOnlyList<ISet<string>> _choices;
    private readonly Dictionary<ExpandedMeasure, (FlowKey[] Flows, (string, HopKind)[] Stars)> _movable = new();
    private readonly Dictionary<ExpandedMeasure, double> _observed = new();

    public ReachSearch(CapacityRoom room, IReadOnlyList<ActiveRequirement> all)
    {
        _room = room;
        foreach (ActiveRequirement one in all)
        {
            _movable[one.Expanded] = MovableOf(one.Expanded);
            _observed[one.Expanded] = room.Observed(one.Expanded);
        }

        _choices = ContentionChoices.Of(
            room,
            _movable.Values.SelectMany(one => one.Flows).Distinct(),
            _movable.Values.SelectMany(one => one.Stars).Distinct());
    }

    /// <summary>Says whether the figures of some requirements can all be at their targets at once.</summary>
    /// <param name="targets">The requirements with what each must reach.</param>
    public bool IsPossible(IReadOnlyList<ReachTarget> targets) =>
        _choices.Any(contended => Start(contended, targets, []) is not null);

    /// <summary>What some requirements miss of their bounds over the one set of rates that is best for all of
    /// them: missing shares times priorities, summed, are least.</summary>
    /// <param name="missed">Requirements with lower bounds above 0.</param>
    /// <param name="targets">What others must reach.</param>
    /// <returns>Shape: a share for each of <paramref name="missed"/>, 0 to 1; all 1 where the others' targets
    /// do not fit.</returns>
    public IReadOnlyList<double> LeastMissing(
        IReadOnlyList<ActiveRequirement> missed, IReadOnlyList<ReachTarget> targets)
    {
        double[] best = missed.Select(_ => 1d).ToArray();
        double least = double.PositiveInfinity;
        foreach (ISet<string> contended in _choices)
        {
            if (Start(contended, targets, missed.Select(one => one.Expanded))
                is not (FlowProgram flows, MeasureRows rows))
            {
                continue;
            }

            int[] missing = missed.Select(one => MissingOf(one, flows.Program, rows)).ToArray();
            LinearSolution solution = flows.Program.Maximize(
                missing.Select((variable, i) => new LinearTerm(variable, -missed[i].Priority)));
            if (solution.IsFeasible && -solution.Objective < least * (1 - 1e-9))
            {
                least = -solution.Objective;
                best = missing.Select(variable => Math.Min(1, Math.Max(0, solution.Values[variable]))).ToArray();
            }
        }

        return best;
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
            Reach? found = wanted.Expanded.Measure.Outer.Kind switch
            {
                ReductionKind.Max => RaiseLargest(wanted.Expanded, targets, contended),
                ReductionKind.Sum or ReductionKind.Average => RaiseTotal(wanted.Expanded, targets, contended),
                _ => RaiseFairly(wanted.Expanded, targets, contended),
            };
            if (found is not null && (best is null || found.Value > best.Value))
            {
                best = found;
            }
        }

        return best;
    }

    private int MissingOf(ActiveRequirement one, LinearProgram program, MeasureRows rows)
    {
        int missing = program.AddVariable();
        program.AddRow([new LinearTerm(missing, 1)], RowSense.AtMost, 1);
        rows.KeepAbove(one.Expanded, one.LowerBound!.Value / AffineRate.Scale, _room.Ranking(one.Expanded), missing);
        return missing;
    }

    private Reach? RaiseTotal(
        ExpandedMeasure wanted, IReadOnlyList<ReachTarget> targets, ISet<string> contended)
    {
        if (Start(contended, targets, [wanted]) is not (FlowProgram flows, MeasureRows rows))
        {
            return null;
        }

        AffineRate[] items = wanted.Items.Select(item => rows.Rate(item, wanted)).ToArray();
        LinearSolution total = flows.Program.Maximize(AffineRate.Sum(items).Terms);
        double[] rates = PathRates(wanted, flows, total);
        return Found(wanted.Of(rates), rates, flows, total, total);
    }

    private Reach? RaiseFairly(
        ExpandedMeasure wanted, IReadOnlyList<ReachTarget> targets, ISet<string> contended)
    {
        if (Start(contended, targets, [wanted]) is not (FlowProgram flows, MeasureRows rows))
        {
            return null;
        }

        AffineRate[] items = wanted.Items.Select(item => rows.Rate(item, wanted)).ToArray();
        bool isSmallest = wanted.Measure.Outer.Kind is ReductionKind.Each or ReductionKind.Min;
        int rounds = isSmallest && items.Length > ItemsRaisedSingly ? 1 : FairRounds;
        if (FairRaise.Run(flows.Program, items, rounds) is not { } raised)
        {
            return null;
        }

        double[] levels = raised.Levels.Select(InBits).ToArray();
        double[] rates = PathRates(wanted, flows, raised.Last);
        for (int item = 0; item < levels.Length; item++)
        {
            if (wanted.Items[item].Reduction is null)
            {
                rates[wanted.Items[item].Path] = levels[item];
            }
        }

        return Found(wanted.Measure.Outer.Of(levels), rates, flows, raised.Last, raised.First);
    }

    private Reach? RaiseLargest(
        ExpandedMeasure wanted, IReadOnlyList<ReachTarget> targets, ISet<string> contended)
    {
        Reach? best = null;
        foreach (int item in _room.Ranking(wanted).Take(MaxTries))
        {
            if (Start(contended, targets, [wanted]) is not (FlowProgram flows, MeasureRows rows))
            {
                return null;
            }

            AffineRate rate = rows.Rate(wanted.Items[item], wanted);
            LinearSolution solution = flows.Program.Maximize(rate.Terms);
            double[] rates = PathRates(wanted, flows, solution);
            Reach found = Found(wanted.Of(rates), rates, flows, solution, solution);
            best = best is null || found.Value > best.Value ? found : best;
        }

        return best;
    }

    private static double[] PathRates(ExpandedMeasure wanted, FlowProgram flows, LinearSolution solution) =>
        wanted.Paths.Select(path => InBits(path.Hops.Min(hop => flows.Rate(hop).At(solution.Values)))).ToArray();

    private static double InBits(double megabits) =>
        megabits < FairRaise.Immense ? megabits * AffineRate.Scale : double.PositiveInfinity;

    private static Reach Found(
        double value, double[] pathRates, FlowProgram flows, LinearSolution last, LinearSolution first)
    {
        CapacityUse[] binding = Enumerable.Range(0, first.Duals.Count)
            .Where(row => flows.CapacityOf(row) is not null && first.Duals[row] > 1e-9)
            .OrderByDescending(row => first.Duals[row])
            .Select(row => flows.CapacityOf(row)!)
            .ToArray();
        return new Reach(value, pathRates, binding, [])
        {
            FlowRates = flows.Flows.ToDictionary(flow => flow, flow => InBits(flows.Rate(flow).At(last.Values))),
        };
    }

    // Only what may have to move gets variables: the rest keeps its rates, which is best for all others.
    private (FlowProgram Flows, MeasureRows Rows)? Start(
        ISet<string> contended, IReadOnlyList<ReachTarget> targets, IEnumerable<ExpandedMeasure> wanted)
    {
        ExpandedMeasure[] moving = targets
            .Where(target => target.LeastBitsPerSecond > 0 && (contended.Count > 0
                || _observed[target.Requirement.Expanded] < target.LeastBitsPerSecond))
            .Select(target => target.Requirement.Expanded)
            .Concat(wanted)
            .ToArray();
        FlowProgram flows = new(
            _room,
            moving.SelectMany(one => _movable[one].Flows).Distinct().ToArray(),
            moving.SelectMany(one => _movable[one].Stars).Distinct().ToArray(),
            contended);
        MeasureRows rows = new(flows.Program, flows.Rate);
        foreach (ReachTarget target in targets.Where(target => !IsThere(target, flows)))
        {
            ExpandedMeasure measure = target.Requirement.Expanded;
            rows.KeepAbove(measure, target.LeastBitsPerSecond!.Value / AffineRate.Scale, _room.Ranking(measure));
        }

        (ExpandedMeasure Measure, double Most)[] upper = targets
            .Where(target => target.MostBitsPerSecond is not null)
            .Select(target => (target.Requirement.Expanded, target.MostBitsPerSecond!.Value / AffineRate.Scale))
            .ToArray();
        foreach ((ExpandedMeasure measure, double most) in upper.Where(one => MeasureCeiling.IsExact(one.Measure)))
        {
            rows.KeepBelow(measure, most);
        }

        LinearSolution solution = LeastRaise(flows);
        foreach ((ExpandedMeasure measure, double most) in upper.Where(one => !MeasureCeiling.IsExact(one.Measure)))
        {
            if (!solution.IsFeasible)
            {
                return null;
            }

            // What the lower bounds ask for at least shows which hop or path can best stay small.
            rows.KeepBelow(measure, most, solution.Values);
            solution = LeastRaise(flows);
        }

        return solution.IsFeasible ? (flows, rows) : null;
    }

    // Without any raise; a largest one may be there by another path than the most promising one.
    private static bool IsThere(ReachTarget target, FlowProgram flows)
    {
        ExpandedMeasure measure = target.Requirement.Expanded;
        return target.LeastBitsPerSecond is not double least || least <= measure.Of(measure.Paths
            .Select(path => path.Hops.Min(hop => flows.Rate(hop).Constant) * AffineRate.Scale)
            .ToArray());
    }

    private static LinearSolution LeastRaise(FlowProgram flows) =>
        flows.Program.Maximize(flows.Raises().Select(term => new LinearTerm(term.Variable, -1)));

    // Where meters tell whom an endpoint talks with, it is with them that it can talk more.
    private (FlowKey[] Flows, (string Endpoint, HopKind Kind)[] Stars) MovableOf(ExpandedMeasure measure) => (
        measure.FlowsIn(_room.Picture).ToArray(),
        measure.Stars.Where(star => _room.Picture.EveryFlowOf(star.Endpoint, star.Kind) is null).ToArray());
}
