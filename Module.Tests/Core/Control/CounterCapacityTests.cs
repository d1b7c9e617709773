using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Control;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Core.Statistics;
using NetUtil.Tests.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Control;

public sealed class CounterCapacityTests
{
    [Theory]
    [InlineData(TrafficKind.Uplink, "up1", 12.5e9)]
    [InlineData(TrafficKind.Link, "l2", 50e9)]
    [InlineData(TrafficKind.Adapter, "a1", null)] // may exchange more with VMs of its host
    [InlineData(TrafficKind.Pair, "a5", null)]
    [InlineData(TrafficKind.Adapter, "nobody", null)]
    [InlineData(TrafficKind.Uplink, "nobody", null)]
    [InlineData(TrafficKind.Link, "nobody", null)]
    public void A_counter_counts_at_most_what_its_line_carries_and_a_quarter_more(TrafficKind kind, string id, double? expected)
    {
        CounterReading reading = new(kind, id, SmallFabric.Time, 0, 0, "1", "meter");
        Assert.Equal(expected, new CounterCapacity(() => SmallFabric.Make()).Of(reading));
    }

    [Fact]
    public void A_controller_completes_the_wraps_of_narrow_counters_of_slow_lines_and_counts_the_others_as_unclear()
    {
        using ControlledFabric fabric = new(shop => shop with { Meters = new MeterFaults { CounterBits = 32 } });
        List<TrafficSample> samples = [];
        for (int minute = 0; minute < 60; minute++)
        {
            fabric.Provider.Wait(ControlledFabric.Minute, default);
            CollectedTraffic collected = fabric.Controller.Observe(default).Collected;
            samples.AddRange(collected.Samples);

            // h2's line of 1 Gbit/s fills 2^32 bytes in 34 s; what a guest offers has no bound.
            Assert.Equal(
                minute == 0 ? 0 : collected.Dropped.Values.Sum(), collected.Dropped.GetValueOrDefault(ReadingDrop.WrapUnclear));
        }

        // 10 and 20 minutes of 40 Mbit/s and 30 of 100 Mbit/s are 31.5 GB: past 2^32 seven times.
        Assert.All(samples, sample => Assert.Equal((TrafficKind.Uplink, "h1-up"), (sample.Kind, sample.SubjectId)));
        Assert.Equal(59, samples.Count);
        Assert.Equal(7, samples.Count(sample => sample.Quality == SampleQuality.Wrapped));
        Assert.All(samples, sample => Assert.InRange(sample.SentBitsPerSecond, 39.9e6, 100.1e6));
    }
}
