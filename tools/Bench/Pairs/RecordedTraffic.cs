using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Bench.Pairs;

/// <summary>Real recordings of who sends what to whom, as if every end were a VM on a host of its own.</summary>
internal static class RecordedTraffic
{
    private static readonly DateTimeOffset s_start = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads matrices: one row a step, the pairs row by row.</summary>
    /// <param name="path">A packed CSV file with one line of headers.</param>
    /// <param name="ends">How many ends there are.</param>
    /// <param name="skipped">Columns before the first pair.</param>
    /// <param name="interval">Length of a step.</param>
    /// <param name="bitsPerSecond">What 1 in the file stands for.</param>
    public static TrueTraffic Matrices(
        string path, int ends, int skipped, TimeSpan interval, double bitsPerSecond)
    {
        string[] names = [.. Enumerable.Range(1, ends).Select(i => $"n{i:00}")];
        double[][] rows = [.. Lines(path).Skip(1).Select(line => line
            .Split(',')
            .Skip(skipped)
            .Take(ends * ends)
            .Select(cell => double.Parse(cell, CultureInfo.InvariantCulture) * bitsPerSecond)
            .ToArray())];
        TrueTraffic traffic = new(Fabric(names), rows.Length, interval);
        for (int pair = 0; pair < ends * ends; pair++)
        {
            // What an end sends to itself passes no adapter.
            if (pair / ends != pair % ends)
            {
                traffic.Add(names[pair / ends], names[pair % ends], t => rows[t][pair]);
            }
        }

        return traffic;
    }

    /// <summary>Reads calls of services by minute. A call is taken for one bit a second: bytes of pairs are not
    /// recorded.</summary>
    /// <param name="path">A packed CSV file: minute_ts, caller, callee, calls and others.</param>
    /// <param name="areTold">True where specs speak of every pair that ever calls.</param>
    public static TrueTraffic Calls(string path, bool areTold)
    {
        (int Minute, string Caller, string Callee, double Calls)[] rows = [.. Lines(path).Skip(1).Select(line =>
        {
            string[] cells = line.Split(',');
            return (
                int.Parse(cells[0], CultureInfo.InvariantCulture) / 60,
                cells[1],
                cells[2],
                double.Parse(cells[3], CultureInfo.InvariantCulture));
        })];
        int[] minutes = [.. rows.Select(row => row.Minute).Distinct().Order()];
        Dictionary<int, int> steps = minutes
            .Select((minute, t) => (minute, t))
            .ToDictionary(one => one.minute, one => one.t);
        string[] names = [.. rows.SelectMany(row => new[] { row.Caller, row.Callee }).Distinct().Order()];
        TrueTraffic traffic = new(Fabric(names), minutes.Length, TimeSpan.FromMinutes(1));
        foreach ((int minute, string caller, string callee, double calls) in rows
            .Where(row => row.Caller != row.Callee))
        {
            traffic.Of(caller, callee)[steps[minute]] += calls;
            if (areTold)
            {
                traffic.Expected.Add((caller, callee));
            }
        }

        return traffic;
    }

    private static FabricInventory Fabric(string[] names) => new(
        "recorded",
        s_start,
        [.. names.Select(name => new FabricHost(
            "h-" + name,
            "h-" + name,
            [new VirtualSwitch("vswitch", new Uplink(name + "-up", [new UplinkMember("nic", 1e12)]))],
            0,
            1))],
        [.. names.Select(name => new VirtualMachine(
            name, name, "h-" + name, [new VirtualAdapter(name, "vswitch")]))],
        [new ExternalPeer(ThreeTierWorld.Outside, ThreeTierWorld.Outside)]);

    private static IEnumerable<string> Lines(string path)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is string line)
        {
            yield return line;
        }
    }
}
