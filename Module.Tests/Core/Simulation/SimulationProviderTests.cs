using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

public sealed class SimulationProviderTests
{
    private static readonly PortSettings s_guarantee = new(minimumBitsPerSecond: 70 * M);

    [Fact]
    public void Time_moves_only_when_somebody_waits()
    {
        using SimulationProvider provider = Connect(Crowded());
        Assert.Equal(Start, provider.Clock.Now);
        Assert.Equal(Start, provider.Clock.Now);
        provider.Clock.Wait(TimeSpan.FromSeconds(95), CancellationToken.None);
        Assert.Equal(Start.AddSeconds(95), provider.Clock.Now);
        Assert.Equal(Start.AddSeconds(95), provider.ReadInventory(CancellationToken.None).Time);
    }

    [Fact]
    public void Meters_count_what_a_sender_offers_and_what_a_receiver_gets()
    {
        using SimulationProvider provider = Connect(Crowded());
        provider.Clock.Wait(TimeSpan.FromSeconds(80), CancellationToken.None);
        MeterReading reading = provider.ReadMeters(CancellationToken.None);
        Assert.Empty(reading.Problems);
        Assert.Equal(800_000_000UL, Counter(reading, "a-nic").SentBytes);
        Assert.Equal(600_000_000UL, Counter(reading, "b-nic").SentBytes);
        Assert.Equal(1_000_000_000UL, Counter(reading, "c-nic").ReceivedBytes);
        Assert.Equal(1_000_000_000UL, Counter(reading, "h1-up").SentBytes);
        Assert.Equal(0UL, Counter(reading, "h1-up").ReceivedBytes);
        Assert.Equal(1_000_000_000UL, Counter(reading, "h2-up").ReceivedBytes);
        Assert.All(reading.Counters, counter => Assert.Equal(PairCoverage.None, counter.PairCoverage));
    }

    [Fact]
    public void A_pair_meter_counts_by_remote_and_says_that_it_counts_all()
    {
        using SimulationProvider provider = Connect(Crowded() with { PairMeteredAdapters = ["c-nic"] });
        provider.Clock.Wait(TimeSpan.FromSeconds(8), CancellationToken.None);
        MeterReading reading = provider.ReadMeters(CancellationToken.None);
        CounterReading[] pairs = reading.Counters.Where(one => one.Kind == TrafficKind.Pair).ToArray();
        Assert.Equal(["a-nic", "b-nic"], pairs.Select(pair => pair.RemoteId));
        Assert.Equal([50_000_000UL, 50_000_000UL], pairs.Select(pair => pair.ReceivedBytes));
        Assert.Equal(PairCoverage.All, Counter(reading, "c-nic").PairCoverage);
        Assert.Equal(PairCoverage.None, Counter(reading, "a-nic").PairCoverage);
    }

    [Fact]
    public void A_guarantee_changes_what_flows()
    {
        using SimulationProvider provider = Connect(Crowded());
        Assert.Equal([50 * M, 50 * M], Carried(provider), Tolerance);
        AdaptationOutcome outcome = provider.CarryOut(
            Change("a", PortSettings.Unset, s_guarantee), "s1", CancellationToken.None);
        Assert.Equal(AdaptationState.Done, outcome.State);
        Assert.Equal([70 * M, 30 * M], Carried(provider), Tolerance);
        VirtualAdapter adapter = provider.ReadInventory(CancellationToken.None).FindAdapter("a-nic")!;
        Assert.Equal(s_guarantee, adapter.Port);
    }

    [Fact]
    public void A_known_step_is_not_carried_out_again()
    {
        using SimulationProvider provider = Connect(Crowded());
        BandwidthAdaptation raise = Change("a", PortSettings.Unset, s_guarantee);
        BandwidthAdaptation lower = Change("a", s_guarantee, PortSettings.Unset);
        Assert.Equal(AdaptationState.NotStarted, provider.FindStep("s1", CancellationToken.None).State);
        provider.CarryOut(raise, "s1", CancellationToken.None);
        provider.CarryOut(lower, "s2", CancellationToken.None);
        Assert.Equal(AdaptationState.Done, provider.CarryOut(raise, "s1", CancellationToken.None).State);
        Assert.Equal(
            PortSettings.Unset,
            provider.ReadInventory(CancellationToken.None).FindAdapter("a-nic")!.Port);
        Assert.Equal(AdaptationState.Done, provider.FindStep("s1", CancellationToken.None).State);
    }

    [Fact]
    public void A_second_provider_on_the_file_sees_what_the_first_did()
    {
        MemorySimulationFile file = new(SimulationState.Begin(Crowded()));
        using SimulationProvider first = new(file);
        using SimulationProvider second = new(file);
        first.Clock.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
        first.CarryOut(Change("a", PortSettings.Unset, s_guarantee), "s1", CancellationToken.None);
        second.Clock.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.Equal(Start.AddMinutes(2), first.Clock.Now);
        Assert.Equal(AdaptationState.Done, second.FindStep("s1", CancellationToken.None).State);
        Assert.Equal([70 * M, 30 * M], Carried(second), Tolerance);
        Assert.Equal(3, file.State.Revision);
    }

    public static TheoryData<string, BandwidthAdaptation, string> Refusals => new()
    {
        {
            "other settings than expected",
            Change("a", new PortSettings(maximumBitsPerSecond: 5 * M), s_guarantee),
            "Adapter 'a-nic' of VM 'a' stands at no minimum, no maximum, "
            + "not at no minimum, maximum 5 Mbit/s as the change expects."
        },
        {
            "a weight on a switch in absolute mode",
            Change("a", PortSettings.Unset, new PortSettings(minimumWeight: 5)),
            "A weight needs a switch in Weight mode; switch 'vs' of adapter 'a-nic' has the minimum mode Absolute."
        },
        {
            "an unknown adapter",
            Change("x", PortSettings.Unset, s_guarantee),
            "The fabric has no adapter 'x-nic'."
        },
        {
            "an adapter of another VM",
            new BandwidthAdaptation("b", "b", "a-nic", PortSettings.Unset, s_guarantee),
            "Adapter 'a-nic' belongs to VM 'a', not to 'b'."
        },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_the_fabric_refuses_fails_with_the_reason(
        string what, BandwidthAdaptation change, string message)
    {
        using SimulationProvider provider = Connect(Crowded());
        AdaptationOutcome outcome = provider.CarryOut(change, what, CancellationToken.None);
        Assert.Equal(AdaptationState.Failed, outcome.State);
        Assert.False(outcome.IsTransient);
        Assert.Equal(message, outcome.Message);
        Assert.Equal(message, provider.FindStep(what, CancellationToken.None).Message);
        Assert.Equal([50 * M, 50 * M], Carried(provider), Tolerance);
    }

    [Fact]
    public void A_minimum_in_bits_is_refused_on_a_switch_with_weights()
    {
        SimulationDefinition weights = new(
            Inventory([Host("h1", 100, MinimumBandwidthMode.Weight)], [Machine("a", "h1")]), []);
        using SimulationProvider provider = Connect(weights);
        AdaptationOutcome outcome = provider.CarryOut(
            Change("a", PortSettings.Unset, s_guarantee), "s1", CancellationToken.None);
        Assert.Equal(
            "A minimum in bit/s needs a switch in Absolute mode; "
            + "switch 'vs' of adapter 'a-nic' has the minimum mode Weight.",
            outcome.Message);
    }

    [Fact]
    public void An_adapter_that_cannot_be_adjusted_says_why()
    {
        VirtualMachine bypassing = new("a", "a", "h1", [
            new VirtualAdapter("a-nic", "vs") { NotAdjustableReason = "SR-IOV bypasses the switch." }]);
        using SimulationProvider provider = Connect(
            new SimulationDefinition(Inventory([Host("h1", 100)], [bypassing]), []));
        Assert.Equal(
            "The bandwidth of adapter 'a-nic' of VM 'a' cannot be set: SR-IOV bypasses the switch.",
            provider.CarryOut(
                Change("a", PortSettings.Unset, s_guarantee), "s1", CancellationToken.None).Message);
    }

    [Fact]
    public void Readings_come_at_each_interval_and_at_the_end()
    {
        MemorySimulationFile file = new(SimulationState.Begin(Crowded()));
        using SimulationProvider provider = new(file);
        List<(DateTimeOffset Reading, DateTimeOffset Kept)> seen = new();
        provider.Step(
            TimeSpan.FromSeconds(150),
            TimeSpan.FromSeconds(60),
            reading => seen.Add((reading.Time, file.State.Time)),
            CancellationToken.None);
        DateTimeOffset[] expected = [Start.AddSeconds(60), Start.AddSeconds(120), Start.AddSeconds(150)];
        Assert.Equal(expected, seen.Select(pair => pair.Reading));
        Assert.Equal(expected, seen.Select(pair => pair.Kept));
    }

    [Fact]
    public void A_cancelled_step_leaves_the_fabric_at_its_last_reading()
    {
        MemorySimulationFile file = new(SimulationState.Begin(Crowded()));
        using SimulationProvider provider = new(file);
        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => provider.Step(
            TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), _ => stop.Cancel(), stop.Token));
        Assert.Equal(Start.AddMinutes(1), provider.Clock.Now);
        provider.Clock.Wait(TimeSpan.FromSeconds(20), CancellationToken.None);
        Assert.Equal(800_000_000UL, Counter(provider.ReadMeters(CancellationToken.None), "a-nic").SentBytes);
    }

    [Fact]
    public void Negative_times_are_refused()
    {
        using SimulationProvider provider = Connect(Crowded());
        Assert.Throws<ArgumentOutOfRangeException>(
            () => provider.Clock.Wait(TimeSpan.FromTicks(-1), CancellationToken.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => provider.Step(
            TimeSpan.FromSeconds(1), TimeSpan.Zero, null, CancellationToken.None));
    }

    [Fact]
    public void Restarted_counters_begin_at_zero_in_a_new_life()
    {
        using SimulationProvider provider = Connect(Crowded() with { PairMeteredAdapters = ["a-nic"] });
        provider.Clock.Wait(TimeSpan.FromSeconds(80), CancellationToken.None);
        provider.RestartCounters("a-nic", CancellationToken.None);
        provider.Clock.Wait(TimeSpan.FromSeconds(8), CancellationToken.None);
        MeterReading reading = provider.ReadMeters(CancellationToken.None);
        CounterReading[] restarted = reading.Counters.Where(one => one.SubjectId == "a-nic").ToArray();
        Assert.Equal(2, restarted.Length);
        Assert.All(restarted, counter => Assert.Equal(("2", 80_000_000UL), (counter.Life, counter.SentBytes)));
        Assert.Equal(("1", 660_000_000UL), (Counter(reading, "b-nic").Life, Counter(reading, "b-nic").SentBytes));
        Assert.Throws<FabricException>(() => provider.RestartCounters("nobody", CancellationToken.None));
    }

    [Fact]
    public void A_cancelled_token_stops_every_call()
    {
        using SimulationProvider provider = Connect(Crowded());
        using CancellationTokenSource stop = new();
        stop.Cancel();
        BandwidthAdaptation change = Change("a", PortSettings.Unset, s_guarantee);
        Assert.Throws<OperationCanceledException>(() => provider.ReadInventory(stop.Token));
        Assert.Throws<OperationCanceledException>(() => provider.ReadMeters(stop.Token));
        Assert.Throws<OperationCanceledException>(() => provider.CarryOut(change, "s1", stop.Token));
        Assert.Throws<OperationCanceledException>(() => provider.Clock.Wait(TimeSpan.Zero, stop.Token));
        Assert.Equal(AdaptationState.NotStarted, provider.FindStep("s1", CancellationToken.None).State);
    }

    private static SimulationProvider Connect(SimulationDefinition definition) =>
        new(new MemorySimulationFile(SimulationState.Begin(definition)));

    private static CounterReading Counter(MeterReading reading, string subjectId) =>
        reading.Counters.Single(one => one.SubjectId == subjectId && one.RemoteId is null);

    private static double[] Carried(SimulationProvider provider) =>
        provider.ReadFlows(CancellationToken.None).Select(flow => flow.CarriedBitsPerSecond).ToArray();

    private static bool Tolerance(double expected, double actual) =>
        Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected));
}
