using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Planning;

/// <summary>The linear program of a bandwidth plan: how far named flows rise, how far other ports are lowered, and what
/// is still missing of each bound. Not safe on several threads.</summary>
/// <remarks>On an uplink whose switch gives guarantees, named ports take what they need as long as every other port
/// keeps its floor. On any other capacity all that is asked for must fit, so that ports are lowered where it does not.
/// </remarks>
internal sealed class PlanProgram
{
    // A requirement that holds weighs so much that no broken one is mended at its cost.
    private const double HeldWeight = 1e4;

    // What counts as lowered or raised at all, as a share of a rate; below lies rounding.
    private const double Trace = 1e-7;

    private readonly PlanScope _scope;
    private readonly LinearProgram _program = new();
    private readonly Dictionary<FlowKey, int> _raises = new();
    private readonly Dictionary<FlowKey, int> _met = new();
    private readonly Dictionary<(string Endpoint, HopKind Kind), int> _extras = new();
    private readonly Dictionary<string, int> _cuts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _squeezes = new(StringComparer.Ordinal);
    private readonly List<LinearTerm> _shortfalls = new();
    private readonly List<LinearTerm> _brokenShortfalls = new();
    private readonly int _rowCount;

    public PlanProgram(PlanScope scope)
    {
        _scope = scope;
        foreach (FlowKey flow in scope.Traffic.Named)
        {
            _raises.Add(flow, _program.AddVariable());
            if (scope.Traffic.Unmet(flow) is double unmet && unmet > 0)
            {
                // What is asked for already comes by itself once all that is asked for fits.
                int met = _program.AddVariable();
                _met.Add(flow, met);
                _program.AddRow([new LinearTerm(met, 1)], RowSense.AtMost, unmet / AffineRate.Scale);
            }
        }

        foreach (HopKind kind in new[] { HopKind.AllSent, HopKind.AllReceived })
        {
            foreach (string endpoint in scope.Stars(kind))
            {
                _extras.Add((endpoint, kind), _program.AddVariable());
            }
        }

        AddCuts();
        AddSqueezes();
        AddPortRows();
        foreach (RouteStep step in scope.Contended.OrderBy(step => step.Id, StringComparer.Ordinal))
        {
            AddSharedRow(step);
        }

        foreach (CapacityUse line in scope.Room.StatedLines())
        {
            List<LinearTerm> terms = line.Direction == RouteDirection.Out
                ? Raises(flow => flow.SourceId == line.Id, (line.Id, HopKind.AllSent))
                : Raises(flow => flow.TargetId == line.Id, (line.Id, HopKind.AllReceived));
            AddRow(terms, line.CapacityBitsPerSecond - line.OtherBitsPerSecond);
        }

        AddRequirementRows();
        _rowCount = _program.RowCount;
    }

    /// <summary>Adapters that may be lowered, in the order of their VMs' names.</summary>
    public IReadOnlyList<string> Lowerable => _cuts.Keys
        .OrderBy(id => ObstacleText.MachineOf(id, _scope.Fabric), StringComparer.OrdinalIgnoreCase)
        .ThenBy(id => id, StringComparer.Ordinal)
        .ToArray();

    /// <summary>The least shortfall with only some adapters lowered.</summary>
    /// <param name="lowered">Those that may be lowered.</param>
    /// <returns>The program's shortfall with weights, or null where nothing satisfies its rows.</returns>
    public double? LeastShortfall(ICollection<string> lowered)
    {
        Restrict(lowered, null);
        LinearSolution solution = _program.Maximize(Negative(_shortfalls));
        return solution.IsFeasible ? -solution.Objective : null;
    }

    /// <summary>The least lowering at a shortfall, with only some adapters lowered.</summary>
    /// <param name="lowered">Those that may be lowered.</param>
    /// <param name="shortfall">As <see cref="LeastShortfall"/> gave it.</param>
    /// <returns>The sum of what is taken. Unit: bit/s. Null where the shortfall cannot be had.</returns>
    public double? LeastLowering(ICollection<string> lowered, double shortfall)
    {
        Restrict(lowered, shortfall);
        LinearSolution solution = _program.Maximize(Negative(LoweringTerms()));
        return solution.IsFeasible ? -solution.Objective * AffineRate.Scale : null;
    }

    /// <summary>The targets with the least lowering and then the least raising at a shortfall.</summary>
    /// <param name="lowered">Those that may be lowered.</param>
    /// <param name="shortfall">As <see cref="LeastShortfall"/> gave it.</param>
    /// <param name="lowering">As <see cref="LeastLowering"/> gave it.</param>
    public PlanTargets? Targets(ICollection<string> lowered, double shortfall, double lowering)
    {
        Restrict(lowered, shortfall);
        double most = lowering / AffineRate.Scale;
        _program.AddRow(LoweringTerms(), RowSense.AtMost, (most * (1 + Trace)) + Trace);
        IEnumerable<LinearTerm> raising = _raises.Values
            .Concat(_met.Values)
            .Concat(_extras.Values)
            .Select(variable => new LinearTerm(variable, -1))
            .Concat(_squeezes.Select(squeeze => new LinearTerm(
                squeeze.Value, -_scope.Traffic.AskedBy(squeeze.Key) / AffineRate.Scale)));
        LinearSolution solution = _program.Maximize(raising);
        return solution.IsFeasible ? Read(solution.Values) : null;
    }

    private PlanTargets Read(IReadOnlyList<double> values)
    {
        Dictionary<string, double> raises = new(StringComparer.Ordinal);
        Dictionary<string, double> outside = new(StringComparer.Ordinal);
        foreach (string source in _scope.NamedSources())
        {
            double extra = _extras.TryGetValue((source, HopKind.AllSent), out int star) ? values[star] : 0;
            double all = Rise(flow => flow.SourceId == source);
            double inside = Rise(flow => flow.SourceId == source && StaysInside(flow));
            if (all + extra > Trace)
            {
                raises.Add(source, (all + extra) * AffineRate.Scale);
                outside.Add(source, (all + extra - inside) * AffineRate.Scale);
            }
        }

        return new PlanTargets(
            _brokenShortfalls.Sum(term => term.Coefficient * values[term.Variable]),
            raises,
            outside,
            _cuts.Where(cut => values[cut.Value] > Trace)
                .ToDictionary(cut => cut.Key, cut => values[cut.Value], StringComparer.Ordinal));

        double Rise(Func<FlowKey, bool> isMeant) =>
            _raises.Concat(_met).Where(raise => isMeant(raise.Key)).Sum(raise => values[raise.Value]);
    }

    private void Restrict(ICollection<string> lowered, double? shortfall)
    {
        _program.KeepRows(_rowCount);
        foreach (KeyValuePair<string, int> cut in _cuts.Where(cut => !lowered.Contains(cut.Key)))
        {
            _program.AddRow([new LinearTerm(cut.Value, 1)], RowSense.AtMost, 0);
        }

        if (shortfall is double most)
        {
            _program.AddRow(_shortfalls, RowSense.AtMost, most + Trace + (Trace * most));
        }
    }

    private IEnumerable<LinearTerm> LoweringTerms() => _cuts.Select(cut =>
        new LinearTerm(cut.Value, _scope.Traffic.AskedBy(cut.Key) / AffineRate.Scale));

    private static IEnumerable<LinearTerm> Negative(IEnumerable<LinearTerm> terms) =>
        terms.Select(term => new LinearTerm(term.Variable, -term.Coefficient));

    // A port is worth lowering where its traffic passes a capacity that has no guarantees, or breaks an upper bound.
    private void AddCuts()
    {
        HashSet<string> useful = new(_scope.Contended
            .Where(step => !_scope.HasGuarantees(step))
            .SelectMany(_scope.Traffic.Through)
            .Concat(_scope.Broken.Where(_scope.IsUpperBroken).SelectMany(one => one.Expanded.Flows))
            .Select(flow => flow.SourceId));
        foreach (string id in useful.OrderBy(id => id, StringComparer.Ordinal))
        {
            double asked = _scope.Traffic.AskedBy(id);
            double floor = _scope.Floors.Of(id).BitsPerSecond;
            if (asked > 0 && floor < asked * (1 - Trace))
            {
                int cut = _program.AddVariable();
                _cuts.Add(id, cut);
                _program.AddRow([new LinearTerm(cut, 1)], RowSense.AtMost, 1 - (floor / asked));
            }
        }
    }

    // Named ports without a broken requirement of their own may be squeezed by the guarantees of others, to their floor.
    private void AddSqueezes()
    {
        HashSet<string> broken = new(_scope.Broken.SelectMany(one => one.Expanded.Flows).Select(flow => flow.SourceId));
        foreach (string id in _scope.NamedSources().Where(id => !broken.Contains(id)))
        {
            double asked = _scope.Traffic.AskedBy(id);
            double floor = _scope.Floors.Of(id).BitsPerSecond;
            bool isOnGuaranteedUplink = _scope.Room.UplinkStep(id, RouteDirection.Out) is RouteStep step
                && _scope.Contended.Contains(step) && _scope.HasGuarantees(step);
            if (isOnGuaranteedUplink && floor < asked * (1 - Trace))
            {
                int squeeze = _program.AddVariable();
                _squeezes.Add(id, squeeze);
                List<LinearTerm> both = [new(squeeze, 1)];
                if (_cuts.TryGetValue(id, out int cut))
                {
                    both.Add(new LinearTerm(cut, 1));
                }

                _program.AddRow(both, RowSense.AtMost, 1 - (floor / asked));
            }
        }
    }

    private void AddPortRows()
    {
        foreach (string source in _scope.NamedSources().Where(id => _scope.Fabric.FindAdapter(id) is not null))
        {
            if (_scope.Floors.NotChangeable(source) is not null
                && _scope.Room.PortMaximum(source) is CapacityUse maximum)
            {
                AddRow(
                    Raises(flow => flow.SourceId == source, (source, HopKind.AllSent)),
                    maximum.CapacityBitsPerSecond - maximum.OtherBitsPerSecond);
            }

            AddMemberRow(source, RouteDirection.Out, flow => flow.SourceId == source, HopKind.AllSent);
        }

        foreach (string target in _scope.Traffic.Named
            .Select(flow => flow.TargetId)
            .Concat(_scope.Stars(HopKind.AllReceived))
            .Distinct(StringComparer.Ordinal))
        {
            AddMemberRow(target, RouteDirection.In, flow => flow.TargetId == target, HopKind.AllReceived);
        }
    }

    private void AddMemberRow(string endpoint, RouteDirection way, Func<FlowKey, bool> isMeant, HopKind kind)
    {
        if (_scope.Room.TeamMember(endpoint, way) is CapacityUse member)
        {
            AddRow(
                Raises(flow => isMeant(flow) && !StaysInside(flow), (endpoint, kind)),
                member.CapacityBitsPerSecond - member.OtherBitsPerSecond);
        }
    }

    private void AddSharedRow(RouteStep step)
    {
        if (_scope.HasGuarantees(step))
        {
            AddGuaranteedRow(step);
            return;
        }

        List<LinearTerm> raises = Through(step, _raises);
        List<LinearTerm> cuts = _cuts
            .Select(cut => new LinearTerm(cut.Value, -AskedThrough(step, cut.Key) / AffineRate.Scale))
            .Where(term => term.Coefficient < 0)
            .ToList();
        double room = step.CapacityBitsPerSecond - _scope.LoadOf(step);
        double gain = _cuts.Keys.Sum(id =>
        {
            double asked = _scope.Traffic.AskedBy(id);
            return (1 - (_scope.Floors.Of(id).BitsPerSecond / asked)) * AskedThrough(step, id);
        });
        // Where even the floors overfill it, nothing can be promised there, so nothing is raised or lowered for it.
        bool isHopeless = room + gain < 0;
        AddRow(
            isHopeless ? Through(step, _raises.Concat(_met)) : [.. raises, .. cuts],
            isHopeless ? 0 : room,
            allowNegative: true);
    }

    private void AddGuaranteedRow(RouteStep step)
    {
        List<LinearTerm> terms = Through(step, _raises.Concat(_met));
        double taken = 0;
        HashSet<string> named = new(_scope.NamedSources());
        foreach (string port in _scope.Room.PortsOn(step.Id).Select(port => port.Id))
        {
            double asked = _scope.Traffic.AskedBy(port);
            taken += named.Contains(port)
                ? _scope.Room.UsedBy(port, double.MaxValue)
                : Math.Min(asked, _scope.Floors.Of(port).BitsPerSecond);
            if (_squeezes.TryGetValue(port, out int squeeze))
            {
                terms.Add(new LinearTerm(squeeze, -asked / AffineRate.Scale));
            }

            if (named.Contains(port) && _cuts.TryGetValue(port, out int cut))
            {
                terms.Add(new LinearTerm(cut, -asked / AffineRate.Scale));
            }
        }

        AddRow(terms, step.CapacityBitsPerSecond - taken);
    }

    private void AddRequirementRows()
    {
        MeasureRows rows = new(_program, Rate);
        MeasureRows asked = new(_program, AskedRate);
        foreach (ActiveRequirement one in _scope.Broken)
        {
            if (one.LowerBound is double least && least > 0)
            {
                rows.KeepAbove(
                    one.Expanded,
                    least * (one.IsStrict ? 1 + 1e-6 : 1) / AffineRate.Scale,
                    _scope.Room.Ranking(one.Expanded),
                    Shortfall(one.Priority, isBroken: true));
            }

            if (one.UpperBound is double most && _scope.IsUpperBroken(one))
            {
                double[] observed = one.Expanded.Paths.Select(path => _scope.Room.Observed(path).Low).ToArray();
                asked.CutBelow(
                    one.Expanded,
                    most * (1 - 1e-6) / AffineRate.Scale,
                    observed,
                    Shortfall(one.Priority, isBroken: true));
            }
        }

        foreach (ActiveRequirement one in _scope.Held)
        {
            if (one.LowerBound is double least && least > 0)
            {
                rows.KeepAbove(
                    one.Expanded,
                    least / AffineRate.Scale,
                    _scope.Room.Ranking(one.Expanded),
                    Shortfall(one.Priority * HeldWeight, isBroken: false));
            }

            if (one.UpperBound is double most)
            {
                rows.KeepBelow(one.Expanded, most / AffineRate.Scale);
            }
        }
    }

    private int Shortfall(double weight, bool isBroken)
    {
        int share = _program.AddVariable();
        _shortfalls.Add(new LinearTerm(share, weight));
        if (isBroken)
        {
            _brokenShortfalls.Add(new LinearTerm(share, weight));
            _program.AddRow([new LinearTerm(share, 1)], RowSense.AtMost, 1);
        }

        return share;
    }

    private AffineRate Rate(PathHop hop) => Rate(hop, _scope.Traffic.Arriving);

    private AffineRate AskedRate(PathHop hop) => Rate(hop, _scope.Traffic.Asked);

    private AffineRate Rate(PathHop hop, Func<FlowKey, double> now)
    {
        if (hop.Kind == HopKind.Flows)
        {
            return AffineRate.Sum(hop.Flows.Select(flow => Rate(flow, now(flow))));
        }

        bool isSent = hop.Kind == HopKind.AllSent;
        return AffineRate.Sum(hop.Endpoints.Select(endpoint =>
        {
            RateRange range = isSent
                ? _scope.Room.Picture.ArrivingFrom(endpoint)
                : _scope.Room.Picture.ArrivingAt(endpoint);
            List<LinearTerm> terms = Raises(
                flow => (isSent ? flow.SourceId : flow.TargetId) == endpoint, (endpoint, hop.Kind));
            if (isSent)
            {
                terms.AddRange(Losses(endpoint, range.Low));
            }

            return new AffineRate(range.Low / AffineRate.Scale, terms);
        }));
    }

    private AffineRate Rate(FlowKey flow, double now) => new(
        now / AffineRate.Scale,
        [.. Raises(flow), .. Losses(flow.SourceId, now)]);

    private IEnumerable<LinearTerm> Raises(FlowKey flow) => _met.TryGetValue(flow, out int met)
        ? [new LinearTerm(_raises[flow], 1), new LinearTerm(met, 1)]
        : [new LinearTerm(_raises[flow], 1)];

    private IEnumerable<LinearTerm> Losses(string sourceId, double now)
    {
        if (_cuts.TryGetValue(sourceId, out int cut))
        {
            yield return new LinearTerm(cut, -now / AffineRate.Scale);
        }

        if (_squeezes.TryGetValue(sourceId, out int squeeze))
        {
            yield return new LinearTerm(squeeze, -now / AffineRate.Scale);
        }
    }

    private double AskedThrough(RouteStep step, string sourceId) =>
        _scope.Traffic.Through(step).Where(flow => flow.SourceId == sourceId).Sum(_scope.Traffic.Asked);

    private List<LinearTerm> Through(RouteStep step, IEnumerable<KeyValuePair<FlowKey, int>> raises)
    {
        List<LinearTerm> terms = raises
            .Where(raise => _scope.Fabric.Routes.Between(raise.Key.SourceId, raise.Key.TargetId).Contains(step))
            .Select(raise => new LinearTerm(raise.Value, 1))
            .ToList();
        terms.AddRange(_extras
            .Where(extra => step.Equals(
                _scope.Room.UplinkStep(extra.Key.Endpoint, PlanScope.WayOf(extra.Key.Kind))))
            .Select(extra => new LinearTerm(extra.Value, 1)));
        return terms;
    }

    private bool StaysInside(FlowKey flow) => _scope.Fabric.Routes.StaysInside(flow.SourceId, flow.TargetId);

    private List<LinearTerm> Raises(Func<FlowKey, bool> isMeant, (string Endpoint, HopKind Kind) star)
    {
        List<LinearTerm> terms = _raises
            .Concat(_met)
            .Where(raise => isMeant(raise.Key))
            .Select(raise => new LinearTerm(raise.Value, 1))
            .ToList();
        if (_extras.TryGetValue(star, out int extra))
        {
            terms.Add(new LinearTerm(extra, 1));
        }

        return terms;
    }

    private void AddRow(List<LinearTerm> terms, double roomBitsPerSecond, bool allowNegative = false)
    {
        if (terms.Count > 0 && !double.IsInfinity(roomBitsPerSecond))
        {
            double room = allowNegative ? roomBitsPerSecond : Math.Max(0, roomBitsPerSecond);
            _program.AddRow(terms, RowSense.AtMost, room / AffineRate.Scale);
        }
    }
}
