using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Forecasting;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using Xunit;
using static NetUtil.Tests.Core.Forecasting.PastScene;

namespace NetUtil.Tests.Core.Forecasting;

/// <summary>Histories that are not those of the fabric as it is now: VMs lay elsewhere or are gone, meters
/// failed, uplinks fill.</summary>
public sealed class PlacedHistoryTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_change_of_a_moved_vm_goes_to_the_uplink_that_it_uses_now(bool isMoveKnown)
    {
        // b lay on h2 beside c until 20 minutes ago, so that no uplink carried what it sends to c, 300 and 1 more
        // each minute; now h1 carries it.
        PastScene scene = new()
        {
            HostOf = (name, minute) => name == "c" || (name == "b" && minute < -20) ? "h2" : "h1",
        };
        if (isMoveKnown)
        {
            scene.Moves.Add(new MachineMove("h2", "h1", Now.AddMinutes(-20)));
        }

        IReadOnlyList<TrafficFuture> futures =
            scene.Flow("a", "c", _ => 50).Flow("b", "c", minute => 300 + minute).Metered(200).Futures();

        Assert.All(futures, future =>
        {
            Near(298 + 15, Arrived(future.Steps[2], "b", "c"));
            Near(348 + 15, Out(future.Steps[2], "h1"));
            Near(348 + 15, In(future.Steps[2], "h2"));
        });
    }

    [Fact]
    public void What_the_host_itself_sends_is_foreseen_while_nobody_moved()
    {
        // The host sends 20 and 2 more each minute beside its VMs.
        Func<string, int, double> rest = (_, minute) => 420 + (2 * minute);
        IReadOnlyList<TrafficFuture> still =
            new PastScene { RestOf = rest }.Flow("a", "c", _ => 50).Metered(180).Futures();
        Assert.All(still, future => Near(50 + 416 + 30, Out(future.Steps[2], "h1")));

        PastScene moved = new() { RestOf = rest };
        moved.Moves.Add(new MachineMove("h3", "h1", Now.AddMinutes(-1)));
        IReadOnlyList<TrafficFuture> after = moved.Flow("a", "c", _ => 50).Metered(180).Futures();
        Assert.All(after, future => Near(50 + 416, Out(future.Steps[2], "h1")));
        // Nobody moved to or from h2.
        Assert.All(after, future => Near(50 + 416 + 30, In(future.Steps[2], "h2")));
    }

    [Fact]
    public void What_a_vm_that_is_gone_exchanged_does_not_come_again()
    {
        // a sent to a VM that no longer exists, every other 20 minutes until half an hour ago.
        PastScene scene = new PastScene { HostOf = (name, _) => name is "c" or "gone" ? "h2" : "h1" }
            .Flow("a", "c", _ => 50)
            .Flow("a", "gone", minute => (minute / 20) % 2 == 0 || minute > -30 ? 0 : 400)
            .Metered(600);

        Assert.All(scene.Futures(), future =>
        {
            Near(50, Sent(future.Steps[2], "a"));
            Near(50, Out(future.Steps[2], "h1"));
            Assert.DoesNotContain(("a-nic", "gone-nic"), future.Steps[2].PairsSeen);
        });
    }

    [Fact]
    public void What_has_no_history_yet_stays_as_it_is()
    {
        // b is silent, and d was metered for the first time in the last minute; a rises.
        IReadOnlyList<TrafficFuture> futures = new PastScene()
            .Flow("a", "c", minute => 190 + minute)
            .Metered(180)
            .Sampled(new TrafficSample(
                TrafficKind.Adapter, "d-nic", Now.AddMinutes(-1), Now, 4 * M * 7.5, 0, "meter"))
            .Futures();
        Assert.All(futures, future =>
        {
            Near(4, Sent(future.Steps[2], "d"));
            Near(203, Sent(future.Steps[2], "a"));
        });
    }

    [Fact]
    public void Minutes_that_no_meter_counted_are_neither_rest_nor_jumps()
    {
        PastScene scene = new() { IsGap = minute => minute is > -90 and < -60 || minute % 17 == 0 };
        IReadOnlyList<TrafficFuture> futures = scene.Flow("a", "c", _ => 100).Metered(400).Futures();
        Assert.Equal(8, futures.Count);
        Assert.All(futures.SelectMany(future => future.Steps), rates =>
        {
            Near(100, Sent(rates, "a"));
            Near(100, Arrived(rates, "a", "c"));
            Near(100, Out(rates, "h1"));
        });
    }

    [Fact]
    public void A_second_meter_counts_only_where_the_first_is_silent()
    {
        PastScene scene = new PastScene { IsGap = minute => minute < -120 }
            .Flow("a", "c", minute => 500 + minute)
            .Metered(200);
        for (int minute = -199; minute <= 0; minute++)
        {
            double bytes = (500 + minute) * M * 7.5;
            foreach (string id in new[] { "a-nic", "c-nic" })
            {
                scene.Sampled(new TrafficSample(TrafficKind.Adapter, id, Now.AddMinutes(minute - 1),
                    Now.AddMinutes(minute), id == "a-nic" ? bytes : 0, id == "c-nic" ? bytes : 0, "other"));
            }
        }

        Assert.All(scene.Futures(), future => Near(498 + 15, Sent(future.Steps[2], "a")));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(300)]
    public void Any_sampling_interval_serves(int seconds)
    {
        PastScene scene = new();
        for (DateTimeOffset end = Now; end > Now.AddHours(-4); end = end.AddSeconds(-seconds))
        {
            DateTimeOffset begin = end.AddSeconds(-seconds);
            // 300 Mbit/s and 1 more each minute, at the middle of the interval.
            double rate = 300 + (begin - Now).TotalMinutes + (seconds / 120d);
            scene.Sampled(new TrafficSample(
                TrafficKind.Adapter, "a-nic", begin, end, rate * M / 8 * seconds, 0, "meter"));
        }

        Assert.All(
            scene.Futures(),
            future => Assert.Equal([302.5, 307.5, 312.5], future.Steps.Select(rates => Math.Round(Sent(rates, "a"), 6))));
    }

    [Fact]
    public void A_full_uplink_carries_what_it_can_and_shares_it()
    {
        // a asks for 40, b for 200 and 1 more each minute, of 250 Mbit/s.
        IReadOnlyList<TrafficFuture> futures = new PastScene { Uplink = 250 }
            .Flow("a", "c", _ => 40)
            .Flow("b", "c", minute => 200 + minute)
            .Metered(180)
            .Futures();
        Assert.All(futures, future =>
        {
            Near(198 + 10, Arrived(future.Steps[1], "b", "c"));
            // 213 and 40 are 3 too many: the smaller one keeps its even share.
            Near(250, Out(future.Steps[2], "h1"));
            Near(213, Offered(future.Steps[2], "b", "c"));
            Assert.True(Arrived(future.Steps[2], "b", "c") <= 210 + 1e-6);
            Assert.True(Arrived(future.Steps[2], "a", "c") <= 40);
            Assert.True(Received(future.Steps[2], "c") <= 250 + 1e-6);
        });
    }

    [Fact]
    public void What_is_lost_already_is_not_lost_again()
    {
        // Of 250 Mbit/s a asks for 100 and gets what b leaves, who asks for 160 and 0.1 more each minute.
        PastScene scene = new() { Uplink = 250 };
        IReadOnlyList<TrafficFuture> futures = scene
            .Flow("a", "c", _ => 100)
            .Flow("b", "c", minute => 160 + (0.1 * minute))
            .Arriving("a", minute => Math.Min(100, 250 - 160 - (0.1 * minute)))
            .Metered(180)
            .Futures();
        // b asks for 161.3 in 15 minutes: more than half, so that a keeps its 100 of an even share, 125.
        Assert.All(futures, future =>
        {
            Near(250, Out(future.Steps[2], "h1"));
            Near(90.2, Arrived(future.Steps[2], "a", "c"));
            Near(100, Offered(future.Steps[2], "a", "c"));
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_port_lets_no_more_through_than_its_maximum(bool hasPairs)
    {
        // b asks for 200 and 1 more each minute; 205 is the most that it may send.
        PastScene scene = new() { HasPairs = hasPairs };
        scene.PortOf["b"] = new PortSettings(maximumBitsPerSecond: 205 * M);
        IReadOnlyList<TrafficFuture> futures = scene
            .Flow("a", "c", _ => 40)
            .Flow("b", "c", minute => 200 + minute)
            .Metered(180)
            .Futures();
        Assert.All(futures, future =>
        {
            Near(213, Sent(future.Steps[2], "b"));
            Near(245, Out(future.Steps[2], "h1"));
            Near(hasPairs ? 245 : 253, In(future.Steps[2], "h2"));
        });
    }
}
