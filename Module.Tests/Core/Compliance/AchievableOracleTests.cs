using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>What can be reached, against an independent solver on random small fabrics.</summary>
public sealed class AchievableOracleTests
{
    private static readonly string[] s_linear =
    [
        "Each(A, B)", "Min(B, C)", "Sum(A, B)", "Avg(C, A)", "Sum(A, B, C)", "Each(C, B, A)", "Sum(Connection(A, C))",
        "Min(Connection(A, B))", "Min(Avg(A), B)", "Sum(A, Min(C))", "Avg(Sum(A), B)",
    ];

    private static readonly string[] s_wanted = [.. s_linear, "Max(A, B)", "Max(C, Avg(A))", "Max(Connection(B, C))"];

    [Theory]
    [InlineData(MinimumBandwidthMode.None, false)]
    [InlineData(MinimumBandwidthMode.None, true)]
    [InlineData(MinimumBandwidthMode.Absolute, true)]
    [InlineData(MinimumBandwidthMode.Weight, false)]
    public void The_reach_is_the_optimum_of_an_independent_program(MinimumBandwidthMode mode, bool hasLinks)
    {
        int compared = 0;
        int raised = 0;
        for (int seed = 1000; seed < 1150; seed++)
        {
            RandomFabric random = new(seed, mode, hasLinks);
            if (IsOvercommitted(random.Scene.Fabric))
            {
                continue;
            }

            Scene scene = random.Scene.Requires(s_wanted[random.Next(s_wanted.Length)] + " >= 1 Mbps", 10);
            int more = random.Next(4);
            for (int i = 0; i < more; i++)
            {
                scene.Requires($"{s_linear[random.Next(s_linear.Length)]} >= {random.Next(12) + 1} Mbps", 10 + i);
            }

            Evaluation evaluation = new(scene.Request());
            ActiveRequirement? wanted = evaluation.Active.FirstOrDefault(one => one.Requirement.Id == "r1");
            (ExpandedMeasure Measure, double Least)[] others = [.. evaluation.Active
                .Where(one => one != wanted)
                .Select(one => (one.Expanded, one.LowerBound!.Value / Scene.M))];
            if (wanted is null)
            {
                continue;
            }

            ReachOracle oracle = new(
                scene.Fabric, random.Shared(random.Demands), evaluation.Active.SelectMany(one => one.Expanded.Flows));
            CapacityRoom room = evaluation.RoomOf(wanted.Requirement, isCautious: true);
            // Only where all the others fit together, and with r1 too, is it clear whose bounds limit it.
            if (oracle.Best(wanted.Expanded, others) is not double best || oracle.Best(
                wanted.Expanded, [.. others, .. IsLinear(wanted) ? [(wanted.Expanded, 1d)] : Array.Empty<(ExpandedMeasure, double)>()])
                is null)
            {
                continue;
            }

            Reach reach = AchievableRates.Of(room, evaluation.Active)[wanted.Requirement];
            if (!IsLinear(wanted) && reach.Value < Scene.M)
            {
                continue;
            }

            compared++;
            raised += best > room.Observed(wanted.Expanded) / Scene.M ? 1 : 0;
            double expected = best > 1e5 ? double.PositiveInfinity : best;
            Assert.True(
                reach.Value / Scene.M == expected || Math.Abs((reach.Value / Scene.M) - expected) < 1e-4 * (1 + expected),
                $"seed {seed}: {wanted.Requirement.Statement} with {others.Length} others reaches "
                    + $"{reach.Value / Scene.M}, not {expected}");
        }

        Assert.True(compared > 40 && raised > 25, $"only {compared} compared, {raised} of them could rise");
    }

    private static bool IsLinear(ActiveRequirement one) => one.Expanded.Measure.Outer.Kind != ReductionKind.Max;

    // Where guarantees exceed what ports without one leave of an uplink, the smallest of several ways of
    // sharing counts, which has a test of its own.
    private static bool IsOvercommitted(FabricInventory fabric) => fabric.Hosts.Any(host =>
        fabric.VirtualMachines
            .Where(machine => machine.HostId == host.Id)
            .SelectMany(machine => machine.Adapters)
            .Sum(adapter => adapter.Port.MinimumBitsPerSecond ?? 0)
        > 0.9 * host.Switches[0].Uplink!.CapacityBitsPerSecond);
}
