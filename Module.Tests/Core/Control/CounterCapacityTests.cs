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
    [InlineData(TrafficKind.Adapter, "a1", 12.5e9)]
    [InlineData(TrafficKind.Pair, "a5", 12.5e9)]
    [InlineData(TrafficKind.Adapter, "a4", null)] // on an internal switch
    [InlineData(TrafficKind.Adapter, "nobody", null)]
    [InlineData(TrafficKind.Uplink, "nobody", null)]
    [InlineData(TrafficKind.Link, "nobody", null)]
    public void A_counter_counts_at_most_what_its_line_carries_and_a_quarter_more(TrafficKind kind, string id, double? expected)
    {
        CounterReading reading = new(kind, id, SmallFabric.Time, 0, 0, "1", "meter");
        Assert.Equal(expected, new CounterCapacity(() => SmallFabric.Make()).Of(reading));
    }

    [Fact]
    public void A_controller_completes_the_wraps_of_narrow_counters()
    {
        using ControlledFabric fabric = new(shop => shop with { Meters = new MeterFaults { CounterBits = 32 } });
        int wrapped = 0;
        for (int minute = 0; minute < 60; minute++)
        {
            fabric.Provider.Wait(ControlledFabric.Minute, default);
            CollectedTraffic collected = fabric.Controller.Observe(default).Collected;
            wrapped += collected.Samples.Count(sample => sample is
            {
                Kind: TrafficKind.Adapter, SubjectId: "web-nic", Quality: SampleQuality.Wrapped,
            });
            Assert.Equal(
                minute == 0, collected.Samples.All(sample => sample is not { Kind: TrafficKind.Uplink }));
        }

        // 40 Mbit/s for an hour are 18 GB: past 2^32 four times.
        Assert.Equal(4, wrapped);
    }
}
