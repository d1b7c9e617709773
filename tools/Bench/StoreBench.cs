using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Storage;

namespace NetUtil.Bench;

/// <summary>Batch inserts of samples against a bare prepared insert of the same rows, memory while millions of
/// rows stream in, and what a roll-up leaves.</summary>
internal sealed class StoreBench : IBench
{
    private const int SeriesCount = 1000;
    private const int PairedRows = 300_000;

    private static readonly DateTimeOffset s_start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public string Name => "store";

    /// <inheritdoc/>
    public string Summary => "batch inserts against a bare prepared insert, memory of streams, roll-up and history";

    /// <inheritdoc/>
    public void Run(TextWriter output, CancellationToken stopToken)
    {
        foreach (bool byTime in new[] { true, false })
        {
            TrafficSample[] samples = [.. Samples(PairedRows, byTime)];
            Dictionary<string, int> numbers = samples
                .Select(sample => sample.SubjectId)
                .Distinct()
                .Select((id, number) => (id, number))
                .ToDictionary(one => one.id, one => one.number);
            int[] series = [.. samples.Select(sample => numbers[sample.SubjectId])];
            PairedTiming timing = PairedTiming.Of(
                () => InFolder(folder => Add(folder, samples, null, stopToken)),
                () => InFolder(folder => PlainInsert.Run(folder, samples, series, stopToken)));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  insert {PairedRows} rows of {SeriesCount} adapters, {(byTime ? "by time" : "by adapter")}: {timing}"));
        }

        foreach (int rows in new[] { 1_000_000, 10_000_000 })
        {
            InFolder(folder => MeasureMemory(output, folder, rows, stopToken));
        }

        InFolder(folder => MeasureHistory(output, folder, stopToken));
    }

    /// <summary>Samples of a minute each.</summary>
    /// <param name="count">How many.</param>
    /// <param name="byTime">True for all adapters of a minute together, false for one adapter after the
    /// other.</param>
    private static IEnumerable<TrafficSample> Samples(int count, bool byTime)
    {
        Random random = new(1);
        string[] names = [.. Enumerable.Range(0, SeriesCount).Select(
            i => i.ToString("D6", CultureInfo.InvariantCulture) + "-5f1c-4a7e-9d0b-adapter")];
        int length = Math.Max(1, count / SeriesCount);
        for (int i = 0; i < count; i++)
        {
            DateTimeOffset start = s_start.AddMinutes(byTime ? i / SeriesCount : i % length);
            string name = names[byTime ? i % SeriesCount : i / length % SeriesCount];
            double bytes = random.NextDouble() * 1e8;
            yield return new TrafficSample(
                TrafficKind.Adapter, name, start, start.AddMinutes(1), bytes, bytes / 3, "Hyper-V");
        }
    }

    private static void Add(
        string folder, IEnumerable<TrafficSample> samples, Action<SampleIntake>? report, CancellationToken stopToken)
    {
        using IStateStore store = new StorageEntry().OpenStore(folder, StoreAccess.Write);
        store.Statistics.AddMany("fabric", samples, report, stopToken);
    }

    private static void MeasureMemory(TextWriter output, string folder, int rows, CancellationToken stopToken)
    {
        long most = 0;
        int reports = 0;
        Stopwatch watch = Stopwatch.StartNew();
        Add(
            folder,
            Samples(rows, byTime: true),
            _ => most = ++reports % 20 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)) : most,
            stopToken);
        using Process self = Process.GetCurrentProcess();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  stream of {rows} rows: {rows / watch.Elapsed.TotalSeconds:0} rows/s, live heap at most "
                + $"{most / 1e6:0.0} MB, peak working set of the process so far {self.PeakWorkingSet64 / 1e6:0} MB, "
                + $"{new FileInfo(Path.Combine(folder, StoreLocation.FileName)).Length / (double)rows:0.0} bytes a row"));
    }

    // 40 days of 100 adapters, read every 5 minutes; two days stay as they are, the rest becomes minutes and
    // hours.
    private static void MeasureHistory(TextWriter output, string folder, CancellationToken stopToken)
    {
        const int Adapters = 100;
        const int Days = 40;
        Random random = new(2);
        DateTimeOffset end = s_start.AddDays(Days);
        using IStateStore store = new StorageEntry().OpenStore(folder, StoreAccess.Write);
        store.Statistics.AddMany("fabric", All(), null, stopToken);
        Stopwatch watch = Stopwatch.StartNew();
        RollUpResult result = store.Statistics.RollUp(
            "fabric", end, StatisticRetention.Default, long.MaxValue, stopToken);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  roll-up: {result.RolledSamples} samples and {result.RolledBuckets} minutes, "
                + $"{result.Work / watch.Elapsed.TotalSeconds:0} rows/s"));
        PairedTiming timing = PairedTiming.Of(
            () => Read(_ => true), () => Read(series => series.SubjectId == "adapter 7"), pairs: 3);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  history of 30 days by the hour: one of {Adapters} adapters takes {timing.PlainSeconds * 1000:0.0} ms, "
                + $"{timing.Ratio:0.000} of the time of all"));

        void Read(Predicate<StatisticSeries> wanted)
        {
            StatisticQuery query = new("fabric", end.AddDays(-30), end, StatisticResolution.Hour) { Wanted = wanted };
            _ = store.Statistics.ReadHistory(query, stopToken).Count();
        }

        IEnumerable<TrafficSample> All() =>
            from i in Enumerable.Range(0, Days * 288)
            from adapter in Enumerable.Range(0, Adapters)
            let start = s_start.AddMinutes(i * 5)
            select new TrafficSample(
                TrafficKind.Adapter,
                "adapter " + adapter,
                start,
                start.AddMinutes(5),
                random.NextDouble() * 1e9,
                random.NextDouble() * 1e9,
                "Hyper-V");
    }

    private static void InFolder(Action<string> work)
    {
        string folder = Directory.CreateTempSubdirectory("netutil-bench-").FullName;
        try
        {
            work(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
