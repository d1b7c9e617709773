using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using Xunit;
using static NetUtil.Tests.Core.Statistics.Traffic;

namespace NetUtil.Tests.Core.Statistics;

/// <summary>Random histories of one counter: it moves on, starts again, is read late or twice.</summary>
public sealed class ReadingCollectorPropertyTests
{
    private static readonly Gen<Event> s_event = Gen.Select(
        Gen.Int[-20, 120], Gen.ULong[0, 1_000_000], Gen.ULong[0, 1_000_000], Gen.Int[0, 9],
        (seconds, sent, received, dice) => new Event(seconds, sent, received, IsRestart: dice == 0));

    [Fact]
    public void Samples_add_up_to_what_the_counter_counted_within_each_life() =>
        s_event.List[0, 40].Sample(events =>
        {
            (List<CounterReading> readings, List<TrafficSample> samples) = Replay(events, At(0));
            double expected = 0;
            foreach (IGrouping<string, CounterReading> life in Accepted(readings).GroupBy(one => one.Life))
            {
                expected += life.Last().SentBytes - life.First().SentBytes;
            }

            Assert.Equal(expected, samples.Sum(sample => sample.SentBytes));
        });

    [Fact]
    public void Rates_are_never_negative_and_intervals_never_overlap() =>
        s_event.List[0, 40].Sample(events =>
        {
            (_, List<TrafficSample> samples) = Replay(events, At(0));
            Assert.All(samples, sample => Assert.True(
                sample.SentBitsPerSecond >= 0 && sample.ReceivedBitsPerSecond >= 0));
            Assert.All(samples.Zip(samples.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        });

    [Fact]
    public void A_restart_never_gives_a_sample_across_it() =>
        s_event.List[0, 40].Sample(events =>
        {
            (List<CounterReading> readings, List<TrafficSample> samples) = Replay(events, At(0));
            ILookup<DateTimeOffset, string> lives = Accepted(readings).ToLookup(one => one.Time, one => one.Life);
            Assert.All(samples, sample => Assert.Equal(lives[sample.Start], lives[sample.End]));
        });

    [Fact]
    public void Every_reading_gives_a_sample_or_is_counted_as_dropped() =>
        s_event.List[0, 40].Sample(events =>
        {
            int dropped = 0;
            (List<CounterReading> readings, List<TrafficSample> samples) = Replay(
                events, At(0), result => dropped += result.Dropped.Values.Sum());
            Assert.Equal(readings.Count, samples.Count + dropped);
        });

    [Fact]
    public void Wraps_within_the_capacity_lose_no_byte() =>
        Gen.ULong[0, 1_000_000].List[1, 30].Sample(steps =>
        {
            CollectorOptions options = new() { MaximumBitsPerSecond = _ => 8_000_000 };
            ulong value = ulong.MaxValue - 2_000_000;
            List<CounterReading> last = [Adapter("a", 0, value, 0)];
            double moved = 0;
            for (int i = 0; i < steps.Count; i++)
            {
                value = unchecked(value + steps[i]);
                CounterReading next = Adapter("a", i + 1, value, 0);
                CollectedTraffic result = ReadingCollector.Collect(
                    new MeterReading(next.Time, [next]), last, options);
                moved += Assert.Single(result.Samples).SentBytes;
                last = [.. result.LastReadings];
            }

            Assert.Equal(steps.Sum(step => (double)step), moved);
        });

    private static IEnumerable<CounterReading> Accepted(IEnumerable<CounterReading> readings)
    {
        DateTimeOffset newest = DateTimeOffset.MinValue;
        foreach (CounterReading reading in readings.Where(one => one.Time > newest))
        {
            newest = reading.Time;
            yield return reading;
        }
    }

    private static (List<CounterReading> Readings, List<TrafficSample> Samples) Replay(
        List<Event> events, DateTimeOffset time, Action<CollectedTraffic>? look = null)
    {
        List<CounterReading> readings = [];
        List<TrafficSample> samples = [];
        List<CounterReading> last = [];
        DateTimeOffset newest = time;
        ulong sent = 0;
        ulong received = 0;
        int life = 1;
        foreach (Event step in events)
        {
            // A late reading shows what the counter showed earlier, so values follow the time only forwards.
            DateTimeOffset shown = newest.AddSeconds(step.Seconds);
            if (shown > newest)
            {
                newest = shown;
                life += step.IsRestart ? 1 : 0;
                sent = (step.IsRestart ? 0 : sent) + step.Sent;
                received = (step.IsRestart ? 0 : received) + step.Received;
            }

            CounterReading reading = new(
                TrafficKind.Adapter, "a", shown, sent, received, "L" + life, "meter");
            readings.Add(reading);
            CollectedTraffic result = ReadingCollector.Collect(
                new MeterReading(newest, [reading]), last, new CollectorOptions());
            look?.Invoke(result);
            samples.AddRange(result.Samples);
            last = result.LastReadings.Count > 0 ? [.. result.LastReadings] : last;
        }

        return (readings, samples);
    }

    private sealed record Event(int Seconds, ulong Sent, ulong Received, bool IsRestart);
}
