using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using NetUtil.Tests.Engine;

namespace NetUtil.Tests.Core.Statistics;

/// <summary>Recorded traffic of real VMs, where the recordings are there.</summary>
internal static class Recording
{
    private const int MachineCount = 25;

    /// <summary>What some VMs sent, every 5 minutes for up to 10 days; empty where the recordings are not there.
    /// Unit: bit/s.</summary>
    internal static IReadOnlyList<IReadOnlyList<double>> SentBitsPerSecond()
    {
        List<List<double>> machines = [];
        string file = Path.Combine(Checkout.SharedData ?? "", "bitbrains-rnd", "2013-08_10days_300vms.csv.gz");
        if (!File.Exists(file))
        {
            return machines;
        }

        using StreamReader reader = new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        string[] header = reader.ReadLine()!.Split(',');
        int machine = Array.IndexOf(header, "vm");
        int sent = Array.IndexOf(header, "net_tx_kbps");
        string last = "";
        while (reader.ReadLine() is string line && (machines.Count <= MachineCount))
        {
            string[] cells = line.Split(',');
            if (cells[machine] != last)
            {
                last = cells[machine];
                machines.Add([]);
            }

            machines[^1].Add(double.Parse(cells[sent], CultureInfo.InvariantCulture) * 8000);
        }

        return machines.GetRange(0, MachineCount);
    }
}
