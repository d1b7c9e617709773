using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Bench.Pairs;

/// <summary>What meters of adapters and uplinks tell of true traffic: totals, and no pair. Meters are read one
/// after the other, not quite at the same time, and now and then a reading is missed.</summary>
internal static class MeteredTotals
{
    // Of an interval: 5 s of five minutes.
    private const double LateFraction = 1 / 60d;
    private const double MissedShare = 0.005;

    /// <summary>Makes samples, the oldest first.</summary>
    /// <param name="traffic">The truth.</param>
    /// <param name="seed">Decides what is late and missed.</param>
    public static TrafficSample[] Read(TrueTraffic traffic, int seed)
    {
        Dictionary<(TrafficKind Kind, string Id), (double[] Sent, double[] Received)> totals = [];
        foreach (VirtualAdapter adapter in traffic.Fabric.VirtualMachines.SelectMany(machine => machine.Adapters))
        {
            totals[(TrafficKind.Adapter, adapter.Id)] = (new double[traffic.Steps], new double[traffic.Steps]);
        }

        foreach (string uplink in traffic.Fabric.Hosts
            .SelectMany(host => host.Switches)
            .Select(one => one.Uplink!.Id))
        {
            totals[(TrafficKind.Uplink, uplink)] = (new double[traffic.Steps], new double[traffic.Steps]);
        }

        foreach (((string source, string target), double[] rates) in traffic.Rates)
        {
            AddTo(totals, (TrafficKind.Adapter, source), rates, isSent: true);
            AddTo(totals, (TrafficKind.Adapter, target), rates, isSent: false);
            foreach (RouteStep step in traffic.Fabric.Routes.Between(source, target)
                .Where(step => step.Kind == RouteStepKind.Uplink))
            {
                AddTo(totals, (TrafficKind.Uplink, step.Id), rates, step.Direction == RouteDirection.Out);
            }
        }

        Chance chance = new(seed);
        return [.. totals
            .OrderBy(total => total.Key)
            .SelectMany(total => Read(traffic, total.Key, total.Value, chance))
            .OrderBy(sample => sample.End)];
    }

    private static IEnumerable<TrafficSample> Read(
        TrueTraffic traffic,
        (TrafficKind Kind, string Id) subject,
        (double[] Sent, double[] Received) rates,
        Chance chance)
    {
        double length = traffic.Interval.TotalSeconds;
        double from = 0;
        for (int t = 0; t < traffic.Steps; t++)
        {
            // The newest reading is there: a verdict is asked for once it is.
            bool isLast = t == traffic.Steps - 1;
            double to = isLast ? length * traffic.Steps : length * (t + 1 - chance.Between(0, LateFraction));
            if (isLast || !chance.Happens(MissedShare))
            {
                yield return new TrafficSample(
                    subject.Kind,
                    subject.Id,
                    traffic.Fabric.Time.AddSeconds(from),
                    traffic.Fabric.Time.AddSeconds(to),
                    Bytes(rates.Sent, from, to, length),
                    Bytes(rates.Received, from, to, length),
                    "bench");
                from = to;
            }
        }
    }

    // Within an interval the rate is taken as steady.
    private static double Bytes(double[] rates, double from, double to, double length)
    {
        double bits = 0;
        for (int t = (int)(from / length); t < rates.Length && t * length < to; t++)
        {
            bits += rates[t] * (Math.Min(to, (t + 1) * length) - Math.Max(from, t * length));
        }

        return bits / 8;
    }

    private static void AddTo(
        Dictionary<(TrafficKind Kind, string Id), (double[] Sent, double[] Received)> totals,
        (TrafficKind Kind, string Id) key,
        double[] rates,
        bool isSent)
    {
        // Externals have no meter.
        if (totals.TryGetValue(key, out (double[] Sent, double[] Received) series))
        {
            double[] sums = isSent ? series.Sent : series.Received;
            for (int t = 0; t < rates.Length; t++)
            {
                sums[t] += rates[t];
            }
        }
    }
}
