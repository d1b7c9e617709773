using System;
using System.Collections.Generic;
using System.Linq;
using Google.OrTools.LinearSolver;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Tests.Core.Pairs;

/// <summary>Finds the least and the largest sum of pair rates that meters allow, with a solver of its own and one
/// variable for every pair of the fabric, offered and arrived. Rates in Mbit/s.</summary>
internal sealed class PairOracle : IDisposable
{
    private const double M = RandomTraffic.M;

    // An uplink's or a link's meter may have missed this share.
    private const double Slack = 1.01;

    // The solver does not tell rates without a limit from contradictions, so there is one, far above all totals.
    private const double Boundless = 1e6;

    // Anything may also be exchanged with somebody whom no meter names.
    private const string Somebody = "somebody";

    private const double Rounding = 1e-7;

    private readonly Solver _solver = Solver.CreateSolver("GLOP");
    private readonly Dictionary<(string Source, string Target), Variable> _arrived = [];
    private readonly FabricInventory _fabric;

    public PairOracle(RandomTraffic traffic, ITrafficRates rates)
    {
        _fabric = traffic.Fabric;
        Dictionary<(string Source, string Target), Variable> offered = [];
        IEnumerable<(string Source, string Target)> unnamed = traffic.Adapters
            .SelectMany(id => new[] { (id, Somebody), (Somebody, id) })
            .Where(pair => _fabric.Routes.Connects(pair.Item1, pair.Item2));
        foreach ((string Source, string Target) pair in traffic.Pairs.Concat(unnamed))
        {
            PairRate? measured = rates.Pair(pair.Source, pair.Target, WindowStatistic.Mean);
            _arrived[pair] = _solver.MakeNumVar(
                measured?.ArrivedBitsPerSecond / M ?? 0, measured?.ArrivedBitsPerSecond / M ?? Boundless, "");
            // What is lost on the way was offered as well.
            offered[pair] = _solver.MakeNumVar(0, measured?.OfferedBitsPerSecond / M ?? Boundless, "");
            _solver.Add(_arrived[pair] <= offered[pair] + Rounding);
            if (measured?.OfferedBitsPerSecond is double known)
            {
                offered[pair].SetBounds(known / M, known / M);
            }
        }

        foreach (string id in traffic.Adapters)
        {
            VirtualAdapter adapter = _fabric.FindAdapter(id)!;
            AtMost(_arrived.Where(one => one.Key.Source == id), adapter.Port.MaximumBitsPerSecond / M);
            AtMost(
                _arrived.Where(one => one.Key.Source == id && !IsInside(one.Key)),
                _fabric.SwitchOf(id)?.Uplink?.LargestMemberBitsPerSecond / M);
            if (rates.Adapter(id, WindowStatistic.Mean) is WindowRate total)
            {
                AtMost(offered.Where(one => one.Key.Source == id), total.SentBitsPerSecond / M);
                Variable[] received = [.. _arrived.Where(one => one.Key.Target == id).Select(one => one.Value)];
                if (received.Length > 0)
                {
                    // Rounding must not make fixed rates contradict their total.
                    double sum = total.ReceivedBitsPerSecond / M;
                    _solver.Add(received.Sum() >= sum - Rounding);
                    _solver.Add(received.Sum() <= sum + Rounding);
                }
            }
        }

        foreach (IGrouping<RouteStep, KeyValuePair<(string Source, string Target), Variable>> step in _arrived
            .SelectMany(one => _fabric.Routes.Between(one.Key.Source, one.Key.Target).Select(step => (one, step)))
            .GroupBy(one => one.step, one => one.one))
        {
            AtMost(step, CarriedBy(rates, step.Key));
        }
    }

    public (double Low, double High) Of(IEnumerable<((string Source, string Target) Pair, double Weight)> pairs)
    {
        LinearExpr sum = pairs
            .Select(one => _arrived.TryGetValue(one.Pair, out Variable? rate) ? one.Weight * rate : new LinearExpr())
            .Aggregate(new LinearExpr(), (left, right) => left + right);
        return (Solved(() => _solver.Minimize(sum)), Solved(() => _solver.Maximize(sum)));
    }

    public void Dispose() => _solver.Dispose();

    private static double CarriedBy(ITrafficRates rates, RouteStep step)
    {
        WindowRate? rate = step.Kind switch
        {
            RouteStepKind.Uplink => rates.Uplink(step.Id, WindowStatistic.Mean),
            RouteStepKind.Link => rates.Link(step.Id, WindowStatistic.Mean),
            _ => null,
        };
        double? carried = step.Direction == RouteDirection.Out ? rate?.SentBitsPerSecond : rate?.ReceivedBitsPerSecond;
        return (carried * Slack ?? step.CapacityBitsPerSecond) / M;
    }

    private bool IsInside((string Source, string Target) pair) =>
        _fabric.Routes.StaysInside(pair.Source, pair.Target);

    private void AtMost(IEnumerable<KeyValuePair<(string, string), Variable>> pairs, double? most)
    {
        Variable[] variables = [.. pairs.Select(one => one.Value)];
        if (most is double limit && variables.Length > 0)
        {
            _solver.Add(variables.Sum() <= limit + Rounding);
        }
    }

    private double Solved(Action set)
    {
        _solver.Reset();
        set();
        return _solver.Solve() switch
        {
            Solver.ResultStatus.OPTIMAL => _solver.Objective().Value() is var value and < Boundless / 2
                ? value
                : double.PositiveInfinity,
            Solver.ResultStatus status => throw new InvalidOperationException(status.ToString()),
        };
    }
}
