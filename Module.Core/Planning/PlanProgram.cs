using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Planning;

/// <summary>The linear program of a bandwidth plan: how far named flows rise, how far other ports are lowered,
/// and what is still missing of each bound. Requirements that hold come first: they lose no more than they must.
/// Not safe on several threads.</summary>
internal sealed class PlanProgram
{
    // What counts as lowered or raised at all, as a share of a rate; below lies rounding.
    private const double Trace = 1e-7;

    private readonly PlanScope _scope;
    private readonly LinearProgram _program = new();
    private readonly PlanVariables _variables;
    private readonly RequirementRows _requirements;
    private readonly CapacityRows _capacities;
    private readonly int _rowCount;

    /// <summary>Makes the program.</summary>
    /// <param name="scope">What to mend and to keep.</param>
    /// <param name="capacities">Capacities without guarantees that matter for it.</param>
    /// <param name="leftAlone">Those of them where nothing is raised, so that nobody need be lowered for
    /// them.</param>
    /// <param name="isHopeful">True for a bound that no plan goes below: ports without a guarantee are left no
    /// more than any plan must leave them.</param>
    /// <param name="mayPress">False to let every named port keep what arrives of it now.</param>
    public PlanProgram(
        PlanScope scope,
        IReadOnlyList<PlanCapacity> capacities,
        IReadOnlyCollection<PlanCapacity> leftAlone,
        bool isHopeful = false,
        bool mayPress = true)
    {
        _scope = scope;
        _variables = new PlanVariables(scope, capacities, _program, mayPress);
        _capacities = new CapacityRows(scope, _program, _variables, isHopeful);
        _capacities.Add(capacities, leftAlone.ToArray());
        _requirements = new RequirementRows(scope, _program, _variables);
        _requirements.Add();
        LinearSolution kept = _program.Maximize(Negative(_requirements.Lost));
        IsPossible = kept.IsFeasible;
        if (IsPossible && _requirements.Lost.Count > 0)
        {
            _program.AddRow(_requirements.Lost, RowSense.AtMost, Math.Max(0, -kept.Objective) + Trace);
        }

        _rowCount = _program.RowCount;
    }

    /// <summary>False where nothing satisfies its rows.</summary>
    public bool IsPossible { get; }

    /// <summary>Ids of VMs that may be lowered, by name.</summary>
    public IReadOnlyList<string> Lowerable => _variables.LoweredOf.Keys.ToArray();

    /// <summary>Says whether a capacity is full whatever is lowered.</summary>
    public bool IsHopeless(PlanCapacity capacity) => _capacities.IsHopeless(capacity);

    /// <summary>The least shortfall of a choice.</summary>
    /// <returns>Shares times priorities, or null where nothing satisfies the program's rows.</returns>
    public double? LeastShortfall(PlanChoice choice)
    {
        Restrict(choice, null);
        LinearSolution solution = _program.Maximize(Negative(_requirements.Missing));
        return solution.IsFeasible ? Math.Max(0, -solution.Objective) : null;
    }

    /// <summary>No fewer VMs than this can be lowered at a shortfall.</summary>
    public int? FewestLowered(double shortfall)
    {
        Restrict(PlanChoice.Anybody, shortfall);
        LinearSolution solution = _program.Maximize(
            _variables.LoweredOf.Values.Select(lowered => new LinearTerm(lowered, -1)));
        return solution.IsFeasible ? (int)Math.Ceiling(-solution.Objective - 1e-6) : null;
    }

    /// <summary>The least lowering of a choice at a shortfall, and the VMs that it lowers.</summary>
    /// <returns>What is taken in bit/s, or null where the shortfall cannot be had.</returns>
    public (double BitsPerSecond, IReadOnlyList<string> Lowered)? LeastLowering(
        PlanChoice choice, double shortfall)
    {
        Restrict(choice, shortfall);
        LinearSolution solution = _program.Maximize(Negative(LoweringTerms()));
        return solution.IsFeasible
            ? (-solution.Objective * AffineRate.Scale, LoweredIn(solution.Values))
            : null;
    }

    /// <summary>The targets with the least lowering and then the least raising at a shortfall.</summary>
    /// <param name="choice">Who may be lowered.</param>
    /// <param name="shortfall">As <see cref="LeastShortfall"/> gave it.</param>
    /// <param name="lowering">As <see cref="LeastLowering"/> gave it.</param>
    public PlanTargets? Targets(PlanChoice choice, double shortfall, double lowering)
    {
        Restrict(choice, shortfall);
        double most = lowering / AffineRate.Scale;
        _program.AddRow(LoweringTerms(), RowSense.AtMost, (most * (1 + Trace)) + Trace);
        IEnumerable<LinearTerm> raising = _variables.RaiseOf.Values
            .Concat(_variables.MetOf.Values)
            .Concat(_variables.ExtraOf.Values)
            .Select(variable => new LinearTerm(variable, -1))
            .Concat(Negative(_variables.Served))
            .Concat(_variables.SqueezeOf.Select(squeeze => new LinearTerm(
                squeeze.Value, -_scope.UsedLeaving(squeeze.Key) / AffineRate.Scale)));
        LinearSolution solution = _program.Maximize(raising);
        return solution.IsFeasible ? Read(solution.Values) : null;
    }

    private PlanTargets Read(IReadOnlyList<double> values)
    {
        Dictionary<string, double> raises = new(StringComparer.Ordinal);
        Dictionary<string, double> outside = new(StringComparer.Ordinal);
        foreach (string source in _scope.NamedSources)
        {
            double all = Sum(_variables.Leaving(source, _ => true, withMet: true));
            if (all > Trace)
            {
                double leaving = Sum(_variables.Leaving(source, _scope.Traffic.IsOutside, withMet: false)
                    .Concat(_variables.MetLeaving(source)));
                outside.Add(source, leaving * AffineRate.Scale);
                double beyond = Sum(_variables.Leaving(source, _ => true, withMet: false));
                raises.Add(source, beyond * AffineRate.Scale);
            }
        }

        return new PlanTargets(
            Math.Max(0, _requirements.Missing.Sum(term => term.Coefficient * values[term.Variable])),
            raises,
            outside,
            Shares(_variables.SqueezeOf),
            Shares(_variables.CutOf));

        Dictionary<string, double> Shares(IReadOnlyDictionary<string, int> variables) => variables
            .Where(share => values[share.Value] > Trace)
            .ToDictionary(share => share.Key, share => values[share.Value], StringComparer.Ordinal);

        double Sum(IEnumerable<LinearTerm> terms) => terms.Sum(term => term.Coefficient * values[term.Variable]);
    }

    private IReadOnlyList<string> LoweredIn(IReadOnlyList<double> values) => _variables.CutOf
        .Where(cut => values[cut.Value] > Trace)
        .Select(cut => _scope.Fabric.MachineOf(cut.Key)!.Id)
        .Distinct(StringComparer.Ordinal)
        .ToArray();

    private void Restrict(PlanChoice choice, double? shortfall)
    {
        _program.KeepRows(_rowCount);
        foreach (string spared in choice.Spared)
        {
            _program.AddRow([new LinearTerm(_variables.LoweredOf[spared], 1)], RowSense.AtMost, 0);
        }

        if (choice.Others is int others)
        {
            IEnumerable<LinearTerm> open = _variables.LoweredOf
                .Where(lowered => !choice.Chosen.Contains(lowered.Key))
                .Select(lowered => new LinearTerm(lowered.Value, 1));
            _program.AddRow(open, RowSense.AtMost, others);
        }

        if (shortfall is double most)
        {
            _program.AddRow(_requirements.Missing, RowSense.AtMost, most + Trace + (Trace * most));
        }
    }

    // Where two VMs could be lowered by the same, the one whose name comes first is.
    private IEnumerable<LinearTerm> LoweringTerms() => _variables.CutOf.Select((cut, rank) => new LinearTerm(
        cut.Value, _scope.Traffic.AskedBy(cut.Key) / AffineRate.Scale * (1 + (1e-6 * rank))));

    private static IEnumerable<LinearTerm> Negative(IEnumerable<LinearTerm> terms) =>
        terms.Select(term => new LinearTerm(term.Variable, -term.Coefficient));
}
