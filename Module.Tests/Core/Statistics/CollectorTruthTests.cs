using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.Statistics;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Statistics;

/// <summary>Runs the simulation with meters that lose readings, lag, are narrow, start again and have clocks that
/// are set, and compares every sample with the flows as they truly were. Rates are within 5 % of the truth, the
/// share by which a collector lets clocks differ; without clocks that are set they are exact.</summary>
public sealed class CollectorTruthTests
{
    private const double Tolerance = 0.05;
    private const double Maximum = 200 * M;

    private static readonly string[] s_machines = ["a", "b", "c", "d"];

    // Two bits of the machines' number tell where a demand goes; rates change every 20 s.
    private static readonly Gen<TrafficDemand[]> s_demands = Gen
        .Select(Gen.Int[0, 3], Gen.Int[1, 3], Gen.Double[0, 40].Array[1, 6])
        .Select((from, hop, rates) => new TrafficDemand(
            s_machines[from] + "-nic",
            s_machines[(from + hop) % 4] + "-nic",
            new RateSeries(Start, TimeSpan.FromSeconds(20), [.. rates.Select(rate => rate * M)])))
        .Array[1, 6]
        .Select(demands => demands.DistinctBy(one => (one.SourceId, one.TargetId)).ToArray());

    private static readonly Gen<Round[]> s_rounds = Gen
        .Select(Gen.Double[5, 90], Gen.Int[0, 40], Gen.Int[-40, 40], Gen.Int[0, 9])
        .Select((seconds, subject, clock, dice) => new Round(
            TimeSpan.FromSeconds(Math.Round(seconds, 3)), subject, clock, dice))
        .Array[2, 12];

    private static readonly Gen<int> s_lag = Gen.Int[0, 2].Select(index => new[] { 0, 7, 30 }[index]);

    [Fact]
    public void Every_sample_is_what_truly_moved_however_many_readings_are_lost_or_late() =>
        Gen.Select(s_demands, s_rounds, s_lag, Gen.Double[0, 0.5])
            .Sample((demands, rounds, lag, loss) => Check(
                demands,
                rounds,
                new MeterFaults { Lag = TimeSpan.FromSeconds(lag), LossProbability = loss }));

    [Fact]
    public void Every_sample_is_what_truly_moved_when_counters_start_again_and_readings_are_lost() =>
        Gen.Select(s_demands, s_rounds, Gen.Double[0, 0.3]).Sample((demands, rounds, loss) => Check(
            demands, rounds, new MeterFaults { LossProbability = loss }, restarts: true));

    [Fact]
    public void Every_sample_is_what_truly_moved_when_narrow_counters_wrap() =>
        Gen.Select(s_demands, s_rounds).Sample((demands, rounds) => Check(
            demands,
            [.. Enumerable.Range(0, 5).SelectMany(_ => rounds)],
            new MeterFaults { CounterBits = 32 }));

    [Fact]
    public void No_rate_is_wrong_however_clocks_are_set_readings_are_lost_and_late_and_counters_start_again() =>
        Gen.Select(s_demands, s_rounds, s_lag, Gen.Double[0, 0.3], Gen.Enum<SetClock>(), Gen.Bool).Sample(
            (demands, rounds, lag, loss, clock, isNarrow) => Check(
                demands,
                isNarrow ? [.. rounds, .. rounds, .. rounds] : rounds,
                new MeterFaults
                {
                    Lag = TimeSpan.FromSeconds(lag), LossProbability = loss, CounterBits = isNarrow ? 32 : 64,
                },
                restarts: true,
                clock));

    [Theory]
    [InlineData((int)SetClock.OfOneHost, 30, ReadingDrop.ClockSetForward)]
    [InlineData((int)SetClock.OfOneHost, -30, ReadingDrop.ClockSetBack)]
    [InlineData((int)SetClock.OfTheCollector, 30, ReadingDrop.ClockSetBack)]
    [InlineData((int)SetClock.OfTheCollector, -30, ReadingDrop.ClockSetForward)]
    [InlineData((int)SetClock.OfTheCollector, -3600, ReadingDrop.ClockSetForward)]
    public void A_clock_that_is_set_costs_one_interval_of_what_it_times_and_nothing_else(
        int clock, int seconds, ReadingDrop expected)
    {
        Round minute = new(TimeSpan.FromMinutes(1), 0, 0, 9);
        Round[] rounds = [.. Enumerable.Repeat(minute, 10)];
        rounds[5] = minute with { ClockSeconds = seconds, Dice = 0 };
        List<CollectedTraffic> results = Check(
            [new TrafficDemand("a-nic", "c-nic", RateSeries.Constant(80 * M))],
            rounds,
            MeterFaults.None,
            clock: (SetClock)clock);

        int samples = results[1].Samples.Count;
        int lost = results[5].Dropped[expected];
        Assert.Equal((SetClock)clock == SetClock.OfTheCollector ? samples : samples / 2, lost);
        Assert.Equal((9 * samples) - lost, results.Sum(result => result.Samples.Count));
        Assert.Equal(lost, results.Skip(1).Sum(result => result.Dropped.Values.Sum()));
    }

    [Fact]
    public void A_narrow_counter_wraps_and_none_of_its_rates_is_lost()
    {
        Round[] minutes = [.. Enumerable.Repeat(new Round(TimeSpan.FromMinutes(1), 0, 0, 9), 20)];
        List<CollectedTraffic> results = Check(
            [new TrafficDemand("a-nic", "c-nic", RateSeries.Constant(80 * M))],
            minutes,
            new MeterFaults { CounterBits = 32 });

        // 20 minutes of 10 MB/s are 12 GB: past 2^32 twice; the first round has nothing to compare with.
        TrafficSample[] sent = [.. results
            .SelectMany(result => result.Samples)
            .Where(sample => sample is { Kind: TrafficKind.Adapter, SubjectId: "a-nic" })];
        Assert.Equal(19, sent.Length);
        Assert.Equal(2, sent.Count(sample => sample.Quality == SampleQuality.Wrapped));
        Assert.All(sent, sample => Assert.Equal(80 * M, sample.SentBitsPerSecond, 1));
    }

    private static List<CollectedTraffic> Check(
        TrafficDemand[] demands,
        Round[] rounds,
        MeterFaults meters,
        bool restarts = false,
        SetClock clock = SetClock.None)
    {
        SimulationState state = SimulationState.Begin(new SimulationDefinition(
            Inventory(
                [Host("h1", 100), Host("h2", 100)],
                [Machine("a", "h1"), Machine("b", "h1"), Machine("c", "h2"), Machine("d", "h2")]),
            demands) { Meters = meters, PairMeteredAdapters = ["a-nic", "c-nic"], Seed = 3 });
        CollectorOptions options = new() { MaximumBitsPerSecond = _ => Maximum };
        Truth truth = new();
        TimeSpan shift = TimeSpan.Zero;
        Dictionary<CounterKey, (CounterReading Reading, DateTimeOffset True)> last = [];
        List<CollectedTraffic> results = [];
        foreach (Round round in rounds)
        {
            state = truth.Advance(state, round.Duration);
            if (restarts && round.Dice < 3)
            {
                string[] subjects = ["a-nic", "b-nic", "c-nic", "d-nic", "h1-up", "h2-up"];
                state = CounterRestart.Of(state, subjects[round.Subject % subjects.Length]);
            }

            shift += TimeSpan.FromSeconds(round.Dice % 3 == 0 ? round.ClockSeconds : 0);
            MeterReading told = SimulatedMeters.Read(state);
            MeterReading shown = new(
                clock == SetClock.OfTheCollector ? told.Time + shift : told.Time,
                [.. told.Counters.Select(one => Shifted(one, clock, shift))],
                told.Problems);
            CollectedTraffic result = ReadingCollector.Collect(
                shown, [.. last.Values.Select(one => one.Reading)], options);
            foreach (TrafficSample sample in result.Samples)
            {
                CounterKey key = new(sample.Kind, sample.SubjectId, sample.RemoteId, sample.Source);
                CounterKey begin = last.ContainsKey(key)
                    ? key
                    : key with { Kind = TrafficKind.Adapter, RemoteId = null };
                DateTimeOffset end = told.Counters.Single(one => CounterKey.Of(one) == key).Time;
                (double sent, double received) = truth.Moved(sample, last[begin].True, end);
                double bits = 8 / (end - last[begin].True).TotalSeconds;

                // Counters show whole bytes.
                Assert.Equal(sent, sample.SentBytes, 1.01 + (1e-9 * sent));
                Assert.Equal(received, sample.ReceivedBytes, 1.01 + (1e-9 * received));
                AssertRate(sent * bits, sample.SentBitsPerSecond, 1.01 * bits, clock);
                AssertRate(received * bits, sample.ReceivedBitsPerSecond, 1.01 * bits, clock);
            }

            foreach (CounterReading reading in result.LastReadings)
            {
                CounterKey key = CounterKey.Of(reading);
                last[key] = (reading, told.Counters.Single(one => CounterKey.Of(one) == key).Time);
            }

            Assert.Equal(shown.Counters.Count, result.Samples.Count + result.Dropped.Values.Sum());
            results.Add(result);
        }

        return results;
    }

    private static void AssertRate(double expected, double rate, double rounding, SetClock clock)
    {
        double share = clock == SetClock.None ? 1e-9 : Tolerance;
        Assert.InRange(
            rate, ((expected - rounding) / (1 + share)) - 1e-6, ((expected + rounding) * (1 + share)) + 1e-6);
    }

    private static CounterReading Shifted(CounterReading one, SetClock clock, TimeSpan shift)
    {
        bool isOfHost = one.SubjectId[0] is 'a' or 'b' || one.SubjectId == "h1-up";
        return new CounterReading(
            one.Kind,
            one.SubjectId,
            clock == SetClock.OfOneHost && isOfHost ? one.Time + shift : one.Time,
            one.SentBytes,
            one.ReceivedBytes,
            one.Life,
            one.Source)
        {
            RemoteId = one.RemoteId,
            PairCoverage = one.PairCoverage,
            CounterBits = one.CounterBits,
            Taken = clock == SetClock.OfTheCollector ? one.Taken + shift : one.Taken,
        };
    }

    private enum SetClock
    {
        None,
        OfOneHost,
        OfTheCollector,
    }

    private sealed record Round(TimeSpan Duration, int Subject, int ClockSeconds, int Dice);

    /// <summary>The flows between any two times, as the simulation shared them.</summary>
    private sealed class Truth
    {
        private readonly List<(DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<FlowRate> Flows)>
            _spans = [];

        public SimulationState Advance(SimulationState state, TimeSpan duration)
        {
            SimulatedFabric fabric = new(state);
            DateTimeOffset until = state.Time + duration;
            long step = state.Definition.StepLength.Ticks;
            for (DateTimeOffset at = state.Time; at < until;)
            {
                DateTimeOffset boundary = new(at.UtcTicks - (at.UtcTicks % step) + step, TimeSpan.Zero);
                DateTimeOffset end = boundary < until ? boundary : until;
                _spans.Add((at, end, fabric.Flows));
                fabric.Step(end - at, CancellationToken.None);
                at = end;
            }

            return fabric.State;
        }

        public (double Sent, double Received) Moved(TrafficSample of, DateTimeOffset start, DateTimeOffset end)
        {
            double sent = 0;
            double received = 0;
            foreach ((DateTimeOffset from, DateTimeOffset until, IReadOnlyList<FlowRate> flows) in _spans)
            {
                double seconds = ((until < end ? until : end) - (from > start ? from : start)).TotalSeconds;
                foreach (FlowRate flow in seconds > 0 ? flows : [])
                {
                    sent += seconds / 8 * SentBy(of, flow);
                    received += seconds / 8 * ReceivedBy(of, flow);
                }
            }

            return (sent, received);
        }

        private static double SentBy(TrafficSample of, FlowRate flow) => of.Kind switch
        {
            TrafficKind.Uplink => Leaves(of.SubjectId, flow.SourceId, flow.TargetId)
                ? flow.CarriedBitsPerSecond
                : 0,
            _ => flow.SourceId == of.SubjectId && (of.RemoteId ?? flow.TargetId) == flow.TargetId
                ? flow.OfferedBitsPerSecond
                : 0,
        };

        private static double ReceivedBy(TrafficSample of, FlowRate flow) => of.Kind switch
        {
            TrafficKind.Uplink => Leaves(of.SubjectId, flow.TargetId, flow.SourceId)
                ? flow.CarriedBitsPerSecond
                : 0,
            _ => flow.TargetId == of.SubjectId && (of.RemoteId ?? flow.SourceId) == flow.SourceId
                ? flow.CarriedBitsPerSecond
                : 0,
        };

        private static bool Leaves(string uplink, string near, string far) =>
            HostOf(near) != HostOf(far) && uplink == HostOf(near) + "-up";

        private static string HostOf(string adapter) => adapter is "a-nic" or "b-nic" ? "h1" : "h2";
    }
}
