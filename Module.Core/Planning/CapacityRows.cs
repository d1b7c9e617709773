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

    public CapacityRows(PlanScope scope, LinearProgram program, PlanVariables variables)
    {
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
                * (1 - (_scope.Floors.Of(sender.Key).BitsPerSecond / _scope.Traffic.AskedBy(sender.Key))));
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
        List<LinearTerm> terms = _variables.Rises(_scope.Traffic.Through(step), withMet: true).ToList();
        MinimumBandwidthMode mode = _scope.SwitchWith(step.Id)!.MinimumMode;
        double taken = 0;
        List<string> together = new();
        foreach (string port in _scope.Room.PortsOn(step.Id).Select(port => port.Id))
        {
            terms.AddRange(_variables.Extra((port, HopKind.AllSent)));
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

        AddAtMost(terms, Math.Max(0, step.CapacityBitsPerSecond - taken - TakenTogether(step, mode, together)));
    }

    // Ports without a minimum keep what they may not lose: by a minimum of their own, or by their part of the default
    // flow, which gets its own minimum as far as they ask for it. Those with the most to keep are the first to need one.
    private double TakenTogether(RouteStep step, MinimumBandwidthMode mode, IReadOnlyList<string> ports)
    {
        double sure = mode == MinimumBandwidthMode.Absolute
            ? DefaultFlow.MinimumOf(_scope.SwitchWith(step.Id)!.Uplink!)
            : 0;
        string[] mostFirst = ports.OrderByDescending(_scope.KeptOn).ThenBy(id => id, StringComparer.Ordinal).ToArray();
        double least = double.PositiveInfinity;
        double owned = 0;
        for (int own = 0; own <= mostFirst.Length; own++)
        {
            string[] rest = mostFirst.Skip(own).ToArray();
            double each = rest.Length > 0 ? _scope.KeptOn(rest[0]) : 0;
            double together = Math.Max(
                rest.Sum(id => Math.Min(each, _scope.Traffic.AskedLeaving(id))),
                Math.Min(sure, rest.Sum(_scope.Traffic.AskedLeaving)));
            least = Math.Min(least, owned + together);
            if (each <= 0)
            {
                break;
            }

            owned += each;
        }

        return least;
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
