using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Storage;
using NetUtil.Tests.Core.Simulation;
using NetUtil.Tests.Core.State;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class SimulationStateFileTests
{
    private static readonly PortSettings s_limit = new(maximumBitsPerSecond: 5e6);
    private readonly SimulationDocuments _documents = new();

    [Fact]
    public void A_state_reads_back_the_same() => Gen.Select(RandomFabrics.Any, Gen.Int[0, 200]).Sample(
        (definition, seconds) =>
        {
            using TemporaryFolder folder = new();
            string path = folder.At("fabric.json");
            using SimulationProvider provider = new(
                _documents.CreateState(path, SimulationState.Begin(definition), replace: false));
            provider.Clock.Wait(TimeSpan.FromSeconds(seconds), CancellationToken.None);
            Limit(provider, "s1");
            provider.RestartCounters("nic1", CancellationToken.None);
            provider.Clock.Wait(TimeSpan.FromSeconds(seconds), CancellationToken.None);

            using SimulationProvider other = new(_documents.OpenState(path));
            SimulationState expected = provider.ReadState(CancellationToken.None);
            SimulationState actual = other.ReadState(CancellationToken.None);
            Assert.Equal((expected.Time, expected.Revision), (actual.Time, actual.Revision));
            Assert.Equal(expected.Counters, actual.Counters);
            Assert.Equal(expected.CounterLives, actual.CounterLives);
            Assert.Equal(expected.ActingPorts, actual.ActingPorts);
            Assert.Equal(expected.Trail.SelectMany(one => one.Totals), actual.Trail.SelectMany(one => one.Totals));
            Assert.Equal(
                expected.Steps.Select(step => (step.StepId, step.Description, step.Time, step.Outcome.State)),
                actual.Steps.Select(step => (step.StepId, step.Description, step.Time, step.Outcome.State)));
            Assert.Equal(
                _documents.FormatDefinition(expected.Definition), _documents.FormatDefinition(actual.Definition));
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void A_fabric_that_moves_from_process_to_process_runs_as_one_that_stays() => RandomFabrics.Any.Sample(
        definition =>
        {
            using TemporaryFolder folder = new();
            MemorySimulationFile memory = new(SimulationState.Begin(definition));
            _documents.CreateState(folder.At("f.json"), SimulationState.Begin(definition), replace: false);
            for (int part = 0; part < 4; part++)
            {
                foreach (ISimulationFile file in new[] { memory, _documents.OpenState(folder.At("f.json")) })
                {
                    using SimulationProvider provider = new(file);
                    provider.Clock.Wait(TimeSpan.FromSeconds(13), CancellationToken.None);
                    Limit(provider, "s" + part);
                }
            }

            using SimulationProvider stayed = new(memory);
            using SimulationProvider moved = new(_documents.OpenState(folder.At("f.json")));
            Assert.Equal(
                Shown(stayed.ReadMeters(CancellationToken.None)), Shown(moved.ReadMeters(CancellationToken.None)));
        },
        iter: 25,
        threads: 1);

    [Fact]
    public void Providers_of_one_file_take_turns_and_lose_nothing()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("fabric.json");
        _documents.CreateState(path, SimulationState.Begin(Small()), replace: false);
        Parallel.For(0, 4, worker =>
        {
            using SimulationProvider provider = new(new SimulationDocuments().OpenState(path));
            for (int step = 0; step < 10; step++)
            {
                provider.Clock.Wait(TimeSpan.FromSeconds(1), CancellationToken.None);
                provider.CarryOut(
                    new BandwidthAdaptation("vm0", "vm0", "nic0", PortSettings.Unset, PortSettings.Unset),
                    $"{worker}/{step}",
                    CancellationToken.None);
            }
        });

        using SimulationProvider last = new(_documents.OpenState(path));
        SimulationState state = last.ReadState(CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(40), state.Time - Small().Inventory.Time);
        Assert.Equal(40, state.Steps.Select(step => step.StepId).Distinct().Count());
        Assert.Equal(80, state.Revision);
    }

    [Fact]
    public void A_file_that_another_has_is_refused_after_a_while()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("fabric.json");
        ISimulationFile first = _documents.CreateState(path, SimulationState.Begin(Small()), replace: false);
        JsonSimulationFile second = new(path, TimeSpan.FromMilliseconds(100));
        using (first.Hold(CancellationToken.None))
        {
            FabricException busy = Assert.Throws<FabricException>(() => second.Hold(CancellationToken.None));
            Assert.Equal(
                $"Another process has used '{path}' for 0.1 s; wait for it or end it, then try again.",
                busy.Message);
            using CancellationTokenSource stop = new();
            stop.Cancel();
            Assert.Throws<OperationCanceledException>(() => second.Hold(stop.Token));
        }

        using ISimulationHold free = second.Hold(CancellationToken.None);
        Assert.Equal(0, free.State.Revision);
    }

    [Fact]
    public void What_a_crash_left_half_written_is_not_read()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("fabric.json");
        using SimulationProvider provider = new(
            _documents.CreateState(path, SimulationState.Begin(Small()), replace: false));
        provider.Clock.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
        File.WriteAllText(path + ".new", "{\"revision\":99,\"ti");
        using SimulationProvider other = new(_documents.OpenState(path));
        Assert.Equal(Small().Inventory.Time.AddSeconds(5), other.Clock.Now);
        other.Clock.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
        Assert.Equal(Small().Inventory.Time.AddSeconds(10), provider.Clock.Now);
        Assert.False(File.Exists(path + ".new"));
    }

    [Fact]
    public void A_fabric_is_not_made_over_another_unless_told_so()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("fabric.json");
        using SimulationProvider provider = new(
            _documents.CreateState(path, SimulationState.Begin(Small()), replace: false));
        provider.Clock.Wait(TimeSpan.FromSeconds(5), CancellationToken.None);
        FabricException refused = Assert.Throws<FabricException>(
            () => _documents.CreateState(path, SimulationState.Begin(Small()), replace: false));
        Assert.Equal($"'{path}' is there already; replace it, or name another file.", refused.Message);
        Assert.Equal(Small().Inventory.Time.AddSeconds(5), provider.Clock.Now);
        _documents.CreateState(path, SimulationState.Begin(Small()), replace: true);
        Assert.Equal(Small().Inventory.Time, provider.Clock.Now);
    }

    [Fact]
    public void A_missing_or_damaged_file_is_named()
    {
        using TemporaryFolder folder = new();
        string path = folder.At("fabric.json");
        Assert.Equal(
            $"There is no simulated fabric in '{path}'; make one from a fabric file first.",
            Assert.Throws<FabricException>(() => new SimulationProvider(_documents.OpenState(path))).Message);
        File.WriteAllText(path, "{\"revision\":1,\"time\":\"2025-01-06T08:00:00Z\"}");
        Assert.Equal(
            $"'{path}' cannot be used. "
            + "Line 1, column 1 ($): expected a property 'definition', found none; add \"definition\".",
            Assert.Throws<FabricException>(() => new SimulationProvider(_documents.OpenState(path))).Message);
        Assert.StartsWith(
            $"'{folder.At("none", "f.json")}.lock' cannot be made",
            Assert.Throws<FabricException>(() => _documents.CreateState(
                folder.At("none", "f.json"), SimulationState.Begin(Small()), replace: false)).Message);
        Assert.StartsWith(
            $"'{folder.At("gone.json")}' cannot be read",
            Assert.Throws<FabricException>(() => _documents.ReadDefinition(folder.At("gone.json"))).Message);
    }

    private static SimulationDefinition Small() =>
        new(
            SampleNetworks.Inventory(
                [SampleNetworks.Host("h1", 100)],
                [new VirtualMachine("vm0", "vm0", "h1", [new VirtualAdapter("nic0", "vs")])]),
            []);

    private static void Limit(SimulationProvider provider, string stepId)
    {
        PortSettings now = provider.ReadInventory(CancellationToken.None).FindAdapter("nic0")!.Port;
        PortSettings next = now == s_limit ? PortSettings.Unset : s_limit;
        try
        {
            provider.CarryOut(
                new BandwidthAdaptation("vm0", "vm0", "nic0", now, next), stepId, CancellationToken.None);
        }
        catch (FabricException lost)
        {
            Assert.Contains("was lost on its way", lost.Message, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string, DateTimeOffset, ulong, ulong, string)> Shown(MeterReading reading) =>
        reading.Counters.Select(one => (
            one.Kind + one.SubjectId + one.RemoteId, one.Time, one.SentBytes, one.ReceivedBytes, one.Life));
}
