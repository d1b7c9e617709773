using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Control;
using NetUtil.Core.Execution;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.Statistics;
using NetUtil.Tests.Doubles;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Control;

/// <summary>VM a sends 80 Mbit/s, of which 50 arrive; the verification begins after a minute.</summary>
public sealed class RunVerificationTests
{
    private readonly MemoryStore _store = new(new MemoryJournal());

    [Theory]
    [InlineData(0, 2, 2)] // Meters without lag: two minutes, two intervals.
    [InlineData(30, 3, 2)] // The first interval reaches back before the change.
    [InlineData(60, 3, 2)]
    [InlineData(90, 4, 2)]
    [InlineData(230, 6, 2)] // The last chance: three times two minutes are waited.
    [InlineData(250, 6, 1)]
    [InlineData(3600, 6, 0)]
    public void Only_intervals_wholly_after_the_change_count_and_lagging_meters_are_waited_for(
        int lagSeconds, int minutes, int intervals)
    {
        using SimulationProvider provider = Connect(new MeterFaults { Lag = TimeSpan.FromSeconds(lagSeconds) });
        RunVerification verification = Measure(provider, ["a-nic"]);
        Assert.Equal(1 + minutes, (provider.Clock.Now - Start).TotalMinutes);
        Assert.Equal(intervals, verification.Intervals.Count);
        Assert.All(
            verification.Intervals,
            rates => Assert.Equal(
                80, rates.Adapter("a-nic", WindowStatistic.Mean)!.SentBitsPerSecond / M, 0.001));
    }

    [Fact]
    public void Readings_go_to_the_store()
    {
        using SimulationProvider provider = Connect(MeterFaults.None);
        Measure(provider, ["a-nic"]);
        Assert.Equal(
            [Start.AddMinutes(1), Start.AddMinutes(2), Start.AddMinutes(3)],
            _store.Read("test", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, default)
                .Where(sample => sample.Kind == TrafficKind.Adapter && sample.SubjectId == "a-nic")
                .Select(sample => sample.End));
    }

    [Fact]
    public void All_rates_together_are_those_since_the_change()
    {
        using SimulationProvider provider = Connect(MeterFaults.None);
        WindowRate rate = Measure(provider, ["a-nic"]).Rates.Adapter("a-nic", WindowStatistic.Mean)!;
        Assert.Equal((2, 80), (rate.Samples, Math.Round(rate.SentBitsPerSecond / M)));
    }

    [Fact]
    public void An_adapter_without_a_meter_is_not_waited_for()
    {
        using SimulationProvider provider = Connect(MeterFaults.None);
        Measure(provider, ["a-nic", "stopped-nic"]);
        Assert.Equal(3, (provider.Clock.Now - Start).TotalMinutes);
    }

    [Fact]
    public void A_meter_that_did_not_answer_once_is_waited_for()
    {
        using SimulationProvider provider = Connect(MeterFaults.None);
        int reads = 0;
        RunVerification verification = Measure(provider, ["a-nic"], reading => ++reads == 2
            ? new MeterReading(reading.Time, [.. reading.Counters.Where(one => one.SubjectId != "a-nic")])
            : reading);

        // Minute 1 is lost, and minute 2's sample is two minutes long; 3 and 4 count.
        Assert.Equal(5, (provider.Clock.Now - Start).TotalMinutes);
        Assert.Equal(
            [false, false, true, true],
            verification.Intervals.Select(rates => rates.Adapter("a-nic", WindowStatistic.Mean) is not null));
    }

    [Fact]
    public void Meters_that_fail_leave_nothing_measured_and_break_nothing()
    {
        using SimulationProvider provider = Connect(MeterFaults.None);
        RunVerification verification = Measure(provider, ["a-nic"], _ => throw new FabricException("No route."));
        Assert.Empty(verification.Intervals);
        Assert.Null(verification.Rates.Adapter("a-nic", WindowStatistic.Mean));
        Assert.Equal(7, (provider.Clock.Now - Start).TotalMinutes);
    }

    [Fact]
    public void Nothing_has_been_measured_before_anything_is()
    {
        using SimulationProvider provider = Connect(MeterFaults.None);
        RunVerification verification = new(provider.Clock, _ => throw new NotSupportedException());
        Assert.Empty(verification.Intervals);
        Assert.Empty(verification.Rates.PairsSeen);
    }

    private static SimulationProvider Connect(MeterFaults faults)
    {
        SimulationProvider provider = new(new MemorySimulationFile(SimulationState.Begin(Crowded() with
        {
            PairMeteredAdapters = ["a-nic", "b-nic", "c-nic"],
            Meters = faults,
        })));
        return provider;
    }

    private RunVerification Measure(
        SimulationProvider provider,
        IReadOnlyCollection<string> adapterIds,
        Func<MeterReading, MeterReading>? change = null)
    {
        FabricController quiet = new(provider, _store);
        quiet.Observe(default);
        provider.Clock.Wait(TimeSpan.FromMinutes(1), default);
        WatchedProvider watched = new(provider);
        watched.OnReadMeters = stop =>
        {
            MeterReading reading = provider.ReadMeters(stop);
            return change?.Invoke(reading) ?? reading;
        };
        RunVerification verification = new(provider.Clock, new FabricController(watched, _store).Observe);
        verification.Measure(adapterIds, new RunOptions("run", "me"), default);
        return verification;
    }
}
