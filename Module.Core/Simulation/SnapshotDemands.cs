using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using NetUtil.Core.Model;

namespace NetUtil.Core.Simulation;

/// <summary>Turns the samples of a snapshot into demands.</summary>
/// <remarks>A pair demands what its source offered; where only the receiver is metered, what arrived. What an
/// adapter's totals show beyond its pairs goes to, or comes from, an external of its own that stands for whoever
/// it is; so totals are kept, and two VMs of one host whose traffic with each other is not known seem to use its
/// uplink.</remarks>
internal static class SnapshotDemands
{
    // Differences of totals and pairs that come from rounding to bytes alone.
    private const double SmallestBitsPerSecond = 1;

    /// <summary>Makes the definition of a copy.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="window">Samples that end within this before the newest sample count; above 0.</param>
    public static SimulationDefinition Definition(FabricSnapshot snapshot, TimeSpan window)
    {
        FabricInventory source = snapshot.Inventory;
        Dictionary<(string Subject, string? Remote), (double Sent, double Received)> rates =
            MeanRates(snapshot.Samples, window);
        Dictionary<string, ExternalPeer> externals = source.Externals
            .ToDictionary(external => external.Id, StringComparer.Ordinal);
        List<TrafficDemand> demands = new();
        Dictionary<string, double> sentTo = new(StringComparer.Ordinal);
        Dictionary<string, double> receivedFrom = new(StringComparer.Ordinal);
        foreach ((string from, string to) in Pairs(rates.Keys))
        {
            bool isSourceMetered = rates.TryGetValue((from, to), out (double Sent, double Received) atSource);
            bool isTargetMetered = rates.TryGetValue((to, from), out (double Sent, double Received) atTarget);
            double offered = isSourceMetered ? atSource.Sent : atTarget.Received;
            double arrived = isTargetMetered ? atTarget.Received : atSource.Sent;
            Add(sentTo, from, offered);
            Add(receivedFrom, to, arrived);
            AddDemand(from, to, offered);
        }

        foreach (VirtualAdapter adapter in source.VirtualMachines.SelectMany(machine => machine.Adapters))
        {
            if (rates.TryGetValue((adapter.Id, null), out (double Sent, double Received) total))
            {
                string unknown = "unknown peer of " + adapter.Id;
                AddDemand(adapter.Id, unknown, total.Sent - Of(sentTo, adapter.Id));
                AddDemand(unknown, adapter.Id, total.Received - Of(receivedFrom, adapter.Id));
            }
        }

        FabricInventory copy = new(
            CopyId(source),
            source.Time,
            source.Hosts,
            source.VirtualMachines,
            externals.Values.ToArray(),
            source.Switches,
            source.Links);
        return new SimulationDefinition(copy, demands)
        {
            PairMeteredAdapters = rates.Keys
                .Where(key => key.Remote is not null
                    && (source.FindAdapter(key.Subject) is not null || source.FindExternal(key.Subject) is not null))
                .Select(key => key.Subject)
                .Distinct(StringComparer.Ordinal)
                .ToArray(),
        };

        void AddDemand(string from, string to, double rate)
        {
            if (rate < SmallestBitsPerSecond || from == to)
            {
                return;
            }

            foreach (string end in new[] { from, to })
            {
                if (source.FindAdapter(end) is null && !externals.ContainsKey(end))
                {
                    externals.Add(end, new ExternalPeer(end, end, IPAddress.TryParse(end, out _) ? [end] : []));
                }
            }

            demands.Add(new TrafficDemand(from, to, RateSeries.Constant(rate)));
        }
    }

    private static string CopyId(FabricInventory source) => FormattableString.Invariant(
        $"{source.FabricId} (copy of {source.Time:yyyy-MM-ddTHH:mm:ssZ})");

    private static Dictionary<(string Subject, string? Remote), (double Sent, double Received)> MeanRates(
        IReadOnlyList<TrafficSample> samples, TimeSpan window)
    {
        DateTimeOffset after = samples.Count == 0 ? default : samples.Max(sample => sample.End) - window;
        return samples
            .Where(sample => sample.End > after && sample.Kind is TrafficKind.Adapter or TrafficKind.Pair)
            .GroupBy(sample => (sample.SubjectId, sample.RemoteId))
            .ToDictionary(group => group.Key, group => (
                group.Sum(one => one.SentBytes) * 8 / group.Sum(one => one.IntervalSeconds),
                group.Sum(one => one.ReceivedBytes) * 8 / group.Sum(one => one.IntervalSeconds)));
    }

    private static IReadOnlyList<(string From, string To)> Pairs(
        IEnumerable<(string Subject, string? Remote)> keys) => keys
        .Where(key => key.Remote is not null)
        .SelectMany(key => new[] { (From: key.Subject, To: key.Remote!), (From: key.Remote!, To: key.Subject) })
        .Distinct()
        .OrderBy(pair => pair.From, StringComparer.Ordinal)
        .ThenBy(pair => pair.To, StringComparer.Ordinal)
        .ToArray();

    private static void Add(Dictionary<string, double> sums, string id, double rate) =>
        sums[id] = Of(sums, id) + rate;

    private static double Of(Dictionary<string, double> sums, string id) =>
        sums.TryGetValue(id, out double sum) ? sum : 0;
}
