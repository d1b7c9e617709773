using System;
using System.Collections.Generic;
using System.Linq;
using Google.OrTools.LinearSolver;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>Works out what a measure can reach from what the simulated fabric really carries, with a solver of
/// its own: pair rates at least as observed, every capacity less what others use of it, the bounds of other
/// requirements. On an uplink either what is spare counts or, where others squeeze, what its ports are
/// guaranteed. Rates in Mbit/s.</summary>
internal sealed class ReachOracle
{
    private readonly FabricInventory _fabric;
    private readonly Dictionary<FlowKey, (double Offered, double Arrived)> _all;
    private readonly HashSet<FlowKey> _named;
    private readonly Dictionary<string, double> _leaving = [];
    private readonly Dictionary<string, (double Guarantee, double Kept)> _squeezed = [];

    public ReachOracle(FabricInventory fabric, IReadOnlyList<FlowRate> flows, IEnumerable<FlowKey> named)
    {
        _fabric = fabric;
        _named = [.. named];
        _all = flows.GroupBy(flow => new FlowKey(flow.SourceId, flow.TargetId)).ToDictionary(
            group => group.Key,
            group => (group.Sum(flow => flow.OfferedBitsPerSecond) / Scene.M,
                group.Sum(flow => flow.CarriedBitsPerSecond) / Scene.M));
    }

    /// <summary>The largest value of a measure of sums, means and smallest ones, or of a largest one outside;
    /// null where the others' bounds cannot all be reached.</summary>
    public double? Best(ExpandedMeasure wanted, IReadOnlyList<(ExpandedMeasure Measure, double Least)> others)
    {
        double? best = null;
        foreach (HashSet<string> contended in Choices())
        {
            double? found = wanted.Measure.Outer.Kind == ReductionKind.Max
                ? wanted.Items.Max(item => Solve(contended, others, program => program.Value(item, wanted)))
                : Solve(contended, others, program => program.Value(wanted));
            best = found > best || best is null ? found : best;
        }

        return best;
    }

    private double? Solve(
        HashSet<string> contended,
        IReadOnlyList<(ExpandedMeasure Measure, double Least)> others,
        Func<Rows, LinearExpr> objective)
    {
        Rows rows = new(this, contended);
        foreach ((ExpandedMeasure measure, double least) in others)
        {
            rows.Solver.Add(rows.Value(measure) >= least);
        }

        rows.Solver.Maximize(objective(rows));
        return rows.Solver.Solve() == Solver.ResultStatus.OPTIMAL ? rows.Solver.Objective().Value() : null;
    }

    private IEnumerable<HashSet<string>> Choices()
    {
        string[] uplinks = _fabric.Hosts
            .Where(host => host.Switches[0].MinimumMode != MinimumBandwidthMode.None)
            .Select(host => host.Switches[0].Uplink!.Id)
            .ToArray();
        for (int bits = 0; bits < 1 << uplinks.Length; bits++)
        {
            yield return [.. uplinks.Where((_, i) => (bits & (1 << i)) != 0)];
        }
    }

    private string? UplinkOf(string id) => _fabric.SwitchOf(id)?.Uplink?.Id;

    private bool IsInside(FlowKey flow) => _fabric.Routes.StaysInside(flow.SourceId, flow.TargetId);

    // What a port sends out of its host: named flows as they arrive, others as they are asked for, within its
    // limits.
    private double LeavingFrom(string id) => Kept(_leaving, id, () => Math.Min(Limit(id), _all
        .Where(flow => flow.Key.SourceId == id && !IsInside(flow.Key))
        .Sum(flow => _named.Contains(flow.Key) ? flow.Value.Arrived : flow.Value.Offered)));

    private double Limit(string id) => Math.Min(
        _fabric.FindAdapter(id)!.Port.MaximumBitsPerSecond / Scene.M ?? double.PositiveInfinity,
        _fabric.SwitchOf(id)!.Uplink!.LargestMemberBitsPerSecond / Scene.M);

    // By halving: the level up to which ports take what they use, or their guarantee if that is more. All ports
    // without a weight take together what one port of weight 1 would; all without a minimum are sure of a tenth
    // of the link.
    private (double Guarantee, double Kept) Squeezed(string id) => Kept(_squeezed, id, () => FindSqueezed(id));

    private (double Guarantee, double Kept) FindSqueezed(string id)
    {
        VirtualSwitch onSwitch = _fabric.SwitchOf(id)!;
        double capacity = onSwitch.Uplink!.CapacityBitsPerSecond / Scene.M;
        VirtualAdapter[] ports = [.. _fabric.VirtualMachines
            .SelectMany(machine => machine.Adapters)
            .Where(adapter => UplinkOf(adapter.Id) == onSwitch.Uplink.Id)];
        bool isWeight = onSwitch.MinimumMode == MinimumBandwidthMode.Weight;
        VirtualAdapter[] bare = [.. ports.Where(port =>
            isWeight ? port.Port.MinimumWeight is null : port.Port.MinimumBitsPerSecond is null or 0)];
        double weights = ports.Sum(port => port.Port.MinimumWeight ?? 0) + (bare.Length > 0 ? 1 : 0);
        double tenth = Halved(
            level => bare.Sum(port => Math.Min(level, LeavingFrom(port.Id))), isWeight ? 0 : capacity / 10);
        double height = Halved(level => ports.Sum(port => Taken(port, level)), capacity);
        VirtualAdapter own = _fabric.FindAdapter(id)!;
        return (Guarantee(own), Taken(own, height));

        double Guarantee(VirtualAdapter port) => isWeight
            ? port.Port.MinimumWeight is int weight ? capacity * weight / weights : 0
            : (port.Port.MinimumBitsPerSecond ?? 0) / Scene.M;
        double Taken(VirtualAdapter port, double level)
        {
            double use = LeavingFrom(port.Id);
            double least = bare.Contains(port) ? Math.Min(tenth, use) : Guarantee(port);
            double share = !isWeight ? level
                : port.Port.MinimumWeight is int weight ? level * weight
                : Halved(each => bare.Sum(one => Math.Min(each, LeavingFrom(one.Id))), level);
            return Math.Max(least, Math.Min(share, use));
        }
    }

    private static T Kept<T>(Dictionary<string, T> known, string id, Func<T> find)
    {
        if (!known.TryGetValue(id, out T? value))
        {
            known.Add(id, value = find());
        }

        return value;
    }

    // The highest level at which no more than a capacity is taken.
    private static double Halved(Func<double, double> takenAt, double capacity)
    {
        double low = 0;
        double high = 1e6;
        for (int round = 0; round < 60; round++)
        {
            double level = (low + high) / 2;
            (low, high) = takenAt(level) <= capacity ? (level, high) : (low, level);
        }

        return low;
    }

    /// <summary>One linear program.</summary>
    private sealed class Rows
    {
        private readonly ReachOracle _oracle;
        private readonly Dictionary<FlowKey, LinearExpr> _rates = [];
        private readonly Dictionary<FlowKey, Variable> _raises = [];
        private readonly HashSet<string> _contended;

        public Rows(ReachOracle oracle, HashSet<string> contended)
        {
            _oracle = oracle;
            _contended = contended;
            foreach (FlowKey flow in oracle._named)
            {
                double observed = oracle._all.TryGetValue(flow, out (double Offered, double Arrived) rate) ? rate.Arrived : 0;
                if (IsSqueezed(flow.SourceId) && !oracle.IsInside(flow) && oracle.LeavingFrom(flow.SourceId) > 0)
                {
                    observed *= Math.Min(1, oracle.Squeezed(flow.SourceId).Kept / oracle.LeavingFrom(flow.SourceId));
                }

                _raises[flow] = Solver.MakeNumVar(0, 1e7, "");
                _rates[flow] = _raises[flow] + observed;
            }

            AddPorts();
            AddShared();
        }

        public Solver Solver { get; } = Solver.CreateSolver("GLOP");

        public LinearExpr Value(ExpandedMeasure measure) =>
            Reduced(measure.Measure.Outer, [.. measure.Items.Select(item => Value(item, measure))]);

        public LinearExpr Value(RateNode node, ExpandedMeasure measure) => node.Reduction is null
            ? Smallest([.. measure.Paths[node.Path].Hops.Select(
                hop => hop.Flows.Select(flow => _rates[flow]).Aggregate((left, right) => left + right))])
            : Reduced(node.Reduction, [.. node.Children.Select(child => Value(child, measure))]);

        private LinearExpr Reduced(Reduction reduction, LinearExpr[] parts) => reduction.Kind switch
        {
            ReductionKind.Sum => parts.Aggregate((left, right) => left + right),
            ReductionKind.Average => parts.Aggregate((left, right) => left + right) * (1.0 / parts.Length),
            ReductionKind.Each or ReductionKind.Min => Smallest(parts),
            _ => throw new NotSupportedException(reduction.ToString()),
        };

        private LinearExpr Smallest(LinearExpr[] parts)
        {
            Variable smallest = Solver.MakeNumVar(0, 1e7, "");
            foreach (LinearExpr part in parts)
            {
                Solver.Add(smallest <= part);
            }

            return smallest + 0;
        }

        private bool IsSqueezed(string id) => _oracle.UplinkOf(id) is string uplink && _contended.Contains(uplink);

        private void AddPorts()
        {
            foreach (VirtualAdapter port in _oracle._fabric.VirtualMachines.SelectMany(machine => machine.Adapters))
            {
                FlowKey[] own = [.. _raises.Keys.Where(flow => flow.SourceId == port.Id)];
                FlowKey[] leaving = [.. own.Where(flow => !_oracle.IsInside(flow))];
                double member = _oracle._fabric.SwitchOf(port.Id)!.Uplink!.LargestMemberBitsPerSecond / Scene.M;
                if (port.Port.MaximumBitsPerSecond / Scene.M is double maximum)
                {
                    double used = _oracle._all
                        .Where(flow => flow.Key.SourceId == port.Id)
                        .Sum(flow => _oracle._named.Contains(flow.Key) ? flow.Value.Arrived : flow.Value.Offered);
                    AddRoom(own, maximum - used);
                }

                AddRoom(leaving, member - _oracle.LeavingFrom(port.Id));
                AddRoom(
                    [.. _raises.Keys.Where(flow => flow.TargetId == port.Id && !_oracle.IsInside(flow))],
                    member - Arrived(flow => flow.TargetId == port.Id && !_oracle.IsInside(flow)));
                if (IsSqueezed(port.Id))
                {
                    double guarantee = Math.Min(_oracle.Squeezed(port.Id).Guarantee, _oracle.Limit(port.Id));
                    AddRoom(leaving, guarantee - _oracle.LeavingFrom(port.Id));
                }
            }
        }

        private void AddShared()
        {
            foreach (RouteStep step in _raises.Keys.Concat(_oracle._all.Keys).SelectMany(Route).Distinct())
            {
                if (step.Kind != RouteStepKind.Uplink || step.Direction == RouteDirection.In || !_contended.Contains(step.Id))
                {
                    AddRoom(
                        [.. _raises.Keys.Where(flow => Route(flow).Contains(step))],
                        (step.CapacityBitsPerSecond / Scene.M) - Arrived(flow => Route(flow).Contains(step)));
                }
            }
        }

        private IReadOnlyList<RouteStep> Route(FlowKey flow) =>
            _oracle._fabric.Routes.Between(flow.SourceId, flow.TargetId);

        private double Arrived(Func<FlowKey, bool> isMeant) =>
            _oracle._all.Where(flow => isMeant(flow.Key)).Sum(flow => flow.Value.Arrived);

        private void AddRoom(FlowKey[] flows, double room)
        {
            if (flows.Length > 0)
            {
                Solver.Add(flows.Select(flow => _raises[flow] + 0).Aggregate((left, right) => left + right)
                    <= Math.Max(0, room));
            }
        }
    }
}
