using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using NetUtil.Core.Import;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Storage;

namespace NetUtil.Bench;

/// <summary>Imports large files. The plain work is a pass over the file's lines with a StreamReader.</summary>
/// <remarks>The size is 1000 MB, or what NETUTIL_BENCH_MB says. Three files: a log of a host whose adapters are
/// logged with all twenty counters of their set, one of nothing but the two counters that are used, and a plain
/// CSV. Each is read once without keeping anything and once into a store; both in one run with the plain
/// pass.</remarks>
internal sealed class ImportBench : IBench
{
    private const int Adapters = 100;
    private const string SizeVariable = "NETUTIL_BENCH_MB";

    private static readonly string[] s_counters =
    [
        "Bytes Sent/sec", "Bytes Received/sec", "Bytes/sec", "Packets Sent/sec", "Packets Received/sec",
        "Packets/sec", "Dropped Packets Incoming/sec", "Dropped Packets Outgoing/sec", "Directed Packets Sent/sec",
        "Directed Packets Received/sec", "Broadcast Packets Sent/sec", "Broadcast Packets Received/sec",
        "Multicast Packets Sent/sec", "Multicast Packets Received/sec", "Extensions Dropped Packets Incoming/sec",
        "Extensions Dropped Packets Outgoing/sec", "IPsec offload Bytes Receive/sec",
        "IPsec offload Bytes Sent/sec", "Packets In Flight", "Send Packets Queued",
    ];

    private static readonly DateTimeOffset s_now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Guid[] s_ids = [.. Enumerable.Range(1, Adapters).Select(Id)];

    /// <inheritdoc/>
    public string Name => "import";

    /// <inheritdoc/>
    public string Summary => $"Imports 1000 MB files ({SizeVariable} says other MB) against reading their lines.";

    /// <inheritdoc/>
    public void Run(TextWriter output, CancellationToken stopToken)
    {
        long bytes = 1_000_000 * long.Parse(
            Environment.GetEnvironmentVariable(SizeVariable) ?? "1000", CultureInfo.InvariantCulture);
        string folder = Directory.CreateTempSubdirectory("netutil-bench-").FullName;
        try
        {
            Measure(output, folder, "log, all counters", file => WriteLog(file, bytes, s_counters), stopToken);
            Measure(output, folder, "log, two counters", file => WriteLog(file, bytes, s_counters[..2]), stopToken);
            Measure(output, folder, "plain CSV", file => WritePlain(file, bytes), stopToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(
        TextWriter output, string folder, string what, Action<string> write, CancellationToken stopToken)
    {
        string file = Path.Combine(folder, "file.csv");
        write(file);
        long samples = 0;
        PairedTiming reading = PairedTiming.Of(
            () => samples = Read(file, one => one.Count(), stopToken), () => PassOver(file), pairs: 3);
        output.WriteLine(FormattableString.Invariant($"{what}: {new FileInfo(file).Length / 1e6:0} MB, ")
            + FormattableString.Invariant($"{samples} samples"));
        output.WriteLine($"  read only        {reading}");
        int run = 0;
        PairedTiming keeping = PairedTiming.Of(
            () => Keep(file, Path.Combine(folder, "store" + run++), stopToken), () => PassOver(file), pairs: 1);
        output.WriteLine($"  into a new store {keeping}");
        output.WriteLine(FormattableString.Invariant($"  {PeakMegabytes(file, stopToken):0} MB of memory above the start ")
            + "at most while reading");
        File.Delete(file);
    }

    private static long Read(
        string file, Func<IEnumerable<TrafficSample>, long> take, CancellationToken stopToken)
    {
        using FileStream stream = new(
            file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        using StatisticImport import = new(stream, "file.csv", Fabric(), new ImportOptions(s_now));
        long taken = take(import.Samples(stopToken));
        return import.Report.Refusal is ImportRefusal refusal
            ? throw new InvalidOperationException(refusal.ToString())
            : taken;
    }

    private static void Keep(string file, string folder, CancellationToken stopToken)
    {
        using (IStateStore store = new StorageEntry().OpenStore(folder, StoreAccess.Write))
        {
            Read(file, one => store.Statistics.AddMany("bench", one, null, stopToken).Added, stopToken);
        }

        Directory.Delete(folder, recursive: true);
    }

    // What is alive after a collection, looked at now and then: what grows with the file would show.
    private static double PeakMegabytes(string file, CancellationToken stopToken)
    {
        long start = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        long seen = 0;
        Read(
            file,
            samples =>
            {
                foreach (TrafficSample _ in samples)
                {
                    if (++seen % 1_000_000 == 1)
                    {
                        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - start);
                    }
                }

                return seen;
            },
            stopToken);
        return most / 1e6;
    }

    private static void PassOver(string file)
    {
        using StreamReader reader = new(file);
        while (reader.ReadLine() is not null)
        {
        }
    }

    private static void WriteLog(string file, long bytes, string[] counters)
    {
        using StreamWriter writer = new(file) { NewLine = "\r\n" };
        writer.Write("\"(PDH-CSV 4.0) (Coordinated Universal Time)(0)\"");
        for (int adapter = 0; adapter < Adapters; adapter++)
        {
            foreach (string counter in counters)
            {
                string instance = $"vm-{adapter}_Network Adapter_{s_ids[adapter]}--{s_ids[adapter]}";
                writer.Write($",\"\\\\HV01\\Hyper-V Virtual Network Adapter({instance})\\{counter}\"");
            }
        }

        writer.WriteLine();
        Random chance = new(1);
        DateTime time = new(2024, 1, 1);
        StringBuilder row = new();
        for (long written = 0; written < bytes; written += row.Length + 2)
        {
            row.Clear().Append('"').Append(time.ToString("MM/dd/yyyy HH:mm:ss.fff", CultureInfo.InvariantCulture));
            for (int cell = 0; cell < Adapters * counters.Length; cell++)
            {
                row.Append("\",\"").Append(chance.Next(4) == 0 ? "0" : Value(chance));
            }

            writer.WriteLine(row.Append('"'));
            time = time.AddSeconds(15);
        }
    }

    private static void WritePlain(string file, long bytes)
    {
        using StreamWriter writer = new(file) { NewLine = "\n" };
        writer.WriteLine("time,subject,sent (B/s),received (B/s)");
        Random chance = new(1);
        DateTimeOffset time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (long written = 0; written < bytes; time = time.AddSeconds(15))
        {
            for (int adapter = 0; adapter < Adapters; adapter++)
            {
                string row = string.Format(
                    CultureInfo.InvariantCulture,
                    "{0:yyyy-MM-ddTHH:mm:ssZ},vm-{1},{2:0.000},{3:0.000}",
                    time,
                    adapter,
                    chance.NextDouble() * 1e7,
                    chance.NextDouble() * 1e7);
                writer.WriteLine(row);
                written += row.Length + 1;
            }
        }
    }

    // As many digits as Windows writes.
    private static string Value(Random chance) =>
        (chance.NextDouble() * 1e7).ToString("R", CultureInfo.InvariantCulture)
            + chance.Next(1000).ToString("000", CultureInfo.InvariantCulture);

    private static Guid Id(int number) => new(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    private static FabricInventory Fabric() => new(
        "bench",
        s_now,
        [new FabricHost("hv01", "HV01", [], 0, 0)],
        [.. s_ids.Select((id, index) => new VirtualMachine(
            "vm-" + index, "vm-" + index, "hv01", [new VirtualAdapter(id.ToString(), null)]))]);
}
