using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;
using NetUtil.Storage;
using NetUtil.Tests.Core.State;
using Xunit;
using static NetUtil.Tests.Core.Simulation.SampleNetworks;

namespace NetUtil.Tests.Storage;

public sealed class SnapshotTests
{
    [Fact]
    public void Pairs_demand_what_their_source_offered_and_totals_are_kept()
    {
        // a offers 80 to c, of which 50 arrive, and 6 to somebody; c gets 50 of a and 9 of somebody.
        using SnapshotProvider copy = new(Snapshot(
            Sample(TrafficKind.Pair, "a-nic", "c-nic", 80, 0),
            Sample(TrafficKind.Pair, "c-nic", "a-nic", 0, 50),
            Sample(TrafficKind.Adapter, "a-nic", null, 86, 0),
            Sample(TrafficKind.Adapter, "c-nic", null, 0, 59)));
        Assert.Equal(
            [("a-nic", "c-nic", 80), ("a-nic", "unknown peer of a-nic", 6), ("unknown peer of c-nic", "c-nic", 9)],
            Offered(copy));
    }

    [Fact]
    public void Where_only_the_receiver_is_metered_what_arrived_is_demanded()
    {
        using SnapshotProvider copy = new(Snapshot(Sample(TrafficKind.Pair, "c-nic", "a-nic", 3, 50)));
        Assert.Equal([("a-nic", "c-nic", 50), ("c-nic", "a-nic", 3)], Offered(copy));
    }

    [Fact]
    public void Where_only_totals_are_known_everything_goes_to_and_comes_from_somebody_unknown()
    {
        using SnapshotProvider copy = new(Snapshot(
            Sample(TrafficKind.Adapter, "a-nic", null, 20, 10), Sample(TrafficKind.Adapter, "b-nic", null, 0, 7)));
        Assert.Equal(
            [
                ("a-nic", "unknown peer of a-nic", 20), ("unknown peer of a-nic", "a-nic", 10),
                ("unknown peer of b-nic", "b-nic", 7),
            ],
            Offered(copy));
        copy.Clock.Wait(TimeSpan.FromSeconds(8), CancellationToken.None);
        CounterReading total = copy.ReadMeters(CancellationToken.None).Counters.Single(
            one => one.SubjectId == "a-nic");
        Assert.Equal((20_000_000UL, 10_000_000UL), (total.SentBytes, total.ReceivedBytes));
        Assert.Equal(PairCoverage.None, total.PairCoverage);
    }

    [Fact]
    public void A_remote_that_no_inventory_names_becomes_an_external_with_its_address()
    {
        using SnapshotProvider copy = new(Snapshot(Sample(TrafficKind.Pair, "a-nic", "203.0.113.9", 5, 4)));
        ExternalPeer external = copy.ReadInventory(CancellationToken.None).FindExternal("203.0.113.9")!;
        Assert.Equal(["203.0.113.9"], external.Addresses);
        Assert.Equal([("203.0.113.9", "a-nic", 4), ("a-nic", "203.0.113.9", 5)], Offered(copy));
    }

    [Fact]
    public void The_mean_of_the_window_counts_and_older_samples_do_not()
    {
        using SnapshotProvider copy = new(Snapshot(
            Sample(TrafficKind.Adapter, "a-nic", null, 900, 0, endMinute: -6),
            Sample(TrafficKind.Adapter, "a-nic", null, 900, 0, endMinute: -5),
            Sample(TrafficKind.Adapter, "a-nic", null, 10, 0, endMinute: -4),
            Sample(TrafficKind.Adapter, "a-nic", null, 30, 0)));
        Assert.Equal([("a-nic", "unknown peer of a-nic", 20)], Offered(copy));
    }

    [Fact]
    public void A_snapshot_without_samples_is_a_silent_fabric()
    {
        using SnapshotProvider copy = new(Snapshot());
        Assert.Empty(Offered(copy));
        Assert.Equal(("Snapshot", "test (copy of 2025-01-06T08:00:00Z)"), (copy.Name, copy.FabricId));
        Assert.Equal(Start, copy.Clock.Now);
    }

    [Fact]
    public void Changes_are_tried_on_the_copy_alone()
    {
        using SimulationProvider source = new(new MemorySimulationFile(SimulationState.Begin(
            Crowded() with { PairMeteredAdapters = ["a-nic", "b-nic", "c-nic"] })));
        using TemporaryFolder folder = new();
        string path = folder.At("snapshot.json");
        SimulationDocuments documents = new();
        documents.WriteSnapshot(path, new FabricSnapshot(
            source.ReadInventory(CancellationToken.None), SamplesOf(source), source.Name));
        byte[] written = File.ReadAllBytes(path);

        using SnapshotProvider copy = new(documents.ReadSnapshot(path).Require(path));
        BandwidthAdaptation raise = Change("a", PortSettings.Unset, new PortSettings(70 * M));
        Assert.Equal(AdaptationState.Done, copy.CarryOut(raise, "s1", CancellationToken.None).State);
        copy.Clock.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.Equal(
            [70, 30],
            copy.ReadFlows(CancellationToken.None).Select(flow => Math.Round(flow.CarriedBitsPerSecond / M)));
        Assert.Equal(
            [50, 50],
            source.ReadFlows(CancellationToken.None).Select(flow => Math.Round(flow.CarriedBitsPerSecond / M)));
        Assert.Equal(written, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_copy_can_be_kept_in_a_file_of_its_own()
    {
        using TemporaryFolder folder = new();
        SimulationDocuments documents = new();
        FabricSnapshot snapshot = Snapshot(Sample(TrafficKind.Adapter, "a-nic", null, 20, 10));
        SimulationState begin = SnapshotProvider.Begin(snapshot, SnapshotProvider.DefaultWindow);
        using (SnapshotProvider first = new(documents.CreateState(folder.At("copy.json"), begin, replace: false)))
        {
            first.Clock.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
        }

        using SnapshotProvider second = new(documents.OpenState(folder.At("copy.json")));
        Assert.Equal(Start.AddMinutes(1), second.Clock.Now);
        Assert.Throws<ArgumentOutOfRangeException>(() => SnapshotProvider.Begin(snapshot, TimeSpan.Zero));
    }

    [Fact]
    public void A_snapshot_reads_back_the_same()
    {
        using TemporaryFolder folder = new();
        SimulationDocuments documents = new();
        FabricSnapshot snapshot = new(
            Crowded(new PortSettings(0.1 + 0.2)).Inventory,
            [
                Sample(TrafficKind.Pair, "a-nic", "c-nic", 80.123456789, 1 / 3.0),
                new TrafficSample(TrafficKind.Uplink, "h1-up", Start.AddTicks(1), Start.AddTicks(3), 0, 5, "meter")
                {
                    Quality = SampleQuality.Wrapped, PairCoverage = PairCoverage.Listed,
                },
            ],
            "Vmm",
            new Dictionary<string, double> { ["a-nic"] = 1e7 / 3 });
        documents.WriteSnapshot(folder.At("s.json"), snapshot);
        FabricSnapshot read = documents.ReadSnapshot(folder.At("s.json")).Require("s");
        Assert.Equal(("Vmm", "test", Start), (read.SourceProvider, read.Inventory.FabricId, read.Inventory.Time));
        Assert.Equal(snapshot.SentPercentiles, read.SentPercentiles);
        Assert.Equal(snapshot.Samples.Select(Figures), read.Samples.Select(Figures));
        Assert.Equal(new PortSettings(0.1 + 0.2), read.Inventory.FindAdapter("a-nic")!.Port);
    }

    [Theory]
    [InlineData("\"sourceProvider\"", "\"provider\"", "$")]
    [InlineData("\"Adapter\"", "\"Adaptor\"", "$.samples[0].kind")]
    [InlineData("T08:00:00Z\",\n      \"sent\"", "T07:00:00Z\",\n      \"sent\"", "$.samples[0].end")]
    public void A_snapshot_with_a_fault_is_refused(string right, string wrong, string path)
    {
        using TemporaryFolder folder = new();
        SimulationDocuments documents = new();
        documents.WriteSnapshot(folder.At("s.json"), Snapshot(Sample(TrafficKind.Adapter, "a-nic", null, 1, 1)));
        string text = File.ReadAllText(folder.At("s.json")).Replace("\r\n", "\n");
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(folder.At("s.json"), text.Replace(right, wrong));
        Assert.Equal(path, documents.ReadSnapshot(folder.At("s.json")).Problems[0].Path);
    }

    private static object Figures(TrafficSample one) => (
        (one.Kind, one.SubjectId, one.RemoteId, one.Start, one.End, one.Source),
        (one.SentBytes, one.ReceivedBytes, one.Quality, one.PairCoverage));

    private static FabricSnapshot Snapshot(params TrafficSample[] samples) =>
        new(Crowded().Inventory, samples, "Simulation");

    private static TrafficSample Sample(
        TrafficKind kind, string subject, string? remote, double sentM, double receivedM, int endMinute = 0) =>
        new(
            kind,
            subject,
            Start.AddMinutes(endMinute - 1),
            Start.AddMinutes(endMinute),
            sentM * M * 60 / 8,
            receivedM * M * 60 / 8,
            "test") { RemoteId = remote };

    private static TrafficSample[] SamplesOf(SimulationProvider source)
    {
        MeterReading before = source.ReadMeters(CancellationToken.None);
        source.Clock.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
        return source.ReadMeters(CancellationToken.None).Counters.Zip(before.Counters, (now, then) =>
            new TrafficSample(
                now.Kind,
                now.SubjectId,
                then.Time,
                now.Time,
                now.SentBytes - then.SentBytes,
                now.ReceivedBytes - then.ReceivedBytes,
                now.Source) { RemoteId = now.RemoteId, PairCoverage = now.PairCoverage }).ToArray();
    }

    private static IEnumerable<(string From, string To, double RateM)> Offered(SnapshotProvider copy) =>
        copy.ReadFlows(CancellationToken.None).Select(
            flow => (flow.SourceId, flow.TargetId, Math.Round(flow.OfferedBitsPerSecond / M, 6)));
}
