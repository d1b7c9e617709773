using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Simulation;
using NetUtil.Core.Specs;
using NetUtil.Core.Statistics;
using NetUtil.Demo.Fabrics;
using NetUtil.Demo.Profiles;
using NetUtil.Demo.Recordings;
using NetUtil.Demo.Traffic;
using NetUtil.Tests.Demo.Fabrics;
using NetUtil.Tests.Demo.Profiles;
using NetUtil.Tests.Engine;

namespace NetUtil.Tests.Demo;

/// <summary>The demo's replay in memory, without commands: minutes pass, meters are read, verdicts are reached.
/// </summary>
internal sealed class DemoReplay
{
    private static readonly TimeSpan s_longestWindow = TimeSpan.FromMinutes(5);

    private readonly SimulationProvider _provider;
    private readonly Dictionary<string, List<double>> _sent = [];
    private List<TrafficSample> _samples = [];
    private IReadOnlyList<CounterReading> _last = [];

    private DemoReplay(SimulationDefinition fabric)
    {
        _provider = new SimulationProvider(new MemorySimulationFile(SimulationState.Begin(fabric)));
        Take(_provider.ReadMeters(default));
    }

    internal static IReadOnlyList<ApplicationSpec> Specs { get; } =
        [.. new[] { "online-boutique.xml", "train-ticket.xml" }.Select(ReadSpec)];

    internal FabricInventory Fabric => _provider.ReadInventory(default);

    private EvaluationRequest Request => EvaluationRequest.From(Fabric, Specs, _samples, _provider.Now);

    /// <summary>The 95th percentile of what each adapter sent so far.</summary>
    internal IReadOnlyDictionary<string, double> Peaks => _sent.ToDictionary(
        pair => pair.Key,
        pair => WindowStatistic.OfPercentile(95).Of([.. pair.Value], [.. pair.Value.Select(_ => 60d)]));

    internal static DemoReplay OfProfile(int seed, ReplayPlan plan) => Of(
        plan,
        application => ProfileExpansion.Expand(
            ProfileTable.Read(ProfileTableTests.Folder, application), 960, seed));

    internal static DemoReplay OfRecording(string folder, ReplayPlan plan) =>
        Of(plan, application => RecordingReader.Read(folder, application));

    internal void Pass(int minutes)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            _provider.Step(ReplayPlan.Minute, null, null, default);
            Take(_provider.ReadMeters(default));
        }
    }

    internal IReadOnlyList<PathCompliance> Verdicts() => ComplianceEvaluator.Evaluate(Request, default);

    internal RebalancePlan Plan() =>
        RebalancePlanner.Plan(new PlanRequest(Request, Peaks), new PlanOptions(), default);

    internal void CarryOut(RebalancePlan plan)
    {
        foreach (PlanStep step in plan.Steps)
        {
            _provider.CarryOut(step.Adaptation, $"step-{step.Number}", default);
        }
    }

    private static DemoReplay Of(ReplayPlan plan, Func<RecordedApplication, ApplicationTraffic> traffic) =>
        new(DemoFabric.Build(
            [.. RecordedApplication.All.Select(traffic)],
            PlacementTable.Read(PlacementTableTests.Shipped),
            plan));

    private static ApplicationSpec ReadSpec(string name) =>
        SpecReader.Read(File.ReadAllText(Path.Combine(Checkout.Root, "manifests", "specs", name))).Spec!;

    private void Take(MeterReading reading)
    {
        CollectedTraffic collected = ReadingCollector.Collect(reading, _last, new CollectorOptions());
        _last = collected.LastReadings;
        _samples = [.. _samples.Where(one => one.End > reading.Time - s_longestWindow), .. collected.Samples];
        foreach (TrafficSample sample in collected.Samples.Where(one => one.Kind == TrafficKind.Adapter))
        {
            if (!_sent.TryGetValue(sample.SubjectId, out List<double>? rates))
            {
                _sent.Add(sample.SubjectId, rates = []);
            }

            rates.Add(sample.SentBitsPerSecond);
        }
    }
}
