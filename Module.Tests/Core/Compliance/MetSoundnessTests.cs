using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.Statistics;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>Never a wrong "all is well": whatever is Met by capacity, also on ports whose minimum or weight is
/// all they have while others flood the uplink, is measured to hold once the application asks for it.</summary>
public sealed class MetSoundnessTests
{
    [Theory]
    [InlineData(MinimumBandwidthMode.Absolute, false)]
    [InlineData(MinimumBandwidthMode.Absolute, true)]
    [InlineData(MinimumBandwidthMode.Weight, false)]
    [InlineData(MinimumBandwidthMode.Weight, true)]
    [InlineData(MinimumBandwidthMode.None, false)]
    public void What_is_Met_by_capacity_is_measured_once_it_is_asked_for(MinimumBandwidthMode mode, bool hasLinks)
    {
        int raised = 0;
        int byGuarantee = 0;
        List<string> wrong = [];
        for (int seed = 0; seed < 400; seed++)
        {
            RandomFabric random = new(seed, mode, hasLinks, isContended: true);
            Scene measured = new();
            for (int count = random.Next(3); count >= 0; count--)
            {
                string text = $"{random.Measure()} >= {random.Next(25) + 3} Mbps";
                int priority = 25 * (random.Next(3) + 1);
                random.Scene.Requires(text, priority);
                measured.Requires(text, priority, settings: new() { Basis = ComplianceBasis.Throughput });
            }

            IReadOnlyList<PathCompliance> verdicts = random.Scene.Verdicts();
            Evaluation evaluation = new(random.Scene.Request());
            foreach (PathCompliance met in verdicts
                .Where(one => one.Status == ComplianceStatus.Met && one.Observed < one.Required))
            {
                if (PromisedRates(evaluation, met, random) is not IReadOnlyDictionary<FlowKey, double> rates)
                {
                    continue;
                }

                raised++;
                byGuarantee += rates.Any(rate => IsFull(random, rate.Key)) ? 1 : 0;
                PathCompliance[] after = [.. MeasuredWith(random, rates, measured)];
                wrong.AddRange(verdicts
                    .Where((before, i) => before.Status == ComplianceStatus.Met
                        && (before == met || (before.Priority > met.Priority && !IsOpen(evaluation, before)))
                        && after[i].Status != ComplianceStatus.Met)
                    .Select(before => $"seed {seed}: {before.Requirement} {before.Expression}, with {met.Requirement} asked for: "
                        + after[verdicts.ToList().IndexOf(before)].Reason));
            }
        }

        int least = mode == MinimumBandwidthMode.None ? 0 : 40;
        Assert.True(
            raised > 60 && byGuarantee >= least,
            $"{raised} raised, {byGuarantee} of them where others fill the uplink");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {raised}: " + string.Join("\n", wrong.Take(12)));
    }

    // The rates with which a requirement is said to be reachable; null where nobody says with whom, or where a
    // starved flow of the same port, which the simulated port serves by what it asks for, would yield.
    private static IReadOnlyDictionary<FlowKey, double>? PromisedRates(
        Evaluation evaluation, PathCompliance met, RandomFabric random)
    {
        ActiveRequirement one = evaluation.Active.First(active => active.Requirement.Id == met.Requirement);
        CapacityRoom room = evaluation.RoomOf(one.Requirement, isCautious: true);
        Reach reach = AchievableRates.Of(room, evaluation.Active)[one.Requirement];
        bool isDivided = random.Shared(random.Demands)
            .Where(flow => flow.CarriedBitsPerSecond < flow.OfferedBitsPerSecond)
            .Any(starved => reach.FlowRates.Any(rate => rate.Value > 0
                && rate.Key.SourceId == starved.SourceId && rate.Key.TargetId != starved.TargetId));
        return IsOpen(evaluation, met) || isDivided ? null : reach.FlowRates;
    }

    // Whom an endpoint would exchange more with is not said.
    private static bool IsOpen(Evaluation evaluation, PathCompliance verdict) => evaluation.Active
        .Where(active => active.Requirement.Id == verdict.Requirement)
        .Any(one => one.Expanded.Stars.Any(
            star => evaluation.PictureOf(one.Requirement).EveryFlowOf(star.Endpoint, star.Kind) is null));

    private static bool IsFull(RandomFabric random, FlowKey flow)
    {
        FabricInventory fabric = random.Scene.Fabric;
        return fabric.SwitchOf(flow.SourceId)?.Uplink is Uplink uplink
            && !fabric.Routes.StaysInside(flow.SourceId, flow.TargetId)
            && random.Shared(random.Demands)
                .Where(one => fabric.SwitchOf(one.SourceId)?.Uplink == uplink
                    && !fabric.Routes.StaysInside(one.SourceId, one.TargetId))
                .Sum(one => one.CarriedBitsPerSecond) > 0.999 * uplink.CapacityBitsPerSecond;
    }

    // Five minutes in which the application asks for these rates, and everybody else for what he asks for
    // already.
    private static IReadOnlyList<PathCompliance> MeasuredWith(
        RandomFabric random, IReadOnlyDictionary<FlowKey, double> rates, Scene specs)
    {
        Dictionary<FlowKey, double> asked = random.Demands.ToDictionary(
            demand => new FlowKey(demand.SourceId, demand.TargetId), demand => demand.Rate.BitsPerSecond[0]);
        foreach (KeyValuePair<FlowKey, double> rate in rates.Where(rate => rate.Value > 0))
        {
            // Where nothing limits it, ten times what any uplink has.
            asked[rate.Key] = Math.Max(
                Math.Min(rate.Value, 1e12), asked.TryGetValue(rate.Key, out double now) ? now : 0);
        }

        FabricInventory fabric = random.Scene.Fabric;
        using SimulationProvider provider = new(new MemorySimulationFile(SimulationState.Begin(new SimulationDefinition(
            fabric,
            [.. asked.Select(flow => new TrafficDemand(
                flow.Key.SourceId, flow.Key.TargetId, RateSeries.Constant(flow.Value)))])
            {
                // The externals' edges report their flows, so that every end is metered.
                PairMeteredAdapters = [.. fabric.VirtualMachines
                    .SelectMany(machine => machine.Adapters)
                    .Select(adapter => adapter.Id)
                    .Concat(fabric.Externals.Select(external => external.Id))],
            })));
        IReadOnlyList<CounterReading> before = ReadingCollector.Collect(
            provider.ReadMeters(CancellationToken.None), [], new CollectorOptions()).LastReadings;
        MeterReading? reading = null;
        provider.Step(TimeSpan.FromMinutes(5), null, last => reading = last, CancellationToken.None);
        return ComplianceEvaluator.Evaluate(
            EvaluationRequest.From(
                fabric,
                specs.Specs(),
                ReadingCollector.Collect(reading!, before, new CollectorOptions()).Samples,
                provider.Clock.Now),
            CancellationToken.None);
    }
}
