using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Planning;

/// <summary>Writes requirements into a plan's program, each with a variable for what is missing of it.</summary>
internal sealed class RequirementRows
{
    private readonly PlanScope _scope;
    private readonly LinearProgram _program;
    private readonly PlanVariables _variables;
    private readonly Dictionary<FlowKey, int> _unblocked = new();
    private readonly List<LinearTerm> _missing = new();
    private readonly List<LinearTerm> _lost = new();

    public RequirementRows(PlanScope scope, LinearProgram program, PlanVariables variables)
    {
        _scope = scope;
        _program = program;
        _variables = variables;
    }

    /// <summary>What is missing of broken requirements, as shares times priorities. Never more than what verdicts
    /// count.</summary>
    public IReadOnlyList<LinearTerm> Missing => _missing;

    /// <summary>What is lost of requirements that hold, as shares.</summary>
    public IReadOnlyList<LinearTerm> Lost => _lost;

    /// <summary>Adds all rows.</summary>
    public void Add()
    {
        foreach (ActiveRequirement one in _scope.Broken)
        {
            AddLower(one, 1, () => Share(one.Priority));
            if (one.MostAllowed is double most && _scope.IsUpperBroken(one))
            {
                // A verdict counts an excess up to the whole bound; the weight never counts more than that.
                double excess = most > 0 ? (_scope.UpperFigure(one) - most) / most : 1;
                AddUpper(one, most, Share(one.Priority / Math.Max(1, excess), isWhole: false));
            }
            else
            {
                KeepUpper(one);
            }
        }

        foreach (ActiveRequirement one in _scope.Held)
        {
            // A hair more than it needs, since settings are rounded.
            AddLower(one, 1 + 1e-6, Loss);
            KeepUpper(one);
        }
    }

    private void AddLower(ActiveRequirement one, double factor, Func<int> share)
    {
        if (one.LeastNeeded is double least && least > 0)
        {
            bool isCapacity = one.Requirement.Settings.Basis == ComplianceBasis.Capacity;
            new MeasureRows(_program, hop => Rate(hop, isCapacity)).KeepAbove(
                one.Expanded, least * factor / AffineRate.Scale, _scope.Room.Ranking(one.Expanded), share());
        }
    }

    private void AddUpper(ActiveRequirement one, double most, int share)
    {
        double[] observed = one.Expanded.Paths.Select(path => _scope.Room.Observed(path).Low).ToArray();
        // A bound of 0 has no share: there the variable counts in Mbit/s.
        new MeasureRows(_program, hop => AskedRate(hop, most)).CutBelow(
            one.Expanded, Math.Max(most, 1) / AffineRate.Scale, observed, share);
    }

    // Where more comes to arrive, what is asked for must not break a bound that held for want of room.
    private void KeepUpper(ActiveRequirement one)
    {
        if (one.MostAllowed is not double most)
        {
            return;
        }

        if (_scope.StepsOf(one).Any(_scope.Contended.Contains))
        {
            AddUpper(one, most, Loss());
        }
        else
        {
            new MeasureRows(_program, hop => Rate(hop, isCapacity: true))
                .KeepBelow(one.Expanded, most / AffineRate.Scale);
        }
    }

    private int Share(double weight, bool isWhole = true)
    {
        int share = _program.AddVariable();
        _missing.Add(new LinearTerm(share, weight));
        if (isWhole)
        {
            _program.AddRow([new LinearTerm(share, 1)], RowSense.AtMost, 1);
        }

        return share;
    }

    private int Loss()
    {
        int loss = _program.AddVariable();
        _lost.Add(new LinearTerm(loss, 1));
        return loss;
    }

    // What arrives: of a capacity all that could be sent counts, of throughput only what is asked for.
    private AffineRate Rate(PathHop hop, bool isCapacity) => Rate(
        hop,
        _scope.Traffic.Arriving,
        range => range.Low,
        flow => isCapacity ? _variables.Rises([flow], withMet: true) : Demand(flow));

    // What a hop that exceeds its bound may carry: as a limit on its sender leaves free what other flows there do
    // not use, that counts as well.
    private AffineRate AskedRate(PathHop hop, double most) => Rate(
        hop,
        hop.Flows.Sum(_scope.Traffic.Asked) > most ? _scope.Traffic.MostAsked : _scope.Traffic.Asked,
        range => double.IsInfinity(range.High) ? range.Low : range.High,
        flow => _variables.Rises([flow], withMet: false));

    private AffineRate Rate(
        PathHop hop,
        Func<FlowKey, double> now,
        Func<RateRange, double> endOf,
        Func<FlowKey, IEnumerable<LinearTerm>> risesOf)
    {
        if (hop.Kind == HopKind.Flows)
        {
            return AffineRate.Sum(hop.Flows.Select(flow => Rate(flow, now(flow), risesOf)));
        }

        bool isSent = hop.Kind == HopKind.AllSent;
        return AffineRate.Sum(hop.Endpoints.Select(endpoint =>
        {
            if (_scope.Room.Picture.EveryFlowOf(endpoint, hop.Kind) is IReadOnlyList<FlowKey> known)
            {
                return AffineRate.Sum(known.Select(flow => Rate(flow, now(flow), risesOf)));
            }

            double rate = endOf(isSent
                ? _scope.Room.Picture.ArrivingFrom(endpoint)
                : _scope.Room.Picture.ArrivingAt(endpoint));
            IEnumerable<LinearTerm> terms = _variables.Extra((endpoint, hop.Kind))
                .Concat(isSent ? _variables.Losses(endpoint, rate, withSqueeze: true) : []);
            return new AffineRate(rate / AffineRate.Scale, terms.ToArray());
        }));
    }

    private AffineRate Rate(FlowKey flow, double now, Func<FlowKey, IEnumerable<LinearTerm>> risesOf) => new(
        now / AffineRate.Scale,
        [.. risesOf(flow), .. _variables.Losses(flow.SourceId, now, _scope.Traffic.IsOutside(flow))]);

    // What is asked for arrives once all fits, and what the port's maximum holds back once that is raised.
    private IEnumerable<LinearTerm> Demand(FlowKey flow)
    {
        if (_variables.MetOf.TryGetValue(flow, out int met))
        {
            yield return new LinearTerm(met, 1);
        }

        double blocked = (_scope.Room.Picture.OfferedBetween(flow) ?? 0) - _scope.Traffic.Asked(flow);
        if (blocked > 0 && _variables.RaiseOf.TryGetValue(flow, out int raise))
        {
            if (!_unblocked.TryGetValue(flow, out int unblocked))
            {
                _unblocked.Add(flow, unblocked = _program.AddVariable());
                _program.AddRow([new LinearTerm(unblocked, 1)], RowSense.AtMost, blocked / AffineRate.Scale);
                _program.AddRow(
                    [new LinearTerm(unblocked, 1), new LinearTerm(raise, -1)], RowSense.AtMost, 0);
            }

            yield return new LinearTerm(unblocked, 1);
        }
    }
}
