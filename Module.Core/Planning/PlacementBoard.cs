using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>A placement in the making: VMs are put on hosts and taken back, and what uplinks have to carry then
/// is kept up to date. Not safe on several threads.</summary>
/// <remarks>Cost: a move O(flows of the VM), a look O(uplinks × requirements).</remarks>
internal sealed class PlacementBoard
{
    private const double Hair = 1e-9;

    private readonly PlacementFacts _facts;
    private readonly int[] _hostOf;
    private readonly double[] _kept;
    private readonly double[][] _needs;
    private readonly int[][] _counts;
    private readonly long[] _memory;

    public PlacementBoard(PlacementFacts facts)
    {
        _facts = facts;
        _hostOf = facts.StartHosts.ToArray();
        int ways = facts.Uplinks.Capacities.Count;
        _kept = new double[ways];
        _needs = Enumerable.Range(0, ways).Select(_ => new double[facts.Weights.Count]).ToArray();
        _counts = Enumerable.Range(0, ways).Select(_ => new int[facts.Weights.Count]).ToArray();
        _memory = new long[facts.Hosts.Count];
        for (int flow = 0; flow < facts.Flows.Count; flow++)
        {
            Count(flow, 1);
        }

        for (int machine = 0; machine < _hostOf.Length; machine++)
        {
            CountMemory(machine, 1);
        }
    }

    /// <summary>The host of a VM, by numbers.</summary>
    public int HostOf(int machine) => _hostOf[machine];

    /// <summary>Puts a VM on a host.</summary>
    public void Put(int machine, int host)
    {
        foreach (int flow in _facts.FlowsOfMachine[machine])
        {
            Count(flow, -1);
        }

        CountMemory(machine, -1);
        _hostOf[machine] = host;
        CountMemory(machine, 1);
        foreach (int flow in _facts.FlowsOfMachine[machine])
        {
            Count(flow, 1);
        }
    }

    /// <summary>A shortfall that every plan for this placement has at least, and the way that forces it; -1
    /// where no way does.</summary>
    public (double Shortfall, int Way) LeastShortfall()
    {
        double most = 0;
        int worst = -1;
        for (int way = 0; way < _kept.Length; way++)
        {
            double shortfall = ShortfallOn(way);
            if (shortfall > most + Hair)
            {
                (most, worst) = (shortfall, way);
            }
        }

        return (most, worst);
    }

    /// <summary>A host whose memory does not hold the VMs put on it; -1 where all do.</summary>
    public int Overcommitted()
    {
        for (int host = 0; host < _memory.Length; host++)
        {
            FabricHost one = _facts.Hosts[host];
            if (one.MemoryBytes > 0 && _memory[host] > one.MemoryBytes - one.MemoryReserveBytes
                && Enumerable.Range(0, _hostOf.Length)
                    .Any(machine => _hostOf[machine] == host && _facts.StartHosts[machine] != host))
            {
                return host;
            }
        }

        return -1;
    }

    /// <summary>VMs that have a flow on a way.</summary>
    public IEnumerable<int> MachinesOn(int way) => _facts.Flows
        .Where(flow => WaysOf(flow) is (int sent, int received) && (sent == way || received == way))
        .SelectMany(flow => new[] { _facts.Ends[flow.Source].Machine, _facts.Ends[flow.Target].Machine })
        .Where(machine => machine >= 0)
        .Distinct();

    // The cheapest way to ask for less until it fits: those that give most for their weight first.
    private double ShortfallOn(int way)
    {
        double room = Math.Max(0, _facts.Uplinks.Capacities[way] - _kept[way]);
        double[] needs = _needs[way];
        double over = -room * (1 + Hair);
        List<(double Need, double Weight)> wishes = new();
        for (int requirement = 0; requirement < needs.Length; requirement++)
        {
            double need = needs[requirement];
            if (_facts.Totals[requirement] > 0)
            {
                // Of a total only what no other way can carry is needed here.
                bool isWhole = _counts[way][requirement] == _facts.FlowsOfTotal[requirement];
                need = isWhole ? _facts.Totals[requirement] : 0;
            }

            if (need > 0)
            {
                over += need;
                wishes.Add((need, _facts.Weights[requirement]));
            }
        }

        double shortfall = 0;
        foreach ((double need, double weight) in wishes.OrderBy(wish => wish.Weight / wish.Need))
        {
            if (over <= 0)
            {
                break;
            }

            double taken = Math.Min(over, need);
            shortfall += weight * taken / need;
            over -= taken;
        }

        return shortfall;
    }

    private void Count(int flow, int sign)
    {
        PlacedFlow one = _facts.Flows[flow];
        (int sent, int received) = WaysOf(one);
        foreach (int way in new[] { sent, received })
        {
            if (way >= 0)
            {
                _kept[way] += sign * one.Kept;
                if (one.Requirement >= 0)
                {
                    _needs[way][one.Requirement] += sign * one.Need;
                    _counts[way][one.Requirement] += sign;
                }
            }
        }
    }

    private (int Sent, int Received) WaysOf(PlacedFlow flow)
    {
        PlacedEnd source = _facts.Ends[flow.Source];
        PlacedEnd target = _facts.Ends[flow.Target];
        bool isInside = source.Machine >= 0 && target.Machine >= 0
            && _hostOf[source.Machine] == _hostOf[target.Machine]
            && string.Equals(source.SwitchName, target.SwitchName, StringComparison.OrdinalIgnoreCase)
            && string.Equals(source.Subnet, target.Subnet, StringComparison.OrdinalIgnoreCase);
        return isInside ? (-1, -1) : (
            source.Machine < 0 ? -1 : _facts.Uplinks.Out(_hostOf[source.Machine], source.SwitchName),
            target.Machine < 0 ? -1 : In(_hostOf[target.Machine], target.SwitchName));
    }

    private int In(int host, string? switchName) =>
        _facts.Uplinks.Out(host, switchName) is int way && way >= 0 ? way + 1 : -1;

    private void CountMemory(int machine, int sign)
    {
        if (_facts.Machines[machine].HoldsMemory)
        {
            _memory[_hostOf[machine]] += sign * _facts.Machines[machine].MemoryBytes;
        }
    }
}
