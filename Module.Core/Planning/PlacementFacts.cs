using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>What decides whether a placement can be any good, with numbers for names: VMs, uplinks, flows and
/// what requirements need of them. Rates in Mbit/s. Immutable.</summary>
/// <remarks>It never asks for more than a plan must leave or give: of flows that no requirement names it takes
/// what they keep at their senders' floors, of named ones what single paths and whole totals need. So what it
/// finds missing is missing in every plan.</remarks>
internal sealed class PlacementFacts
{
    // What a requirement that holds weighs: no gain makes up for breaking it.
    private const double Held = 1e9;

    private readonly PlanScope _scope;
    private readonly Dictionary<string, int> _machineOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _endOf = new(StringComparer.Ordinal);
    private readonly List<PlacedEnd> _ends = new();

    public PlacementFacts(PlanScope scope)
    {
        _scope = scope;
        FabricInventory fabric = scope.Fabric;
        Hosts = fabric.Hosts;
        Machines = fabric.VirtualMachines;
        for (int i = 0; i < Machines.Count; i++)
        {
            _machineOf[Machines[i].Id] = i;
        }

        HostNumbers = Hosts.Select((host, number) => (host.Id, number))
            .ToDictionary(host => host.Id, host => host.number, StringComparer.Ordinal);
        StartHosts = Machines.Select(machine => HostNumbers[machine.HostId]).ToArray();
        ActiveRequirement[] wanted = scope.Broken.Concat(scope.Held)
            .Where(one => one.LeastNeeded > 0 && IsPlain(one.Expanded))
            .ToArray();
        Weights = wanted.Select(one => scope.Broken.Contains(one) ? one.Priority : Held).ToArray();
        Totals = wanted.Select(TotalOf).ToArray();
        Dictionary<FlowKey, (int Requirement, double Need)> needs = NeedsOf(wanted);
        List<PlacedFlow> flows = new();
        foreach (FlowKey flow in scope.Traffic.Flows)
        {
            bool isNamed = needs.TryGetValue(flow, out (int Requirement, double Need) need);
            double kept = scope.Traffic.Named.Contains(flow) ? 0 : KeptOf(flow) / AffineRate.Scale;
            if (isNamed || kept > 0)
            {
                flows.Add(new PlacedFlow(
                    EndOf(flow.SourceId),
                    EndOf(flow.TargetId),
                    kept,
                    isNamed ? need.Requirement : -1,
                    need.Need));
            }
        }

        Flows = flows;
        Ends = _ends;
        FlowsOfMachine = Enumerable.Range(0, Machines.Count)
            .Select(machine => Enumerable.Range(0, flows.Count)
                .Where(flow => _ends[flows[flow].Source].Machine == machine
                    || _ends[flows[flow].Target].Machine == machine)
                .ToArray())
            .ToArray();
        FlowsOfTotal = Totals
            .Select((_, requirement) => flows.Count(flow => flow.Requirement == requirement))
            .ToArray();
        Uplinks = new PlacedUplinks(Hosts);
    }

    public IReadOnlyList<FabricHost> Hosts { get; }

    public IReadOnlyList<VirtualMachine> Machines { get; }

    /// <summary>The number of each host by its id.</summary>
    public IReadOnlyDictionary<string, int> HostNumbers { get; }

    /// <summary>The number of each VM's host now.</summary>
    public IReadOnlyList<int> StartHosts { get; }

    /// <summary>Uplinks, by host and switch.</summary>
    public PlacedUplinks Uplinks { get; }

    /// <summary>Adapters and externals.</summary>
    public IReadOnlyList<PlacedEnd> Ends { get; }

    public IReadOnlyList<PlacedFlow> Flows { get; }

    /// <summary>Numbers of the flows that begin or end at a VM.</summary>
    public IReadOnlyList<int[]> FlowsOfMachine { get; }

    /// <summary>What each requirement weighs.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>What a requirement over a total needs of all its flows together; 0 where each flow has a need
    /// of its own.</summary>
    public IReadOnlyList<double> Totals { get; }

    /// <summary>How many flows each requirement has.</summary>
    public IReadOnlyList<int> FlowsOfTotal { get; }

    /// <summary>The number of a VM by its id.</summary>
    public int NumberOf(string machineId) => _machineOf[machineId];

    private int EndOf(string endpointId)
    {
        if (!_endOf.TryGetValue(endpointId, out int end))
        {
            VirtualMachine? machine = _scope.Fabric.MachineOf(endpointId);
            VirtualAdapter? adapter = _scope.Fabric.FindAdapter(endpointId);
            _endOf.Add(endpointId, end = _ends.Count);
            _ends.Add(new PlacedEnd(
                machine is null ? -1 : _machineOf[machine.Id], adapter?.SwitchName, adapter?.Subnet));
        }

        return end;
    }

    private double KeptOf(FlowKey flow)
    {
        double asked = _scope.Traffic.Asked(flow);
        double all = _scope.Traffic.AskedBy(flow.SourceId);
        double floor = _scope.Floors.Of(flow.SourceId).BitsPerSecond;
        return Math.Min(_scope.Traffic.Arriving(flow), all > 0 ? asked * Math.Min(1, floor / all) : asked);
    }

    // A flow that several requirements count has the largest need once; the others go without, which asks for
    // less.
    private static Dictionary<FlowKey, (int Requirement, double Need)> NeedsOf(
        IReadOnlyList<ActiveRequirement> wanted)
    {
        Dictionary<FlowKey, (int Requirement, double Need)> needs = new();
        for (int i = 0; i < wanted.Count; i++)
        {
            double each = TotalOf(wanted[i]) > 0 ? 0 : wanted[i].LeastNeeded!.Value / AffineRate.Scale;
            foreach (FlowKey flow in wanted[i].Expanded.Flows)
            {
                if (!needs.TryGetValue(flow, out (int Requirement, double Need) need) || need.Need < each)
                {
                    needs[flow] = (i, each);
                }
            }
        }

        return needs;
    }

    private static double TotalOf(ActiveRequirement one) => one.Expanded.Measure.Outer.Kind switch
    {
        ReductionKind.Sum => one.LeastNeeded!.Value / AffineRate.Scale,
        ReductionKind.Average => one.LeastNeeded!.Value * one.Expanded.Items.Count / AffineRate.Scale,
        _ => 0,
    };

    // Paths of one flow each, all of which count: others ask for nothing here.
    private static bool IsPlain(ExpandedMeasure measure) =>
        measure.Measure.Outer.Kind
            is ReductionKind.Each or ReductionKind.Min or ReductionKind.Sum or ReductionKind.Average
        && measure.Items.All(item => item.Reduction is null)
        && measure.Paths.All(path => path.Hops.Count == 1
            && path.Hops[0].Kind == HopKind.Flows && path.Hops[0].Flows.Count == 1);
}
