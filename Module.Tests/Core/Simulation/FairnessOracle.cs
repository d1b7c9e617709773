using System;
using System.Collections.Generic;
using System.Linq;
using Google.OrTools.LinearSolver;
using NetUtil.Core.Simulation;

namespace NetUtil.Tests.Core.Simulation;

/// <summary>Finds lexicographic max-min rates by definition, one linear program after the other: the largest
/// level that all open flows reach; then, flow by flow, whether it can go above; those that cannot are
/// closed.</summary>
internal static class FairnessOracle
{
    private const double Tolerance = 1e-5;

    // What comes out of one program is exact to rounding only when it goes into the next.
    private const double Slack = 1e-7;

    public static double[] Share(IReadOnlyList<SharedFlow> flows, IReadOnlyList<double> capacities)
    {
        double[] guarantees = flows.Select(flow => flow.GuaranteeBitsPerSecond).ToArray();
        double[] none = new double[flows.Count];
        if (guarantees.Any(guarantee => guarantee > 0))
        {
            guarantees = Fill(flows, capacities, guarantees, none, guarantees);
        }

        return Fill(
            flows,
            capacities,
            flows.Select(flow => flow.Weight).ToArray(),
            guarantees,
            flows.Select(flow => flow.DemandBitsPerSecond).ToArray());
    }

    private static double[] Fill(
        IReadOnlyList<SharedFlow> flows,
        IReadOnlyList<double> capacities,
        double[] weights,
        double[] lower,
        double[] upper)
    {
        double[] closed = flows.Select((_, flow) => weights[flow] > 0 ? double.NaN : 0).ToArray();
        while (closed.Any(double.IsNaN))
        {
            double level = Best(flows, capacities, weights, lower, upper, closed, null, 0);
            List<(int Flow, double Rate)> stuck = new();
            for (int flow = 0; flow < flows.Count; flow++)
            {
                if (double.IsNaN(closed[flow]))
                {
                    double most = Best(flows, capacities, weights, lower, upper, closed, flow, level);
                    if (most <= (level * weights[flow]) + Tolerance)
                    {
                        stuck.Add((flow, Math.Min(most, Math.Max(lower[flow], level * weights[flow]))));
                    }
                }
            }

            if (stuck.Count == 0)
            {
                throw new InvalidOperationException("The level can rise for every flow.");
            }

            stuck.ForEach(one => closed[one.Flow] = one.Rate);
        }

        return closed;
    }

    /// <summary>The largest level (of no flow), or the largest rate of one flow at a given level.</summary>
    private static double Best(
        IReadOnlyList<SharedFlow> flows,
        IReadOnlyList<double> capacities,
        double[] weights,
        double[] lower,
        double[] upper,
        double[] closed,
        int? one,
        double level)
    {
        using Solver solver = Solver.CreateSolver("GLOP");
        double slightlyLess = level - (Slack / Math.Max(1, weights.Max()));
        Variable top = one is null
            ? solver.MakeNumVar(0, double.PositiveInfinity, "level")
            : solver.MakeNumVar(slightlyLess, slightlyLess, "level");
        Variable[] rates = new Variable[flows.Count];
        for (int flow = 0; flow < flows.Count; flow++)
        {
            rates[flow] = double.IsNaN(closed[flow])
                ? solver.MakeNumVar(Math.Max(0, lower[flow] - Slack), upper[flow], "x")
                : solver.MakeNumVar(Math.Max(0, closed[flow] - Slack), closed[flow], "x");
            if (double.IsNaN(closed[flow]))
            {
                solver.Add(rates[flow] >= top * weights[flow]);
            }
        }

        for (int capacity = 0; capacity < capacities.Count; capacity++)
        {
            Variable[] through = rates.Where((_, flow) => flows[flow].Capacities.Contains(capacity)).ToArray();
            if (through.Length > 0)
            {
                solver.Add(new SumVarArray(through) <= capacities[capacity]);
            }
        }

        solver.Maximize(one is int chosen ? rates[chosen] : top);
        Solver.ResultStatus status = solver.Solve();
        return status == Solver.ResultStatus.OPTIMAL
            ? solver.Objective().Value()
            : throw new InvalidOperationException($"The program ended as {status}.");
    }
}
