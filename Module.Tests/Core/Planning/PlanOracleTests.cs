using System;
using System.Collections.Generic;
using System.Linq;
using Google.OrTools.LinearSolver;
using NetUtil.Core.Compliance;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using Xunit;

namespace NetUtil.Tests.Core.Planning;

/// <summary>Plans on random fabrics against an independent solver: applications A and C send to B out of one host, whose
/// uplink others fill. The least shortfall is worked out from the design's words: named flows rise above what arrives,
/// everybody else keeps the smaller of what arrives of him and his floor, and the uplink carries no more than it can.
/// </summary>
public sealed class PlanOracleTests
{
    private const int Scenes = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(1001)]
    [InlineData(2001)]
    public void The_bound_is_never_above_the_least_shortfall_and_three_plans_of_four_reach_it(int firstSeed)
    {
        int compared = 0;
        int reached = 0;
        int open = 0;
        for (int seed = firstSeed; seed < firstSeed + Scenes; seed++)
        {
            Sample sample = Sample.Of(seed);
            RebalancePlan plan = sample.Scene.Plan();
            if (plan.Before.Any(verdict => verdict.Status != ComplianceStatus.Violated))
            {
                continue;
            }

            // A named flow may also be pressed below what arrives of it, as far as its own requirement allows.
            double least = sample.LeastShortfall(mayPress: true);
            string about = $"seed {seed}: {plan.ShortfallBefore} -> {plan.ShortfallAfter}, bound {plan.LowerBound}, "
                + $"least {least}; {string.Join("; ", plan.Steps)}";
            double tolerance = 0.02 * (1 + plan.ShortfallBefore);
            Assert.True(plan.LowerBound <= least + tolerance, about);
            Assert.True(plan.ShortfallAfter >= least - tolerance, about);
            compared++;
            // A guarantee is rounded up to three digits, which others of the same uplink may feel.
            reached += plan.ShortfallAfter <= sample.LeastShortfall(mayPress: false) + tolerance ? 1 : 0;
            open += least > 0.5 ? 1 : 0;
        }

        Assert.True(compared >= 8, $"only {compared} of {Scenes} fabrics were broken, so little was compared");
        Assert.True(open >= 1 && open < compared, $"{open} of {compared} cannot be mended whole: the fabrics are too alike");
        Assert.True(reached >= 0.75 * compared, $"only {reached} of {compared} plans have the least shortfall");
    }

    /// <summary>A random fabric with what the solver needs to know of it. Rates in Mbit/s.</summary>
    private sealed class Sample
    {
        private readonly double _capacity;
        private readonly List<(string Component, string Text, double Bound, int Priority)> _requirements = [];
        private readonly List<(string From, string To)> _named = [];
        private readonly Dictionary<string, double?> _others = [];

        private Sample(double capacity) => _capacity = capacity;

        public PlanScene Scene { get; } = new();

        public static Sample Of(int seed)
        {
            Random random = new(seed);
            Sample sample = new(random.Next(6, 21) * 10);
            sample.Scene.Host("h1", sample._capacity).Host("h2", 10_000).Vm("y1", "h2").Vm("b1", "h2");
            sample.AddApplication(random, "a", "A");
            if (random.Next(2) == 0)
            {
                sample.AddApplication(random, "c", "C");
            }

            int others = random.Next(1, 5);
            for (int number = 1; number <= others; number++)
            {
                string name = "x" + number;
                double asked = random.Next(4, 12) * 10;
                double? peak = random.Next(4) == 0 ? null : random.Next(0, 6) * 5;
                sample._others.Add(name, peak);
                sample.Scene.Vm(name, "h1").Flow(name, "y1", asked);
                if (peak is double known)
                {
                    sample.Scene.Peak(name, known);
                }
            }

            return sample;
        }

        public double LeastShortfall(bool mayPress)
        {
            Solver solver = Solver.CreateSolver("GLOP");
            Dictionary<(string From, string To), Variable> rates = _named.ToDictionary(
                flow => flow,
                flow => solver.MakeNumVar(mayPress ? 0 : Arriving(flow), _capacity, flow.From + flow.To));
            // Where what others keep overfills the uplink, nothing rises above what arrives now.
            double room = Math.Max(
                _named.Sum(Arriving), _capacity - _others.Sum(other => Kept(other.Key, other.Value)));
            Constraint uplink = solver.MakeConstraint(double.NegativeInfinity, room);
            foreach (Variable rate in rates.Values)
            {
                uplink.SetCoefficient(rate, 1);
            }

            foreach ((string component, string measure, double bound, int priority) in _requirements)
            {
                Variable missing = solver.MakeNumVar(0, 1, "missing" + component);
                solver.Objective().SetCoefficient(missing, priority);
                (string From, string To)[] flows =
                    [.. _named.Where(flow => flow.From.StartsWith(component, StringComparison.OrdinalIgnoreCase))];
                bool isTotal = measure is "Sum" or "Avg";
                foreach ((string From, string To)[] part in isTotal ? [flows] : flows.Select(flow => new[] { flow }))
                {
                    double least = measure == "Avg" ? bound * flows.Length : bound;
                    Constraint enough = solver.MakeConstraint(least, double.PositiveInfinity);
                    enough.SetCoefficient(missing, least);
                    foreach ((string From, string To) flow in part)
                    {
                        enough.SetCoefficient(rates[flow], 1);
                    }
                }
            }

            solver.Objective().SetMinimization();
            Assert.Equal(Solver.ResultStatus.OPTIMAL, solver.Solve());
            return solver.Objective().Value();
        }

        // Nothing is known of the history of a VM without a peak, so what arrives of it now is not taken from it.
        private double Kept(string name, double? peak) => Math.Min(Arriving((name, "y1")), peak ?? double.MaxValue);

        private double Arriving((string From, string To) flow) => Scene.Flows()
            .Where(one => one.SourceId == Scene.Id(flow.From) && one.TargetId == Scene.Id(flow.To))
            .Sum(one => one.CarriedBitsPerSecond) / PlanScene.M;

        private void AddApplication(Random random, string prefix, string component)
        {
            int count = random.Next(1, 4);
            for (int number = 1; number <= count; number++)
            {
                string name = prefix + number;
                Scene.Vm(name, "h1").Flow(name, "b1", random.Next(1, 5) * 2).Peak(name, 0);
                _named.Add((name, "b1"));
            }

            string measure = new[] { "Each", "Min", "Sum", "Avg" }[random.Next(4)];
            double bound = random.Next(2, 13) * (measure == "Sum" ? 5 : 4);
            int priority = new[] { 10, 50, 75 }[random.Next(3)];
            _requirements.Add((component, measure, bound, priority));
            Scene.Requires($"{measure}({component}, B) >= {bound} Mbps", priority, app: "app" + component);
        }
    }
}
