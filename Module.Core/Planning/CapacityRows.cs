using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Optimization;

namespace NetUtil.Core.Planning;

/// <summary>Writes ports, uplinks, links and lines into a plan's program.</summary>
/// <remarks>On an uplink with guarantees, named ports take what they need as long as every other port keeps what
/// it may not lose. On any other capacity all that is asked for must fit, so that ports are lowered where it does
/// not. </remarks>
internal sealed class CapacityRows
{
    private readonly PlanScope _scope;
    private readonly LinearProgram _program;
    private readonly PlanVariables _variables;
    private readonly bool _isHopeful;

    /// <summary>Makes a writer.</summary>
    /// <param name="scope">What to mend and to keep.</param>
    /// <param name="program">The program.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="isHopeful">True to leave ports without a guarantee no more than any plan must leave
    /// them.</param>
    public CapacityRows(PlanScope scope, LinearProgram program, PlanVariables variables, bool isHopeful)
    {
        _isHopeful = isHopeful;
        _scope = scope;
        _program = program;
        _variables = variables;
    }

    /// <summary>Adds all rows.</summary>
    /// <param name="capacities">Capacities without guarantees.</param>
    /// <param name="leftAlone">Those of them where nothing is to be gained, so that nothing is raised.</param>
    public void Add(IReadOnlyList<PlanCapacity> capacities, ICollection<PlanCapacity> leftAlone)
    {
        foreach (FlowKey flow in _scope.Movable.Where(flow => !_scope.Room.Picture.HasWay(flow)))
        {
            AddAtMost(_variables.Rises([flow], withMet: true), 0);
        }

        foreach (string source in _scope.NamedSources.Where(id => _scope.Fabric.FindAdapter(id) is not null))
        {
            AddPort(source);
        }

        foreach (RouteStep step in _scope.Contended
            .Where(_scope.HasGuarantees)
            .OrderBy(step => step.Id, StringComparer.Ordinal))
        {
            AddGuaranteed(step);
        }

        foreach (PlanCapacity capacity in capacities)
        {
            AddFitting(capacity, leftAlone.Contains(capacity) || IsHopeless(capacity));
        }
    }

    /// <summary>What relaxes a capacity if every port there is lowered to its floor still does not make all fit.
    /// </summary>
    public bool IsHopeless(PlanCapacity capacity)
    {
        double gain = capacity.AskedBySender
            .Where(sender => _variables.CutOf.ContainsKey(sender.Key))
            .Sum(sender => sender.Value
                * (1 - (_scope.Floors.WhenLimited(sender.Key).BitsPerSecond / _scope.Traffic.AskedBy(sender.Key))));
        return capacity.SpareBitsPerSecond + gain < -1e-9 * capacity.Use.CapacityBitsPerSecond;
    }

    private void AddPort(string source)
    {
        double asked = _scope.Traffic.AskedBy(source);
        if (_scope.Floors.NotChangeable(source) is not null
            && _scope.Fabric.FindAdapter(source)!.Port.MaximumBitsPerSecond is double maximum)
        {
            AddAtMost(_variables.Leaving(source, _ => true, withMet: false), Math.Max(0, maximum - asked));
        }

        if (_scope.Fabric.SwitchOf(source)?.Uplink is Uplink uplink)
        {
            double leaving = _scope.Traffic.AskedLeaving(source);
            AddAtMost(
                _variables.Leaving(source, _scope.Traffic.IsOutside, withMet: false),
                Math.Max(0, uplink.LargestMemberBitsPerSecond - leaving));
        }
    }

    private void AddGuaranteed(RouteStep step)
    {
        List<LinearTerm> terms = _variables.Rises(_scope.Traffic.Through(step), withMet: false).ToList();
        MinimumBandwidthMode mode = _scope.SwitchWith(step.Id)!.MinimumMode;
        double taken = 0;
        List<string> together = new();
        foreach (string port in _scope.Room.PortsOn(step.Id).Select(port => port.Id))
        {
            terms.AddRange(_variables.Extra((port, HopKind.AllSent)));
            terms.AddRange(_variables.MetLeaving(port));
            double reserved = _scope.Fabric.FindAdapter(port)!.Port.MinimumBitsPerSecond ?? 0;
            if (!_scope.NamedSources.Contains(port))
            {
                // What a port is guaranteed already is taken, whether it uses it or not.
                if (DefaultFlow.Holds(mode, _scope.Fabric.FindAdapter(port)!.Port))
                {
                    together.Add(port);
                }
                else
                {
                    taken += Math.Max(reserved, _scope.KeptOn(port));
                }

                continue;
            }

            double used = _scope.UsedLeaving(port);
            taken += Math.Max(reserved, used);
            if (reserved <= used && _variables.SqueezeOf.TryGetValue(port, out int squeeze))
            {
                terms.Add(new LinearTerm(squeeze, -used / AffineRate.Scale));
            }
        }

        double shared = _isHopeful
            ? DefaultFlowNeed.LeastOf(_scope, together)
            : DefaultFlowNeed.Of(_scope, step, together);
        AddAtMost(terms, Math.Max(0, step.CapacityBitsPerSecond - taken - shared));
    }

    private void AddFitting(PlanCapacity capacity, bool isLeftAlone)
    {
        IEnumerable<LinearTerm> raises = _variables.Rises(capacity.Flows, withMet: isLeftAlone)
            .Concat(capacity.Stars.SelectMany(_variables.Extra));
        if (isLeftAlone)
        {
            AddAtMost(raises, 0);
            return;
        }

        IEnumerable<LinearTerm> cuts = capacity.AskedBySender
            .SelectMany(sender => _variables.Losses(sender.Key, sender.Value, withSqueeze: false));
        AddAtMost(raises.Concat(cuts), capacity.SpareBitsPerSecond);
    }

    private void AddAtMost(IEnumerable<LinearTerm> terms, double bitsPerSecond)
    {
        LinearTerm[] all = terms.ToArray();
        if (all.Length > 0 && !double.IsInfinity(bitsPerSecond))
        {
            _program.AddRow(all, RowSense.AtMost, bitsPerSecond / AffineRate.Scale);
        }
    }
}
