using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Pairs;
using NetUtil.Core.Statistics;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Core.Pairs;

/// <summary>What an estimate makes of specs, of totals and of hours of totals, in scenes whose answer is plain.
/// VM "a" has the adapter "a-nic". Rates in Mbit/s.</summary>
public sealed class PairEstimatorTests
{
    private static readonly (string, string)[] s_nothing = [];

    [Fact]
    public void Without_specs_and_history_everybody_talks_with_everybody_in_proportion_to_totals()
    {
        // Nobody outside sends or receives but 1 % of all, so b and c get 3 : 1 of what a sends.
        IPairEstimate estimate = Of(Two("a", "b", "c"), [("a", "b", 30), ("a", "c", 10)], s_nothing);

        Assert.Equal(3, Likely(estimate, "a", "b") / Likely(estimate, "a", "c"), 2);
        Assert.InRange(Likely(estimate, "a", "b"), 29, 30);
    }

    [Fact]
    public void Pairs_that_specs_speak_of_are_likelier_than_others()
    {
        // Totals alone would have each of a and b send 20 to each of c and d.
        (string, string, double)[] flows = [("a", "c", 40), ("b", "d", 40)];
        IPairEstimate plain = Of(Two("a", "b", "c", "d"), flows, s_nothing);
        IPairEstimate told = Of(Two("a", "b", "c", "d"), flows, [("a-nic", "c-nic"), ("b-nic", "d-nic")]);

        Assert.Equal(20, Likely(plain, "a", "c"), 0);
        Assert.InRange(Likely(told, "a", "c"), 38, 40);
        Assert.InRange(Likely(told, "b", "c"), 0, 2);
    }

    [Fact]
    public void What_rises_and_falls_together_is_taken_for_a_pair()
    {
        // a sends to c and b to d, by turns; now all four totals are equal, so they alone tell nothing.
        Dictionary<(string, string), double[]> hours = new()
        {
            [("a", "c")] = [.. Enumerable.Range(0, 60).Select(t => 40 + (20 * Math.Sin(t)))],
            [("b", "d")] = [.. Enumerable.Range(0, 60).Select(t => 40 + (20 * Math.Cos(t * 1.7)))],
        };
        IPairEstimate estimate = Of(
            Two("a", "b", "c", "d"), [("a", "c", 40), ("b", "d", 40)], s_nothing, HistoryOf(hours));

        Assert.InRange(Likely(estimate, "a", "c"), 36, 40);
        Assert.InRange(Likely(estimate, "b", "c"), 0, 4);
    }

    [Fact]
    public void Hours_in_which_nothing_changes_tell_nothing()
    {
        Dictionary<(string, string), double[]> hours = new()
        {
            [("a", "c")] = [.. Enumerable.Repeat(40d, 60)],
            [("b", "d")] = [.. Enumerable.Repeat(40d, 60)],
        };
        FabricInventory fabric = Two("a", "b", "c", "d");
        (string, string, double)[] flows = [("a", "c", 40), ("b", "d", 40)];

        Assert.Equal(
            Likely(Of(fabric, flows, s_nothing), "a", "d"),
            Likely(Of(fabric, flows, s_nothing, HistoryOf(hours)), "a", "d"),
            3);
    }

    [Fact]
    public void What_the_uplink_did_not_carry_stayed_on_the_host()
    {
        // a and b share a host with c; d and e are elsewhere. The uplinks say that 40 of 80 crossed.
        FabricInventory fabric = Inventory(
            [Host("h1", 1000), Host("h2", 1000)],
            [Machine("a", "h1"), Machine("c", "h1"), Machine("b", "h2"), Machine("d", "h2")]);
        IPairEstimate estimate = Of(fabric, [("a", "c", 40), ("b", "d", 40)], s_nothing, uplinks: (0, 0));

        Assert.InRange(Likely(estimate, "a", "c"), 39, 40);
        Assert.InRange(Likely(estimate, "a", "d"), 0, 1);
    }

    [Fact]
    public void A_measured_pair_stays_as_it_is_and_the_others_share_the_rest()
    {
        (string, string, double)[] flows = [("a", "b", 30), ("a", "c", 10)];
        FabricInventory fabric = Two("a", "b", "c");
        TrafficWindow window = WindowOf(fabric, flows, [("b", "a", 25)]);
        IPairEstimate estimate = new PairEstimator().Estimate(
            fabric, window, WindowStatistic.Mean, s_nothing, null, CancellationToken.None);

        RateBand known = estimate.SumOf([("a-nic", "b-nic")]);
        Assert.Equal(
            (25 * M, 25 * M, 25 * M),
            (known.LowBitsPerSecond, known.HighBitsPerSecond, known.LikelyBitsPerSecond));
        Assert.InRange(Likely(estimate, "a", "c"), 9, 10);
    }

    [Fact]
    public void Of_ends_without_meters_nothing_is_likely()
    {
        FabricInventory fabric = Two("a", "b", "c");
        TrafficWindow window = TrafficWindow.From([], Start, TimeSpan.FromMinutes(5));
        IPairEstimate estimate = new PairEstimator().Estimate(
            fabric, window, WindowStatistic.Mean, [("a-nic", "b-nic")], null, CancellationToken.None);

        Assert.Null(estimate.SumOf([("a-nic", "b-nic")]).LikelyBitsPerSecond);
    }

    [Fact]
    public void Where_there_is_no_way_nothing_is_sent()
    {
        FabricInventory fabric = Inventory(
            [new FabricHost("h1", "H1", [new VirtualSwitch("vs", null)], 0, 1), Host("h2", 1000)],
            [Machine("a", "h1"), Machine("b", "h1"), Machine("c", "h2")]);
        IPairEstimate estimate = Of(fabric, [("a", "b", 30)], [("a-nic", "c-nic")]);

        Assert.Equal(0, Likely(estimate, "a", "c"));
        Assert.Equal(30, Likely(estimate, "a", "b"), 3);
    }

    [Fact]
    public void A_cancelled_estimate_ends() => Assert.Throws<OperationCanceledException>(() =>
        new PairEstimator().Estimate(
            Two("a", "b"),
            WindowOf(Two("a", "b"), [("a", "b", 30)], []),
            WindowStatistic.Mean,
            s_nothing,
            null,
            new CancellationToken(canceled: true)));

    private static FabricInventory Two(params string[] machines) => Inventory(
        [Host("h1", 1000), Host("h2", 1000)],
        [.. machines.Select((name, i) => Machine(name, i % 2 == 0 ? "h1" : "h2", subnet: name))]);

    private static IPairEstimate Of(
        FabricInventory fabric,
        (string From, string To, double Rate)[] flows,
        (string, string)[] expected,
        TotalsHistory? history = null,
        (double Out, double In)? uplinks = null) => new PairEstimator().Estimate(
        fabric,
        WindowOf(fabric, flows, [], uplinks),
        WindowStatistic.Mean,
        expected,
        history,
        CancellationToken.None);

    private static double Likely(IPairEstimate estimate, string from, string to) =>
        estimate.SumOf([(from + "-nic", to + "-nic")]).LikelyBitsPerSecond!.Value / M;

    private static TrafficWindow WindowOf(
        FabricInventory fabric,
        (string From, string To, double Rate)[] flows,
        (string Subject, string Remote, double Received)[] measured,
        (double Out, double In)? uplinks = null)
    {
        List<TrafficSample> samples =
        [
            .. fabric.VirtualMachines.Select(machine => Sample(
                TrafficKind.Adapter,
                machine.Id + "-nic",
                null,
                flows.Where(flow => flow.From == machine.Id).Sum(flow => flow.Rate),
                flows.Where(flow => flow.To == machine.Id).Sum(flow => flow.Rate))),
            .. measured.Select(pair => Sample(
                TrafficKind.Pair, pair.Subject + "-nic", pair.Remote + "-nic", 0, pair.Received)),
        ];
        if (uplinks is (double sent, double received))
        {
            samples.AddRange(fabric.Hosts.Select(host => Sample(
                TrafficKind.Uplink, host.Switches[0].Uplink!.Id, null, sent, received)));
        }

        return TrafficWindow.From(samples, Start, TimeSpan.FromMinutes(1));
    }

    private static TotalsHistory HistoryOf(Dictionary<(string From, string To), double[]> hours)
    {
        int steps = hours.Values.First().Length;
        string[] names = [.. hours.Keys.SelectMany(pair => new[] { pair.From, pair.To }).Distinct()];
        return TotalsHistory.From(
            Enumerable.Range(0, steps).SelectMany(step => names.Select(name => Sample(
                TrafficKind.Adapter,
                name + "-nic",
                null,
                hours.Where(pair => pair.Key.From == name).Sum(pair => pair.Value[step]),
                hours.Where(pair => pair.Key.To == name).Sum(pair => pair.Value[step]),
                step - steps + 1))),
            Start,
            TimeSpan.FromMinutes(1));
    }

    private static TrafficSample Sample(
        TrafficKind kind, string id, string? remote, double sent, double received, int minute = 0) => new(
        kind,
        id,
        Start.AddMinutes(minute - 1),
        Start.AddMinutes(minute),
        sent * M * 7.5,
        received * M * 7.5,
        "meter")
    {
        RemoteId = remote,
    };
}
