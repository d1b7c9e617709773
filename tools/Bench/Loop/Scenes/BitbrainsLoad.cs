using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetUtil.Demo.Recordings;

namespace NetUtil.Bench.Loop.Scenes;

/// <summary>Background load out of the recording of VMs in <c>bitbrains-rnd</c>: its busiest VMs of a night,
/// their rates multiplied, since few of them alone load a host.</summary>
internal static class BitbrainsLoad
{
    private const string FileName = "2013-08_10days_300vms.csv.gz";
    private const double BitsPerKilobyte = 8000;
    private const long SecondsPerInterval = 300;

    private static readonly DateTimeOffset s_from = new(2013, 8, 4, 23, 0, 0, TimeSpan.Zero);

    /// <summary>Reads it.</summary>
    /// <param name="folder">The recording's folder.</param>
    /// <param name="machines">How many VMs: those that moved most.</param>
    /// <param name="length">How much of it, from 23:00 on.</param>
    /// <param name="factor">What rates are multiplied by.</param>
    internal static IReadOnlyList<BackgroundSeries> Read(
        string folder, int machines, TimeSpan length, double factor)
    {
        int intervals = (int)(length.TotalSeconds / SecondsPerInterval);
        Dictionary<string, (double[] Sent, double[] Received)> rates = new(StringComparer.Ordinal);
        foreach (CsvRow row in CsvTable.Read(
            Path.Combine(folder, FileName), "vm", "ts", "net_rx_kbps", "net_tx_kbps"))
        {
            double interval = (row.Number("ts") - s_from.ToUnixTimeSeconds()) / SecondsPerInterval;
            if (interval >= 0 && interval < intervals)
            {
                string machine = row.Text("vm");
                if (!rates.TryGetValue(machine, out (double[] Sent, double[] Received) one))
                {
                    rates.Add(machine, one = (new double[intervals], new double[intervals]));
                }

                one.Sent[(int)interval] = row.Number("net_tx_kbps") * BitsPerKilobyte * factor;
                one.Received[(int)interval] = row.Number("net_rx_kbps") * BitsPerKilobyte * factor;
            }
        }

        return [.. rates
            .OrderByDescending(one => one.Value.Sent.Sum() + one.Value.Received.Sum())
            .ThenBy(one => one.Key, StringComparer.Ordinal)
            .Take(machines)
            .Select(one => new BackgroundSeries("bb-" + one.Key, one.Value.Sent, one.Value.Received))];
    }
}
