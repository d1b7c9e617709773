using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Simulation;

public sealed class SimulatedMetersTests
{
    private static readonly SimulationDefinition s_metered =
        Crowded() with { PairMeteredAdapters = ["a-nic", "c-nic"] };

    [Theory]
    [InlineData(0, 100, 100)]
    [InlineData(30, 100, 70)]
    [InlineData(35, 100, 65)]
    [InlineData(30, 30, 0)]
    [InlineData(30, 20, 0)]
    public void A_late_meter_shows_the_counter_of_then_with_the_time_of_then(int lag, int seconds, int shown)
    {
        MeterFaults late = new() { Lag = TimeSpan.FromSeconds(lag) };
        SimulationState state = After(s_metered with { Meters = late }, seconds);
        MeterReading reading = SimulatedMeters.Read(state);
        Assert.Equal(Start.AddSeconds(seconds), reading.Time);
        Assert.All(reading.Counters, counter => Assert.Equal(Start.AddSeconds(shown), counter.Time));
        Assert.Equal((ulong)shown * 10_000_000, Of(reading, "a-nic").SentBytes);
    }

    [Fact]
    public void The_trail_reaches_no_further_back_than_the_lag_needs()
    {
        MeterFaults late = new() { Lag = TimeSpan.FromSeconds(30) };
        SimulationState state = After(s_metered with { Meters = late }, 3600);
        Assert.Equal(
            [3570, 3580, 3590, 3600], state.Trail.Select(one => (one.Time - Start).TotalSeconds));
    }

    [Theory]
    [InlineData(32, 705_032_704UL)]
    [InlineData(64, 5_000_000_000UL)]
    public void A_full_counter_starts_again_at_zero(int bits, ulong shown)
    {
        MeterFaults narrow = new() { CounterBits = bits };
        SimulationState state = After(s_metered with { Meters = narrow }, 500);
        Assert.Equal(shown, Of(SimulatedMeters.Read(state), "a-nic").SentBytes);
    }

    [Fact]
    public void Before_any_time_has_passed_every_counter_shows_zero()
    {
        MeterReading reading = SimulatedMeters.Read(SimulationState.Begin(s_metered));
        Assert.Equal(8, reading.Counters.Count);
        Assert.All(reading.Counters, counter => Assert.Equal(0UL, counter.SentBytes + counter.ReceivedBytes));
    }

    [Fact]
    public void Lost_readings_are_as_frequent_as_stated_and_named()
    {
        SimulationDefinition lossy = s_metered with { Meters = new MeterFaults { LossProbability = 0.25 } };
        int read = 0;
        int lost = 0;
        for (int second = 0; second < 500; second++)
        {
            MeterReading reading = SimulatedMeters.Read(
                SimulationState.Begin(lossy) with { Time = Start.AddSeconds(second) });
            read += reading.Counters.Count;
            lost += reading.Problems.Count;
        }

        // 4000 draws of 1 in 4: 1000, standard deviation 27; five of them either way.
        Assert.Equal(4000, read + lost);
        Assert.InRange(lost, 863, 1137);
    }

    [Fact]
    public void An_adapter_whose_pair_reading_is_lost_covers_only_the_listed()
    {
        SimulationDefinition lossy = s_metered with { Meters = new MeterFaults { LossProbability = 0.3 } };
        HashSet<PairCoverage> seen = new();
        for (int second = 0; second < 100; second++)
        {
            MeterReading reading = SimulatedMeters.Read(
                SimulationState.Begin(lossy) with { Time = Start.AddSeconds(second) });
            CounterReading[] own = reading.Counters.Where(one => one.SubjectId == "c-nic").ToArray();
            if (own.FirstOrDefault(one => one.RemoteId is null) is CounterReading total)
            {
                int pairs = own.Length - 1;
                Assert.Equal(pairs == 2 ? PairCoverage.All : PairCoverage.Listed, total.PairCoverage);
                seen.Add(total.PairCoverage);
            }
        }

        Assert.Equal([PairCoverage.All, PairCoverage.Listed], seen.OrderByDescending(one => one));
    }

    [Fact]
    public void A_lost_reading_is_named_in_words()
    {
        SimulationDefinition silent = s_metered with { Meters = new MeterFaults { LossProbability = 1 } };
        MeterReading reading = SimulatedMeters.Read(SimulationState.Begin(silent));
        Assert.Empty(reading.Counters);
        Assert.Equal("The meter of adapter 'a-nic' did not answer.", reading.Problems[0]);
        Assert.Equal("The meter of adapter 'a-nic' with 'c-nic' did not answer.", reading.Problems[1]);
        Assert.Equal("The meter of uplink 'h2-up' did not answer.", reading.Problems[^1]);
    }

    [Fact]
    public void Noise_stays_within_its_fraction_and_never_turns_a_counter_back()
    {
        SimulatedFabric fabric = new(SimulationState.Begin(
            s_metered with { Meters = new MeterFaults { NoiseFraction = 0.2 } }));
        ulong last = 0;
        HashSet<ulong> differences = new();
        for (int step = 0; step < 200; step++)
        {
            fabric.Step(TimeSpan.FromSeconds(10), CancellationToken.None);
            ulong now = Of(SimulatedMeters.Read(fabric.State), "a-nic").SentBytes;
            Assert.InRange(now - last, 80_000_000UL - 1, 120_000_000UL + 1);
            differences.Add(now - last);
            last = now;
        }

        Assert.True(differences.Count > 150);
        Assert.InRange(last, 200 * 97_000_000UL, 200 * 103_000_000UL);
    }

    [Fact]
    public void A_VM_that_does_not_run_has_no_meter()
    {
        VirtualMachine off = new("x", "x", "h1", [new VirtualAdapter("x-nic", "vs")])
        {
            State = VirtualMachineState.Stopped,
        };
        SimulationDefinition definition = new(Inventory([Host("h1", 100)], [off, Machine("a", "h1")]), []);
        Assert.Equal(
            ["a-nic", "h1-up"],
            SimulatedMeters.Read(After(definition, 10)).Counters.Select(counter => counter.SubjectId));
    }

    [Fact]
    public void One_long_step_gives_the_readings_of_many_short_ones() =>
        Gen.Select(Gen.Int[1, 200].Array[1, 12], Gen.Int[0, 60], Gen.OneOf(Gen.Const(0.0), Gen.Const(0.3))).Sample(
            (parts, lag, noise) =>
            {
                RateSeries recorded = new(Start, TimeSpan.FromSeconds(17), [8 * M, 80 * M, 30 * M]);
                SimulationDefinition definition = new(
                    s_metered.Inventory, s_metered.Demands.Append(new("b-nic", "a-nic", recorded)).ToArray())
                {
                    Meters = new MeterFaults { Lag = TimeSpan.FromSeconds(lag), NoiseFraction = noise },
                };
                SimulationState state = SimulationState.Begin(definition);
                foreach (int part in parts)
                {
                    SimulatedFabric fabric = new(state);
                    fabric.Step(TimeSpan.FromSeconds(part), CancellationToken.None);
                    state = fabric.State;
                }

                MeterReading expected = SimulatedMeters.Read(After(definition, parts.Sum()));
                MeterReading actual = SimulatedMeters.Read(state);
                Assert.Equal(expected.Time, actual.Time);
                Assert.Equal(
                    expected.Counters.Select(Shown), actual.Counters.Select(Shown), (left, right) =>
                        left.Id == right.Id && left.Time == right.Time
                        && Math.Abs(left.Sent - right.Sent) <= 1 && Math.Abs(left.Received - right.Received) <= 1);
            },
            iter: 60);

    [Fact]
    public void What_leaves_the_uplinks_of_a_closed_fabric_arrives_at_its_adapters()
    {
        SimulationState state = After(s_metered, 1000);
        Assert.Equal(
            state.Counters.Where(one => one.Kind == TrafficKind.Adapter).Sum(one => one.ReceivedBytes),
            state.Counters.Where(one => one.Kind == TrafficKind.Uplink).Sum(one => one.SentBytes),
            1e-3);
        Assert.Equal(
            state.Counters.Where(one => one.Kind == TrafficKind.Pair).Sum(one => one.ReceivedBytes),
            state.Counters.Where(one => one.Kind == TrafficKind.Adapter).Sum(one => one.ReceivedBytes),
            1e-3);
    }

    [Theory]
    [InlineData(-0.01, 0, 64)]
    [InlineData(1.01, 0, 64)]
    [InlineData(0, -1, 64)]
    [InlineData(0, 3601, 64)]
    [InlineData(0, 0, 16)]
    public void Faults_out_of_range_are_refused(double share, int lagSeconds, int bits)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeterFaults
        {
            LossProbability = share, Lag = TimeSpan.FromSeconds(lagSeconds), CounterBits = bits,
        });
    }

    private static (string Id, DateTimeOffset Time, double Sent, double Received) Shown(CounterReading one) =>
        (one.Kind + one.SubjectId + one.RemoteId, one.Time, one.SentBytes, one.ReceivedBytes);

    private static SimulationState After(SimulationDefinition definition, int seconds)
    {
        SimulatedFabric fabric = new(SimulationState.Begin(definition));
        fabric.Step(TimeSpan.FromSeconds(seconds), CancellationToken.None);
        return fabric.State;
    }

    private static CounterReading Of(MeterReading reading, string subjectId) =>
        reading.Counters.Single(one => one.SubjectId == subjectId && one.RemoteId is null);
}
