using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace NetUtil.Bench.Forecast;

/// <summary>Recorded traffic, as if groups of its VMs each lay on one host.</summary>
internal static class RecordedLoads
{
    /// <summary>The recordings that a folder has.</summary>
    public static IEnumerable<UplinkLoads> In(string folder)
    {
        string rnd = Path.Combine(folder, "bitbrains-rnd", "2013-08_10days_300vms.csv.gz");
        if (File.Exists(rnd))
        {
            // Rates in kB/s over the 5 minutes before; files are numbered, and every fourth VM is a group.
            UplinkLoads[] groups = Read(rnd, "Bitbrains", "vm", "ts", "net_tx_kbps", 300, 8e3, 0, 4);
            foreach (UplinkLoads group in groups)
            {
                yield return group;
            }
        }

        foreach (string app in new[] { "online-boutique_2022-08-22", "train-ticket_2023-01-29" })
        {
            string pods = Path.Combine(folder, "microservice-apps", app + "_pod_metrics.csv.gz");
            if (File.Exists(pods))
            {
                // One pod's clock is 200,000,000 s ahead, as the recording's notes say.
                yield return Read(
                    pods, app[..app.IndexOf('_', StringComparison.Ordinal)], "pod", "ts", "net_tx_bytes", 60, 8, 200_000_000, 1)[0];
            }
        }
    }

    private static UplinkLoads[] Read(
        string path,
        string name,
        string machineColumn,
        string timeColumn,
        string rateColumn,
        int stepSeconds,
        double unit,
        long clockAhead,
        int groups)
    {
        Dictionary<string, Dictionary<long, double>> rates = [];
        using (GZipStream stream = new(File.OpenRead(path), CompressionMode.Decompress))
        using (StreamReader reader = new(stream))
        {
            string[] header = reader.ReadLine()!.Split(',');
            int machine = Array.IndexOf(header, machineColumn);
            int time = Array.IndexOf(header, timeColumn);
            int rate = Array.IndexOf(header, rateColumn);
            while (reader.ReadLine() is string line)
            {
                string[] cells = line.Split(',');
                if (double.TryParse(cells[rate], CultureInfo.InvariantCulture, out double sent))
                {
                    long seconds = long.Parse(cells[time], CultureInfo.InvariantCulture);
                    seconds -= clockAhead > 0 && seconds > 1_800_000_000 ? clockAhead : 0;
                    if (!rates.TryGetValue(cells[machine], out Dictionary<long, double>? series))
                    {
                        rates.Add(cells[machine], series = []);
                    }

                    series[(long)Math.Round(seconds / (double)stepSeconds)] = sent * unit;
                }
            }
        }

        long first = rates.Values.Min(series => series.Keys.Min());
        long last = rates.Values.Max(series => series.Keys.Max());
        string[] names = [.. rates.Keys.Order(StringComparer.Ordinal)];
        return [.. Enumerable.Range(0, groups).Select(group => new UplinkLoads(
            groups > 1 ? $"{name}, group {group + 1}" : name,
            DateTimeOffset.FromUnixTimeSeconds((first - 1) * stepSeconds),
            TimeSpan.FromSeconds(stepSeconds),
            [.. names.Where((_, i) => i % groups == group).Select(one => SeriesOf(rates[one], first, last))]))];
    }

    private static double[] SeriesOf(Dictionary<long, double> rates, long first, long last) =>
        [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => rates.GetValueOrDefault(first + i, double.NaN))];
}
