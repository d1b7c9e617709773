using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Planning;

/// <summary>The variables of a plan's program. Rates in Mbit/s.</summary>
internal sealed class PlanVariables
{
    // What counts as lowered at all, as a share of a rate; below lies rounding.
    private const double Trace = 1e-7;

    private readonly PlanScope _scope;
    private readonly LinearProgram _program;
    private readonly Dictionary<FlowKey, int> _raises = new();
    private readonly Dictionary<FlowKey, int> _mets = new();
    private readonly Dictionary<(string Endpoint, HopKind Kind), int> _extras = new();
    private readonly Dictionary<string, int> _cuts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lowered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _squeezes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Variable, double Unmet)> _served = new(StringComparer.Ordinal);
    private readonly ILookup<string, FlowKey> _bySource;
    private readonly ILookup<string, FlowKey> _byTarget;

    /// <summary>Adds the variables.</summary>
    /// <param name="scope">What to mend and to keep.</param>
    /// <param name="capacities">Capacities without guarantees that matter for it.</param>
    /// <param name="program">The program.</param>
    /// <param name="mayPress">False to let every named port keep what arrives of it now.</param>
    public PlanVariables(
        PlanScope scope, IReadOnlyList<PlanCapacity> capacities, LinearProgram program, bool mayPress)
    {
        _scope = scope;
        _program = program;
        foreach (FlowKey flow in scope.Movable)
        {
            _raises.Add(flow, program.AddVariable());
        }

        _bySource = _raises.Keys.ToLookup(flow => flow.SourceId, StringComparer.Ordinal);
        _byTarget = _raises.Keys.ToLookup(flow => flow.TargetId, StringComparer.Ordinal);
        foreach (HopKind kind in new[] { HopKind.AllSent, HopKind.AllReceived })
        {
            foreach (string endpoint in scope.Stars(kind))
            {
                _extras.Add((endpoint, kind), program.AddVariable());
            }
        }

        AddCuts(capacities);
        AddServed();
        AddMets();
        if (mayPress)
        {
            AddSqueezes();
        }
    }

    /// <summary>What a flow rises by beyond what is asked of it now.</summary>
    public IReadOnlyDictionary<FlowKey, int> RaiseOf => _raises;

    /// <summary>What arrives in addition of what is asked for already.</summary>
    public IReadOnlyDictionary<FlowKey, int> MetOf => _mets;

    /// <summary>What an endpoint exchanges in addition with others that are not known.</summary>
    public IReadOnlyDictionary<(string Endpoint, HopKind Kind), int> ExtraOf => _extras;

    /// <summary>The share of what an adapter asks for that its limit takes, 0 to 1.</summary>
    public IReadOnlyDictionary<string, int> CutOf => _cuts;

    /// <summary>1 where a VM is lowered, by its id; between 0 and 1 in a relaxed solution.</summary>
    public IReadOnlyDictionary<string, int> LoweredOf => _lowered;

    /// <summary>The share that a named adapter may lose to guarantees of others.</summary>
    public IReadOnlyDictionary<string, int> SqueezeOf => _squeezes;

    /// <summary>All that a source's named flows rise by.</summary>
    public IEnumerable<LinearTerm> Leaving(string source, Func<FlowKey, bool> isMeant, bool withMet) =>
        Rises(_bySource[source].Where(isMeant), withMet).Concat(Extra((source, HopKind.AllSent)));

    /// <summary>What a source's port lets through in addition of what is asked of it already and leaves its host.
    /// </summary>
    public IEnumerable<LinearTerm> MetLeaving(string source) => _served.ContainsKey(source)
        ? [new LinearTerm(_served[source].Variable, _served[source].Unmet)]
        : _bySource[source]
            .Where(flow => _scope.Traffic.IsOutside(flow) && _mets.ContainsKey(flow))
            .Select(flow => new LinearTerm(_mets[flow], 1));

    /// <summary>What ports on uplinks with guarantees let through in addition.</summary>
    public IEnumerable<LinearTerm> Served => _served.Values.Select(one => new LinearTerm(one.Variable, one.Unmet));

    /// <summary>All that a target's named flows rise by.</summary>
    public IEnumerable<LinearTerm> Entering(string target, bool withMet) =>
        Rises(_byTarget[target], withMet).Concat(Extra((target, HopKind.AllReceived)));

    /// <summary>What some flows rise by.</summary>
    public IEnumerable<LinearTerm> Rises(IEnumerable<FlowKey> flows, bool withMet)
    {
        foreach (FlowKey flow in flows)
        {
            if (_raises.TryGetValue(flow, out int raise))
            {
                yield return new LinearTerm(raise, 1);
            }

            if (withMet && _mets.TryGetValue(flow, out int met))
            {
                yield return new LinearTerm(met, 1);
            }
        }
    }

    /// <summary>What an endpoint exchanges in addition with others that are not known.</summary>
    public IEnumerable<LinearTerm> Extra((string Endpoint, HopKind Kind) star) =>
        _extras.TryGetValue(star, out int extra) ? [new LinearTerm(extra, 1)] : [];

    /// <summary>What limits and guarantees of others take of a rate.</summary>
    public IEnumerable<LinearTerm> Losses(string sourceId, double bitsPerSecond, bool withSqueeze)
    {
        if (_cuts.TryGetValue(sourceId, out int cut))
        {
            yield return new LinearTerm(cut, -bitsPerSecond / AffineRate.Scale);
        }

        if (withSqueeze && _squeezes.TryGetValue(sourceId, out int squeeze))
        {
            yield return new LinearTerm(squeeze, -bitsPerSecond / AffineRate.Scale);
        }
    }

    // A port is worth lowering where its traffic passes a capacity that has no guarantees, or breaks an upper
    // bound.
    private void AddCuts(IReadOnlyList<PlanCapacity> capacities)
    {
        IEnumerable<string> useful = capacities
            .SelectMany(capacity => capacity.AskedBySender.Keys)
            .Concat(_scope.Broken.Concat(_scope.Held).Where(one => one.UpperBound is not null)
                .SelectMany(_scope.SourcesOf))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(id => ObstacleText.MachineOf(id, _scope.Fabric), StringComparer.OrdinalIgnoreCase)
            .ThenBy(id => id, StringComparer.Ordinal);
        foreach (string id in useful)
        {
            double asked = _scope.Traffic.AskedBy(id);
            double floor = _scope.Floors.WhenLimited(id).BitsPerSecond;
            if (asked > 0 && floor < asked * (1 - Trace))
            {
                int cut = _program.AddVariable();
                _cuts.Add(id, cut);
                _program.AddRow(
                    [new LinearTerm(cut, 1), new LinearTerm(LoweredAt(id), (floor / asked) - 1)],
                    RowSense.AtMost,
                    0);
            }
        }
    }

    private int LoweredAt(string adapterId)
    {
        string machineId = _scope.Fabric.MachineOf(adapterId)!.Id;
        if (!_lowered.TryGetValue(machineId, out int lowered))
        {
            _lowered.Add(machineId, lowered = _program.AddVariable());
            _program.AddRow([new LinearTerm(lowered, 1)], RowSense.AtMost, 1);
        }

        return lowered;
    }

    // A guarantee serves all that a port is asked for by the same share: one of its flows alone cannot have it.
    private void AddServed()
    {
        foreach (string source in _raises.Keys.Select(flow => flow.SourceId).Distinct(StringComparer.Ordinal))
        {
            double unmet = _scope.Traffic.From(source)
                .Where(flow => _scope.Traffic.IsOutside(flow) && _scope.Traffic.Named.Contains(flow))
                .Sum(_scope.Traffic.Unmet);
            if (unmet > 0
                && _scope.Room.UplinkStep(source, RouteDirection.Out) is RouteStep step && _scope.HasGuarantees(step))
            {
                int share = _program.AddVariable();
                _served.Add(source, (share, unmet / AffineRate.Scale));
                _program.AddRow([new LinearTerm(share, 1)], RowSense.AtMost, 1);
            }
        }

        HashSet<FlowKey> wanting = new(_scope.Broken.Concat(_scope.Held)
            .Where(IsMoreThanAsked)
            .SelectMany(_scope.FlowsOf));
        foreach (FlowKey flow in _raises.Keys.Where(flow => _served.ContainsKey(flow.SourceId)
            && _scope.Traffic.Unmet(flow) > 0 && !wanting.Contains(flow)))
        {
            // It asks for enough; that it would ask for more than that changes nothing.
            _program.AddRow([new LinearTerm(_raises[flow], 1)], RowSense.AtMost, 0);
        }
    }

    private bool IsMoreThanAsked(ActiveRequirement one) => one.LeastNeeded > one.Expanded.Of(one.Expanded.Paths
        .Select(path => path.Hops.Min(hop => hop.Flows.Sum(_scope.Traffic.Asked)))
        .ToArray());

    // What is asked for already comes by itself once all that is asked for fits; a limit on the port takes its
    // part.
    private void AddMets()
    {
        foreach (FlowKey flow in _raises.Keys)
        {
            double unmet = _scope.Traffic.Unmet(flow) / AffineRate.Scale;
            if (unmet > 0)
            {
                int met = _program.AddVariable();
                _mets.Add(flow, met);
                List<LinearTerm> terms = [new(met, 1)];
                if (_cuts.TryGetValue(flow.SourceId, out int cut))
                {
                    terms.Add(new LinearTerm(cut, unmet));
                }

                _program.AddRow(terms, RowSense.AtMost, unmet);
                if (_scope.Traffic.IsOutside(flow)
                    && _served.TryGetValue(flow.SourceId, out (int Variable, double) served))
                {
                    _program.AddRow(
                        [new LinearTerm(met, 1), new LinearTerm(served.Variable, -unmet)], RowSense.AtMost, 0);
                }
            }
        }
    }

    // Named ports may be squeezed by the guarantees of others, to their floor.
    private void AddSqueezes()
    {
        foreach (string id in _scope.NamedSources)
        {
            bool isOnGuaranteedUplink = _scope.Room.UplinkStep(id, RouteDirection.Out) is RouteStep step
                && _scope.HasGuarantees(step);
            double used = isOnGuaranteedUplink ? _scope.UsedLeaving(id) : 0;
            double kept = isOnGuaranteedUplink ? _scope.KeptOn(id) : 0;
            if (kept < used * (1 - Trace))
            {
                int squeeze = _program.AddVariable();
                _squeezes.Add(id, squeeze);
                _program.AddRow([new LinearTerm(squeeze, 1)], RowSense.AtMost, 1 - (kept / used));
                if (_cuts.TryGetValue(id, out int cut))
                {
                    double least = Math.Min(
                        kept / used, _scope.Floors.Of(id).BitsPerSecond / _scope.Traffic.AskedBy(id));
                    _program.AddRow(
                        [new LinearTerm(squeeze, 1), new LinearTerm(cut, 1)], RowSense.AtMost, 1 - least);
                }
            }
        }
    }
}
