using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Core.Simulation;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>Every combination of meters lost, against all traffic that would give the same readings: a verdict
/// is Met only where all of that holds, and Violated only where none of it does. VMs a1 and x1 of h1 send to b1
/// and y1 of h2 over an uplink of 30 Mbit/s. Only what is observed counts: basis throughput.</summary>
public sealed class MeterLossTests
{
    private static readonly string[] s_pairs = ["a1>b1", "a1>y1", "x1>b1"];

    // What each requirement says of what arrives of the pairs, worked out apart from the product.
    private static readonly (string Text, Func<double[], bool> Holds)[] s_requirements =
    [
        ("Each(A, B) >= 10 Mbps", rates => rates[0] >= 10 - 1e-6),
        ("Each(A, B) < 15 Mbps", rates => rates[0] < 15),
        ("Each(A, B) = 20 Mbps", rates => rates[0] is >= 18 - 1e-6 and <= 22 + 1e-6),
        ("Sum(A, Z) >= 20 Mbps", rates => rates[0] + rates[1] >= 20 - 1e-6),
        ("Max(A, Z) < 15 Mbps", rates => Math.Max(rates[0], rates[1]) < 15),
        ("P50(A, Z) >= 10 Mbps", rates => (rates[0] + rates[1]) / 2 >= 10 - 1e-6),
        ("Min(A, *) >= 20 Mbps", rates => rates[0] + rates[1] >= 20 - 1e-6),
        ("Min(*, B) >= 20 Mbps", rates => rates[0] + rates[2] >= 20 - 1e-6),
    ];

    // Offered of each pair; what arrives of it is what the simulated fabric lets through.
    private static readonly (double[] Offered, double[] Arrived)[] s_worlds = [.. Worlds()];

    // Which meters are left: of each VM none, its totals, or its pairs too; of each uplink none or its own.
    private static readonly string[] s_machines = ["a1", "x1", "b1", "y1"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_verdict_holds_for_all_traffic_that_gives_the_same_readings(int metersOfA)
    {
        int decided = 0;
        int combinations = 0;
        for (int code = metersOfA; code < 3 * 27 * 4; code += 3)
        {
            combinations++;
            string[] readings = [.. s_worlds.Select(world => Readings(SceneOf(world, code)))];
            for (int pick = 0; pick < 3; pick++)
            {
                int chosen = ((code * 7) + (pick * 23)) % s_worlds.Length;
                double[][] alike = [.. s_worlds
                    .Where((_, i) => readings[i] == readings[chosen])
                    .Select(world => world.Arrived)];
                PathCompliance[] verdicts = [.. Asked(SceneOf(s_worlds[chosen], code)).Verdicts()];
                for (int i = 0; i < verdicts.Length; i++)
                {
                    bool isForAll = alike.All(s_requirements[i].Holds);
                    bool isForNone = !alike.Any(s_requirements[i].Holds);
                    Assert.True(
                        verdicts[i].Status == ComplianceStatus.Unknown
                            || (verdicts[i].Status == ComplianceStatus.Met && isForAll)
                            || (verdicts[i].Status == ComplianceStatus.Violated && isForNone),
                        $"{Lost(code)}; {verdicts[i].Expression} is {verdicts[i].Status}: {verdicts[i].Reason}");
                    decided += verdicts[i].Status == ComplianceStatus.Unknown ? 0 : 1;
                }
            }
        }

        Assert.Equal(108, combinations);
        Assert.True(decided > combinations, $"only {decided} verdicts in {combinations} combinations");
    }

    [Fact]
    public void With_all_meters_every_verdict_is_reached() => Assert.All(s_worlds, world => Assert.All(
        Asked(SceneOf(world, (3 * 27 * 4) - 1)).Verdicts(),
        (verdict, i) => Assert.Equal(
            s_requirements[i].Holds(world.Arrived) ? ComplianceStatus.Met : ComplianceStatus.Violated, verdict.Status)));

    [Fact]
    public void Without_any_meter_there_is_no_verdict() => Assert.All(
        Asked(SceneOf(s_worlds[^1], 0)).Verdicts(),
        verdict => Assert.Equal(ComplianceStatus.Unknown, verdict.Status));

    [Theory]
    // The receiver's pairs alone tell all; the sender's do where nothing on the way is full.
    [InlineData(10, "pairs of b1", ComplianceStatus.Met)]
    [InlineData(10, "pairs of a1, h1-up, h2-up", ComplianceStatus.Met)]
    [InlineData(10, "pairs of a1, h1-up", ComplianceStatus.Unknown)]
    [InlineData(10, "pairs of a1, h2-up", ComplianceStatus.Unknown)]
    [InlineData(10, "totals of a1, totals of b1, h1-up, h2-up", ComplianceStatus.Unknown)]
    // Totals bound: no more arrives than is sent or received at all.
    [InlineData(0, "totals of a1", ComplianceStatus.Violated)]
    [InlineData(0, "totals of b1", ComplianceStatus.Violated)]
    [InlineData(0, "h1-up", ComplianceStatus.Violated)]
    [InlineData(0, "totals of x1, totals of y1", ComplianceStatus.Unknown)]
    [InlineData(10, "h1-up, h2-up", ComplianceStatus.Unknown)]
    public void The_meters_that_are_left_decide_or_do_not(double rate, string meters, ComplianceStatus status)
    {
        int code = 0;
        foreach (string meter in meters.Split(", "))
        {
            code += meter switch
            {
                "h1-up" => 81,
                "h2-up" => 162,
                _ => (int)Math.Pow(3, Array.IndexOf(s_machines, meter[^2..])) * (meter.StartsWith('p') ? 2 : 1),
            };
        }

        PathCompliance verdict = Asked(SceneOf(([rate, 0, 0], [rate, 0, 0]), code)).Verdict();
        Assert.True(status == verdict.Status, Lost(code) + ": " + verdict.Reason);
    }

    private static Scene Asked(Scene scene)
    {
        // Of different priorities, so that they do not contradict each other.
        for (int i = 0; i < s_requirements.Length; i++)
        {
            scene.Requires(s_requirements[i].Text, i + 1, settings: new() { Basis = ComplianceBasis.Throughput });
        }

        return scene.Bind("Z", new() { MachineNames = ["b1", "y1"] });
    }

    private static Scene SceneOf((double[] Offered, double[] Arrived) world, int code)
    {
        Scene scene = Fabric();
        for (int pair = 0; pair < s_pairs.Length; pair++)
        {
            string[] ends = s_pairs[pair].Split('>');
            scene.Flow(ends[0], ends[1], world.Offered[pair], world.Arrived[pair]);
        }

        foreach (string machine in s_machines)
        {
            _ = (code % 3) switch
            {
                0 => scene.Unmetered(machine),
                1 => scene.TotalsOnly(machine),
                _ => scene,
            };
            code /= 3;
        }

        return scene.Unmetered([.. new[] { "h1-up", "h2-up" }.Where((_, i) => (code & (1 << i)) == 0)]);
    }

    private static string Lost(int code) => "meters " + string.Join(", ", s_machines
        .Select((name, i) => $"{name}: {new[] { "none", "totals", "pairs" }[code / (int)Math.Pow(3, i) % 3]}"))
        + $", uplinks {code / 81 % 2} {code / 162}";

    private static string Readings(Scene scene) => string.Join("|", scene.Samples()
        .Where(sample => sample.Start == Scene.Now.AddMinutes(-1))
        .Select(sample => $"{sample.Kind} {sample.SubjectId} {sample.RemoteId} {sample.PairCoverage} "
            + $"{Math.Round(sample.SentBytes)} {Math.Round(sample.ReceivedBytes)}")
        // A pair that a meter could tell and of which it counted nothing is no reading.
        .Where(reading => !reading.StartsWith("Pair", StringComparison.Ordinal)
            || !reading.EndsWith(" 0 0", StringComparison.Ordinal)));

    private static Scene Fabric() => new Scene().Host("h1", 30).Host("h2", 1000)
        .Vm("a1", "h1").Vm("x1", "h1").Vm("b1", "h2").Vm("y1", "h2");

    private static IEnumerable<(double[] Offered, double[] Arrived)> Worlds()
    {
        double[] rates = [0, 10, 20, 40];
        for (int world = 0; world < 64; world++)
        {
            double[] offered = [rates[world % 4], rates[world / 4 % 4], rates[world / 16]];
            FlowRate[] flows = [.. new SimulatedFabric(SimulationState.Begin(new SimulationDefinition(
                Fabric().Fabric,
                [.. s_pairs.Select((pair, i) => SampleNetworks.Demand(
                    Scene.Id(pair.Split('>')[0]), Scene.Id(pair.Split('>')[1]), offered[i]))]))).Flows];
            yield return (offered, [.. flows.Select(flow => flow.CarriedBitsPerSecond / Scene.M)]);
        }
    }
}
