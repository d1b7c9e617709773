using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;
using Xunit;

namespace NetUtil.Tests.Core.Compliance;

/// <summary>Figures of measures over measured pairs, worked out by hand.</summary>
public sealed class ReductionVerdictTests
{
    // a1 sends 1 and 2 to b1 and b2, a2 sends 3 and 10, and b1 sends 4 back to a1.
    private static Scene TwoByTwo() => new Scene()
        .Host("h1", 1000).Host("h2", 1000)
        .Vm("a1", "h1").Vm("a2", "h1").Vm("b1", "h2").Vm("b2", "h2")
        .Flow("a1", "b1", 1).Flow("a1", "b2", 2).Flow("a2", "b1", 3).Flow("a2", "b2", 10)
        .Flow("b1", "a1", 4);

    [Theory]
    [InlineData("Each(A, B)", 1)]
    [InlineData("Min(A, B)", 1)]
    [InlineData("Max(A, B)", 10)]
    [InlineData("Avg(A, B)", 4)]
    [InlineData("Average(A, B)", 4)]
    [InlineData("Sum(A, B)", 16)]
    // Sorted 1 2 3 10: position 1 + 3 * 0.5 = 2.5 is 2.5; 1 + 3 * 0.75 = 3.25 is 3 + 0.25 * 7; 1 + 3 * 0.9 = 3.7.
    [InlineData("P50(A, B)", 2.5)]
    [InlineData("P75(A, B)", 4.75)]
    [InlineData("P90(A, B)", 7.9)]
    // Means over A for each B: (1 + 3) / 2 and (2 + 10) / 2; sums over B for each A: 3 and 13.
    [InlineData("Min(Avg(A), B)", 2)]
    [InlineData("Max(Avg(A), B)", 6)]
    [InlineData("Min(A, Sum(B))", 3)]
    [InlineData("Max(A, Sum(B))", 13)]
    [InlineData("Each(A, Max(B))", 2)]
    [InlineData("Sum(A, Min(B))", 4)]
    [InlineData("Max(A, P50(B))", 6.5)]
    // From left to right: over A first (for b1 1, for b2 2), then over B, then the outer one, of which one is
    // left.
    [InlineData("Avg(Min(A), Sum(B))", 3)]
    [InlineData("Sum(Sum(A), Max(B))", 12)]
    // Both directions: a1-b1 1 + 4, a1-b2 2, a2-b1 3, a2-b2 10.
    [InlineData("Min(Connection(A, B))", 2)]
    [InlineData("Max(Connection(A, B))", 10)]
    [InlineData("Avg(Connection(A, B))", 5)]
    [InlineData("Sum(Connection(B, A))", 20)]
    [InlineData("Max(Connection(Max(A), B))", 10)]
    // A star stands for everything the other end talks with.
    [InlineData("Min(A, *)", 3)]
    [InlineData("Max(*, B)", 12)]
    [InlineData("Min(*, A)", 0)]
    [InlineData("Sum(*, A)", 4)]
    [InlineData("Avg(Sum(B), *)", 4)]
    public void A_measure_reduces_its_pairs(string measure, double figure)
    {
        PathCompliance verdict = TwoByTwo().Requires(measure + " > 1 Mbps").Verdict();
        Assert.Equal(figure, verdict.Observed()!.Value, 9);
        Assert.Equal(Evidence.Measured, verdict.Evidence);
        Assert.Equal(verdict.Observed, verdict.ObservedLow);
        Assert.Equal(verdict.Observed, verdict.ObservedHigh);
    }

    [Fact]
    public void An_upper_bound_over_each_looks_at_the_largest()
    {
        PathCompliance verdict = TwoByTwo().Requires("Each(A, B) <= 3 Mbps").Verdict();
        Assert.Equal(ComplianceStatus.Violated, verdict.Status);
        Assert.Equal(10, verdict.Observed());
        Assert.Equal("a2 -> b2", verdict.WorstPath);
    }

    [Fact]
    public void A_path_is_as_fast_as_its_slowest_hop()
    {
        Scene scene = new Scene()
            .Host("h1", 1000)
            .Vm("a1", "h1").Vm("b1", "h1").Vm("b2", "h1").Vm("c1", "h1").Vm("d1", "h1")
            .Flow("a1", "b1", 5).Flow("a1", "b2", 9)
            .Flow("b1", "c1", 8).Flow("b2", "c1", 6)
            .Flow("c1", "d1", 7)
            .Requires("Max(A, B, C) > 1 Mbps")
            .Requires("Min(A, B, C, D) > 1 Mbps")
            .Requires("Sum(A, B, C, D) > 1 Mbps")
            .Requires("Min(A, Sum(B), C) > 1 Mbps");
        Assert.Equal([6, 5, 11, 11], scene.Verdicts().Select(verdict => verdict.Observed()!.Value));
        Assert.Equal("a1 -> b1 -> c1 -> d1, a1 -> b2 -> c1 -> d1", scene.Verdict("r3").PathNames());
    }

    [Fact]
    public void A_vm_is_no_neighbour_of_itself_and_no_path_ends_where_it_begins()
    {
        Scene scene = new Scene()
            .Host("h1", 1000)
            .Vm("p1", "h1").Vm("p2", "h1").Vm("g1", "h1")
            .Flow("p1", "p2", 1).Flow("p2", "p1", 3).Flow("p1", "g1", 2)
            .Requires("Avg(P, P) > 0 Mbps")
            .Requires("Avg(P, G, P) >= 1 bps")
            .Requires("Each(P, G) > 1 bps");
        Assert.Equal("p1 -> p2, p2 -> p1", scene.Verdict("r1").PathNames());
        Assert.Equal(2, scene.Verdict("r1").Observed());
        Assert.Equal("p1 -> g1 -> p2, p2 -> g1 -> p1", scene.Verdict("r2").PathNames());
        Assert.Equal("p1 -> g1, p2 -> g1", scene.Verdict("r3").PathNames());
    }

    [Fact]
    public void A_connection_among_peers_counts_each_pair_once()
    {
        Scene scene = new Scene()
            .Host("h1", 1000)
            .Vm("p1", "h1").Vm("p2", "h1").Vm("p3", "h1")
            .Flow("p1", "p2", 1).Flow("p2", "p1", 2).Flow("p3", "p1", 4)
            .Requires("Sum(Connection(P, P)) > 1 bps");
        Assert.Equal("p1 <-> p2, p1 <-> p3, p2 <-> p3", scene.Verdict().PathNames());
        Assert.Equal(7, scene.Verdict().Observed());
    }

    [Fact]
    public void A_connection_of_overlapping_components_counts_each_pair_once()
    {
        // A is x1 and x2, B is x2 and x3: pairs x1-x2, x1-x3, x2-x3. x2-x2 is no pair.
        Scene scene = new Scene()
            .Host("h1", 1000)
            .Vm("x1", "h1").Vm("x2", "h1").Vm("x3", "h1")
            .Flow("x1", "x2", 1).Flow("x1", "x3", 2).Flow("x3", "x2", 4)
            .Bind("A", new() { MachineNames = ["x1", "x2"] })
            .Bind("B", new() { MachineNames = ["x2", "x3"] })
            .Requires("Sum(Connection(A, B)) > 1 bps");
        Assert.Equal(7, scene.Verdict().Observed());

        // Both play both roles under two names: still one pair.
        Scene twins = new Scene()
            .Host("h1", 1000)
            .Vm("x1", "h1").Vm("x2", "h1")
            .Flow("x1", "x2", 1).Flow("x2", "x1", 2)
            .Bind("A", new() { MachineNames = ["x*"] })
            .Bind("B", new() { MachineNames = ["x*"] })
            .Requires("Sum(Connection(A, B)) > 1 bps");
        Assert.Equal(3, twins.Verdict().Observed());
    }

    [Fact]
    public void Adapters_of_one_vm_add_up_and_talk_on_the_network_they_share()
    {
        Scene scene = new Scene()
            .Host("h1", 1000)
            .Vm(new("a1", "a1", "h1", [
                new("a1-front", "vs") { Network = "front" }, new("a1-back", "vs") { Network = "back" }]))
            .Vm(new("b1", "b1", "h1", [new("b1-back", "vs") { Network = "BACK" }]))
            .Vm(new("c1", "c1", "h1", [new("c1-nic", "vs") { Network = "other" }]))
            .Flow("a1-back", "b1-back", 3).Flow("a1-front", "b1-back", 100)
            .Flow("a1-front", "c1-nic", 4).Flow("a1-back", "c1-nic", 5)
            .Requires("Each(A, B) > 1 bps")
            .Requires("Each(A, C) > 1 bps");
        Assert.Equal(3, scene.Verdict("r1").Observed());
        Assert.Equal(9, scene.Verdict("r2").Observed());
    }

    [Fact]
    public void The_statistic_of_the_window_is_taken_of_each_pair_first()
    {
        // Two pairs of 0 and 10 in turn: each has a p90 of 10, and both together are always 10.
        Scene scene = new Scene().Host("h1", 1000).Vm("a1", "h1").Vm("a2", "h1").Vm("b1", "h1")
            .Unmetered("a1", "a2", "b1");
        for (int minute = 0; minute < 4; minute++)
        {
            scene.Sampled(PairAt("a1", minute, minute % 2 * 10), PairAt("a2", minute, (minute + 1) % 2 * 10));
        }

        scene.Requires("Sum(A, B) > 1 Mbps", settings: new() { Statistic = Statistic(90) })
            .Requires("Sum(A, B) > 1 Mbps");
        Assert.Equal(20, scene.Verdict("r1").Observed()!.Value, 9);
        Assert.Equal(10, scene.Verdict("r2").Observed()!.Value, 9);
    }

    private static WindowStatistic Statistic(int percentile) =>
        WindowStatistic.OfPercentile(percentile);

    private static TrafficSample PairAt(string from, int minute, double rate) => new(
        TrafficKind.Pair,
        "b1-nic",
        Scene.Now.AddMinutes(minute - 4),
        Scene.Now.AddMinutes(minute - 3),
        0,
        rate * Scene.M * 7.5,
        "meter")
    {
        RemoteId = from + "-nic",
    };
}
