using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Execution;

/// <summary>Random small fabrics with steady traffic whose meters lose readings, lag, and are off by up to the
/// leeway; one port of each is changed.</summary>
public sealed class StepVerifierPropertyTests
{
    [Fact]
    public void A_change_that_works_is_never_called_one_that_does_not()
    {
        Dictionary<StepState, int> seen = [];
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                Random random = new(seed);
                SimulationDefinition definition = RandomFabric(random);
                (BandwidthAdaptation Change, RunStep Step) judged = Judge(definition, random);
                lock (seen)
                {
                    seen[judged.Step.State] = seen.GetValueOrDefault(judged.Step.State) + 1;
                }

                Assert.True(
                    judged.Step.State is StepState.Done or StepState.Verified,
                    $"{judged.Change.Description}: {judged.Step.Message}");
            },
            iter: 400);

        // Otherwise the fabrics test nothing.
        Assert.True(seen.GetValueOrDefault(StepState.Verified) > 20, string.Join(", ", seen));
    }

    [Fact]
    public void A_limit_that_does_not_work_is_found_out_wherever_more_than_it_arrives_at_meters()
    {
        int found = 0;
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                Random random = new(seed);
                SimulationDefinition fabric = RandomFabric(random) with { Meters = MeterFaults.None };
                SimulationDefinition definition = fabric with
                {
                    PairMeteredAdapters = [.. AdaptersOf(fabric).Select(adapter => adapter.Id)],
                    AdaptationFaults = [AdaptationFault.OfNext(AdaptationFaultKind.NoEffect, null, 1)],
                };
                (BandwidthAdaptation change, RunStep step) = Judge(definition, random);
                using SimulationProvider truth =
                    new(new MemorySimulationFile(SimulationState.Begin(definition)));
                double arriving = truth.ReadFlows(default)
                    .Where(flow => flow.SourceId == change.AdapterId)
                    .Sum(flow => flow.CarriedBitsPerSecond);
                if (change.To.MaximumBitsPerSecond < change.From.MaximumBitsPerSecond.GetValueOrDefault(1e12)
                    && arriving > 1.051 * change.To.MaximumBitsPerSecond)
                {
                    Interlocked.Increment(ref found);
                    Assert.Equal(StepState.NotVerified, step.State);
                }
            },
            iter: 200);
        Assert.True(found > 10, $"{found}");
    }

    private static (BandwidthAdaptation Change, RunStep Step) Judge(
        SimulationDefinition definition, Random random)
    {
        using SimulationProvider provider = new(new MemorySimulationFile(SimulationState.Begin(definition)));
        FabricController controller = new(provider, new MemoryStore(new MemoryJournal()));
        controller.Observe(default);
        provider.Clock.Wait(TimeSpan.FromSeconds(random.Next(200)), default);
        VirtualAdapter[] adapters = [.. AdaptersOf(definition)];
        VirtualAdapter adapter = adapters[random.Next(adapters.Length)];
        VirtualMachine machine = definition.Inventory.MachineOf(adapter.Id)!;
        BandwidthAdaptation change = new(
            machine.Id, machine.Name, adapter.Id, adapter.Port, RandomPort(random, ModeOf(definition, adapter)));
        RunResult result = controller.Run(
            Plans.Of(definition.Inventory, change), new RunOptions("run", "me"), _ => { }, default);
        return (change, Assert.Single(result.Steps));
    }

    private static IEnumerable<VirtualAdapter> AdaptersOf(SimulationDefinition definition) =>
        definition.Inventory.VirtualMachines.SelectMany(machine => machine.Adapters);

    private static MinimumBandwidthMode ModeOf(SimulationDefinition definition, VirtualAdapter adapter) =>
        definition.Inventory.SwitchOf(adapter.Id)!.MinimumMode;

    private static SimulationDefinition RandomFabric(Random random)
    {
        MinimumBandwidthMode[] modes =
            [MinimumBandwidthMode.Absolute, MinimumBandwidthMode.Weight, MinimumBandwidthMode.None];
        FabricHost[] hosts = [.. Enumerable.Range(1, random.Next(2, 4)).Select(number => Host(
            "h" + number, random.Next(50, 250), modes[random.Next(3)], members: random.Next(1, 3)))];
        VirtualMachine[] machines = [.. Enumerable.Range(1, random.Next(3, 7)).Select(number =>
        {
            FabricHost host = hosts[random.Next(hosts.Length)];
            PortSettings port = random.Next(3) == 0
                ? RandomPort(random, host.Switches[0].MinimumMode)
                : PortSettings.Unset;
            return Machine("vm" + number, host.Id, port, random.Next(3) == 0 ? "t" : "s");
        })];
        TrafficDemand[] demands = [.. Enumerable.Range(0, random.Next(3, 12))
            .Select(_ => (From: random.Next(machines.Length), To: random.Next(machines.Length)))
            .Where(pair => pair.From != pair.To)
            .Select(pair => Demand(
                machines[pair.From].Id + "-nic", machines[pair.To].Id + "-nic", random.Next(0, 120)))];
        return new SimulationDefinition(Inventory(hosts, machines), demands)
        {
            PairMeteredAdapters =
                [.. machines.Where(_ => random.Next(5) > 0).Select(machine => machine.Id + "-nic")],
            Seed = random.Next(),
            Meters = new MeterFaults
            {
                NoiseFraction = 0.05 * random.Next(2),
                LossProbability = 0.2 * random.NextDouble() * random.Next(2),
                Lag = TimeSpan.FromSeconds(random.Next(100) * random.Next(2)),
            },
        };
    }

    private static PortSettings RandomPort(Random random, MinimumBandwidthMode mode)
    {
        double? minimum = mode == MinimumBandwidthMode.Absolute && random.Next(2) == 0
            ? random.Next(5, 60) * M
            : null;
        int? weight = mode == MinimumBandwidthMode.Weight && random.Next(2) == 0 ? random.Next(1, 20) : null;
        double? maximum = random.Next(2) == 0 ? random.Next(5, 120) * M : null;
        return new PortSettings(minimum, weight, maximum < minimum ? minimum : maximum);
    }
}
