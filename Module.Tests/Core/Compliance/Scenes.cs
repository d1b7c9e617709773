using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Core.Simulation;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>Random scenes: five VMs on two hosts, some flows as the simulation shares them, and
/// measures.</summary>
internal static class Scenes
{
    private static readonly string[] s_names = ["a1", "a2", "b1", "b2", "x1"];

    private static readonly string[] s_hosts = ["h1", "h2", "h2", "h1", "h1"];

    private static readonly string[] s_meters = [.. s_names, "h1-up", "h2-up", .. s_names.Select(name => name + "/pairs")];

    private static readonly string[] s_measures =
    [
        "Each(A, B)", "Min(A, B)", "Max(A, B)", "Sum(A, B)", "Avg(A, B)", "P75(A, B)", "Sum(Min(A), B)", "Min(A, *)",
        "Sum(*, B)", "Each(Connection(A, B))", "Max(A, B, X)",
    ];

    private static readonly string[] s_signs = [">", ">=", "=", "<=", "<"];

    /// <summary>How many meters can be lost.</summary>
    public static int MeterCount => s_meters.Length;

    /// <summary>Flows that are offered, in Mbit/s.</summary>
    public static Gen<List<(int From, int To, int Rate)>> Flows { get; } =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 90]).Where((from, to, _) => from != to).List[0, 7];

    /// <summary>A requirement.</summary>
    public static Gen<string> Text { get; } =
        Gen.Select(Gen.Int[0, s_measures.Length - 1], Gen.Int[0, 4], Gen.Int[1, 120])
            .Select((measure, comparison, bound) => $"{s_measures[measure]} {s_signs[comparison]} {bound} Mbps");

    /// <summary>A scene in which some meters are lost.</summary>
    public static Scene Of(
        IEnumerable<(int From, int To, int Rate)> flows, IEnumerable<int> lost, params string[] requirements)
    {
        Scene scene = new Scene().Host("h1", 100).Host("h2", 100);
        for (int i = 0; i < s_names.Length; i++)
        {
            scene.Vm(s_names[i], s_hosts[i]);
        }

        TrafficDemand[] demands = flows
            .Select(flow => SampleNetworks.Demand(Scene.Id(s_names[flow.From]), Scene.Id(s_names[flow.To]), flow.Rate))
            .ToArray();
        foreach (FlowRate flow in new SimulatedFabric(
            SimulationState.Begin(new SimulationDefinition(scene.Fabric, demands))).Flows)
        {
            scene.Flow(
                flow.SourceId, flow.TargetId, flow.OfferedBitsPerSecond / Scene.M, flow.CarriedBitsPerSecond / Scene.M);
        }

        foreach (string meter in lost.Select(index => s_meters[index]))
        {
            _ = meter.EndsWith("/pairs", StringComparison.Ordinal)
                ? scene.TotalsOnly(meter.Split('/')[0])
                : scene.Unmetered(meter);
        }

        foreach (string requirement in requirements)
        {
            scene.Requires(requirement);
        }

        return scene;
    }
}
