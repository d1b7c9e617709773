using System;
using System.Collections.Generic;
using System.Linq;
using Google.OrTools.LinearSolver;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>A random fabric of two to four hosts and four to nine VMs whose requirements may need moves, with
/// what any sequence of moves can reach, found by trying them all. Rates in Mbit/s, memory in GiB.</summary>
internal sealed class MoveOracle
{
    private const double Hair = 1e-6;

    private readonly List<(double Uplink, int Memory)> _hosts = [];
    private readonly List<(string Name, int Host, int Memory, double? Peak)> _machines = [];
    private readonly List<(int From, int To, double Asked)> _flows = [];
    private readonly List<(string Path, string Measure, double Bound)> _wishes = [];
    private readonly bool _mayLimit;
    private double[] _now = [];
    private int[] _start = [];
    private IReadOnlyList<bool> _held = [];

    private MoveOracle(bool mayLimit) => _mayLimit = mayLimit;

    public PlanScene Scene { get; } = new();

    /// <summary>Moves that a plan may have at most.</summary>
    public int MostMoves { get; private set; }

    /// <summary>Makes a fabric.</summary>
    /// <param name="seed">The same seed gives the same fabric.</param>
    public static MoveOracle Of(int seed)
    {
        Random random = new(seed);
        MoveOracle oracle = new(mayLimit: random.Next(2) == 0);
        int hosts = random.Next(2, 5);
        for (int host = 0; host < hosts; host++)
        {
            oracle._hosts.Add((random.Next(5, 16) * 10, random.Next(6, 12)));
        }

        oracle.AddMachines(random, hosts);
        oracle.AddFlows(random);
        oracle.AddWishes(random);
        oracle.MostMoves = random.Next(8) == 0 ? 4 : random.Next(1, 4);
        oracle.Scene.CanMigrate = true;
        oracle.Scene.CanChangeBandwidth = oracle._mayLimit;
        oracle.Scene.Policy = new RebalancePolicy { MaximumMigrations = oracle.MostMoves, HysteresisFraction = 0 };
        return oracle;
    }

    /// <summary>True where every requirement has a path.</summary>
    public bool IsWhole => _wishes.All(wish => _flows.Any(flow => IsNamed(flow, wish.Path)));

    /// <summary>The least shortfall of a sequence of moves every state of which keeps the hard rules, and the
    /// fewest moves that have it.</summary>
    /// <param name="now">The shortfall without moves, by the plan's own account.</param>
    /// <param name="held">Which requirements hold now and must go on holding, in their order.</param>
    public (double Shortfall, int Moves) Best(double now, IReadOnlyList<bool> held)
    {
        _held = held;
        _now = [.. _flows.Select(flow => Arriving(flow.From, flow.To))];
        _start = [.. _machines.Select(machine => machine.Host)];
        HashSet<string> seen = [Key(_start)];
        List<int[]> layer = [_start];
        (double Shortfall, int Moves) best = (Math.Min(now, ShortfallAt(_start)), 0);
        for (int moves = 1; moves <= MostMoves && best.Shortfall > Hair; moves++)
        {
            List<int[]> next = [.. layer.SelectMany(Successors).Where(placement => seen.Add(Key(placement)))];
            foreach (int[] placement in next)
            {
                double shortfall = ShortfallAt(placement);
                if (shortfall < best.Shortfall - Hair)
                {
                    best = (shortfall, moves);
                }
            }

            layer = next;
        }

        return best;
    }

    /// <inheritdoc/>
    public override string ToString() => $"hosts {string.Join(" ", _hosts)}; VMs {string.Join(" ", _machines)}; flows "
        + string.Join(" ", _flows.Select(flow => $"{_machines[flow.From].Name}>{_machines[flow.To].Name} {flow.Asked}"))
        + $"; {string.Join(" ", _wishes)}; at most {MostMoves} moves, {(_mayLimit ? "limits too" : "no limits")}";

    private void AddMachines(Random random, int hosts)
    {
        int[] free = [.. _hosts.Select(host => host.Memory)];
        foreach (string kind in new[] { "a", "b", "x", "y" })
        {
            int count = kind is "a" or "x" ? random.Next(1, 4) : kind == "b" ? random.Next(1, 3) : 1;
            for (int number = 1; number <= count && _machines.Count < 9; number++)
            {
                int memory = random.Next(1, 4);
                int[] roomy = [.. Enumerable.Range(0, hosts).Where(host => free[host] >= memory)];
                if (roomy.Length > 0)
                {
                    int host = roomy[random.Next(roomy.Length)];
                    free[host] -= memory;
                    double? peak = random.Next(3) == 0 ? null : random.Next(0, 8) * 5;
                    _machines.Add((kind + number, host, memory, kind == "a" ? 0 : peak));
                }
            }
        }

        for (int host = 0; host < hosts; host++)
        {
            Scene.Host($"h{host}", _hosts[host].Uplink, MinimumBandwidthMode.None, memoryGiB: _hosts[host].Memory);
        }

        foreach ((string name, int host, int memory, double? peak) in _machines)
        {
            Scene.Vm(name, $"h{host}", memoryGiB: memory);
            if (peak is double known)
            {
                Scene.Peak(name, known);
            }
        }
    }

    // Others send to one VM each: a limit on a port with two flows need not take from the one that matters.
    private void AddFlows(Random random)
    {
        for (int from = 0; from < _machines.Count; from++)
        {
            int[] peers = [.. Enumerable.Range(0, _machines.Count).Where(to => $"{KindOf(from)}{KindOf(to)}"
                is "ab" or "xy" or "xb" or "ya")];
            int chosen = peers.Length == 0 ? -1 : peers[random.Next(peers.Length)];
            foreach (int to in peers.Where(to => KindOf(from) == 'a' || to == chosen))
            {
                double asked = KindOf(from) == 'a' ? random.Next(0, 4) * 4 : random.Next(2, 13) * 10;
                _flows.Add((from, to, asked));
                if (asked > 0)
                {
                    Scene.Flow(_machines[from].Name, _machines[to].Name, asked);
                }
            }
        }
    }

    private char KindOf(int machine) => _machines[machine].Name[0];

    private void AddWishes(Random random)
    {
        int wishes = random.Next(1, 3);
        for (int number = 0; number < wishes; number++)
        {
            string measure = new[] { "Each", "Min", "Sum", "Avg" }[random.Next(4)];
            double bound = random.Next(2, 13) * (measure == "Sum" ? 10 : 5);
            string path = number == 0 ? "A, B" : "B, A";
            _wishes.Add((path, measure, bound));
            Scene.Requires($"{measure}({path}) >= {bound} Mbps", app: "app" + number);
        }

        // The way back has flows of its own, at first of nothing.
        if (wishes > 1)
        {
            foreach ((int from, int to, _) in _flows.Where(flow => IsNamed(flow, "A, B")).ToArray())
            {
                if (!_flows.Any(flow => flow.From == to && flow.To == from))
                {
                    _flows.Add((to, from, 0));
                }
            }
        }
    }

    private bool IsNamed((int From, int To, double Asked) flow, string path) =>
        char.ToUpperInvariant(KindOf(flow.From)) == path[0] && char.ToUpperInvariant(KindOf(flow.To)) == path[^1];

    private bool IsNamed((int From, int To, double Asked) flow) => _wishes.Any(wish => IsNamed(flow, wish.Path));

    private IEnumerable<int[]> Successors(int[] placement)
    {
        for (int machine = 0; machine < placement.Length; machine++)
        {
            for (int host = 0; host < _hosts.Count; host++)
            {
                int held = Enumerable.Range(0, placement.Length)
                    .Where(other => other != machine && placement[other] == host)
                    .Sum(other => _machines[other].Memory);
                if (placement[machine] != host && held + _machines[machine].Memory <= _hosts[host].Memory)
                {
                    int[] next = [.. placement];
                    next[machine] = host;
                    yield return next;
                }
            }
        }
    }

    // The least that is missing over all ways to raise named flows and to limit others. Moves bring no way more
    // than it can carry. A way that is too full already may stay so, and then nothing rises there, or it is
    // made to fit.
    private double ShortfallAt(int[] placement)
    {
        double[] loads = [.. Enumerable.Range(0, 2 * _hosts.Count).Select(way => LoadOf(placement, way))];
        int[] full = [.. Enumerable.Range(0, loads.Length).Where(way => loads[way] > _hosts[way / 2].Uplink + Hair)];
        return full.Any(way => loads[way] > LoadOf(_start, way) + Hair) ? double.PositiveInfinity : Enumerable
            .Range(0, 1 << full.Length)
            .Select(bits => full.Where((_, i) => (bits & (1 << i)) != 0).ToHashSet())
            .Select(staying => ShortfallAt(placement, staying))
            .DefaultIfEmpty(double.PositiveInfinity)
            .Min();
    }

    private double ShortfallAt(int[] placement, HashSet<int> staying)
    {
        using Solver solver = Solver.CreateSolver("GLOP");
        Variable[] cuts = [.. _machines.Select((machine, number) =>
        {
            double asked = _flows.Where(flow => flow.From == number).Sum(flow => flow.Asked);
            bool mayLimit = _mayLimit && !_flows.Any(flow => flow.From == number && IsNamed(flow));
            // Nobody is limited to less than 1 Mbit/s.
            double floor = Math.Max(1, machine.Peak ?? double.PositiveInfinity);
            double most = mayLimit && asked > floor ? 1 - (floor / asked) : 0;
            return solver.MakeNumVar(0, most, $"cut{number}");
        })];
        Variable[] raises = [.. _flows.Select((flow, number) => solver.MakeNumVar(
            0,
            IsNamed(flow) && !staying.Any(way => Passes(placement, flow, way)) ? 10_000 : 0,
            $"raise{number}"))];
        for (int way = 0; way < 2 * _hosts.Count; way++)
        {
            if (!staying.Contains(way))
            {
                AddWay(solver, placement, way, cuts, raises);
            }
        }

        for (int wish = 0; wish < _wishes.Count; wish++)
        {
            Variable missing = solver.MakeNumVar(0, _held[wish] ? Hair : 1, $"missing{wish}");
            solver.Objective().SetCoefficient(missing, 50);
            AddWish(solver, placement, staying, wish, missing, cuts, raises);
        }

        solver.Objective().SetMinimization();
        return solver.Solve() == Solver.ResultStatus.OPTIMAL ? solver.Objective().Value() : double.PositiveInfinity;
    }

    private double LoadOf(int[] placement, int way) =>
        _flows.Where(flow => Passes(placement, flow, way)).Sum(flow => flow.Asked);

    private void AddWay(Solver solver, int[] placement, int way, Variable[] cuts, Variable[] raises)
    {
        Constraint room = solver.MakeConstraint(
            double.NegativeInfinity, _hosts[way / 2].Uplink - LoadOf(placement, way));
        for (int flow = 0; flow < _flows.Count; flow++)
        {
            if (Passes(placement, _flows[flow], way))
            {
                Variable cut = cuts[_flows[flow].From];
                room.SetCoefficient(cut, room.GetCoefficient(cut) - _flows[flow].Asked);
                room.SetCoefficient(raises[flow], 1);
            }
        }
    }

    private void AddWish(
        Solver solver,
        int[] placement,
        HashSet<int> staying,
        int wish,
        Variable missing,
        Variable[] cuts,
        Variable[] raises)
    {
        (string path, string measure, double bound) = _wishes[wish];
        int[] flows = [.. Enumerable.Range(0, _flows.Count).Where(flow => IsNamed(_flows[flow], path))];
        bool isTotal = measure is "Sum" or "Avg";
        foreach (int[] part in isTotal ? [flows] : flows.Select(flow => new[] { flow }))
        {
            double least = measure == "Avg" ? bound * flows.Length : bound;
            double sure = part.Sum(flow => Sure(placement, staying, flow));
            Constraint enough = solver.MakeConstraint(least - sure, double.PositiveInfinity);
            enough.SetCoefficient(missing, least);
            foreach (int flow in part)
            {
                Variable cut = cuts[_flows[flow].From];
                enough.SetCoefficient(raises[flow], 1);
                enough.SetCoefficient(cut, enough.GetCoefficient(cut) - Sure(placement, staying, flow));
            }
        }
    }

    // What is asked arrives where all fits; elsewhere what arrived before goes on arriving where nothing moved.
    private double Sure(int[] placement, HashSet<int> staying, int flow)
    {
        bool isSame = placement[_flows[flow].From] == _start[_flows[flow].From]
            && placement[_flows[flow].To] == _start[_flows[flow].To];
        return !staying.Any(way => Passes(placement, _flows[flow], way)) ? _flows[flow].Asked
            : isSame ? Math.Min(_flows[flow].Asked, _now[flow])
            : 0;
    }

    private static bool Passes(int[] placement, (int From, int To, double Asked) flow, int way) =>
        placement[flow.From] != placement[flow.To]
        && (way % 2 == 0 ? placement[flow.From] : placement[flow.To]) == way / 2;

    private double Arriving(int from, int to) => Scene.Flows()
        .Where(one => one.SourceId == Scene.Id(_machines[from].Name) && one.TargetId == Scene.Id(_machines[to].Name))
        .Sum(one => one.CarriedBitsPerSecond) / PlanScene.M;

    private static string Key(int[] placement) => string.Join(",", placement);
}
