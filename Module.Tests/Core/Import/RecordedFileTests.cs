using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using NetUtil.Core.Import;
using NetUtil.Core.Model;
using NetUtil.Tests.Engine;
using Xunit;
using static NetUtil.Tests.Core.Import.ImportScene;

namespace NetUtil.Tests.Core.Import;

/// <summary>Reads recordings of real systems where they lie beside the checkout. Expected values of performance
/// logs were read from the files by hand; plain files are read once more by a few lines that do nothing but split
/// and group.</summary>
public sealed class RecordedFileTests
{
    private static readonly string? s_folder = Checkout.SharedData;

    [Theory]
    [InlineData("india_tz_logicaldisk.csv", 12)]
    [InlineData("eastern_process_memory.csv", 8)]
    [InlineData("srilanka_tz_desktop_15s.csv", 4)]
    [InlineData("russian_ansi_process_cpu_head.csv", 1104)]
    public void A_real_log_without_network_counters_says_so(string name, int counters)
    {
        if (Log(name) is not byte[] bytes)
        {
            return;
        }

        (TrafficSample[] samples, ImportReport report) = Read(bytes);
        Assert.Empty(samples);
        Assert.Equal(ImportFormat.PerformanceLog, report.Format);
        Assert.Equal(ImportProblem.NoCounter, report.Refusal!.Problem);
        Assert.Equal(counters, report.OtherCounters);
    }

    [Fact]
    public void A_real_log_in_a_code_page_is_read_in_it()
    {
        if (Log("russian_ansi_process_cpu_head.csv") is byte[] bytes)
        {
            ImportOptions options = new(Now) { Encoding = CodePage(1251) };
            Assert.Contains(
                @"\\DESKTOP-LRPVSK4\Процесс(Idle)\% загруженности процессора",
                Read(bytes, options).Report.Refusal!.Message);
        }
    }

    [Fact]
    public void The_disk_log_from_india_gives_its_rows_in_utc()
    {
        if (Log("india_tz_logicaldisk.csv") is not byte[] bytes)
        {
            return;
        }

        (TrafficSample[] samples, ImportReport report) = Read(
            bytes, Named("C:", "Avg. Disk Read Queue Length", "Avg. Disk Write Queue Length"));

        Assert.Equal((21, 20), (report.Rows, samples.Length));
        Assert.Equal(
            [(ImportDrop.NotUsed, 63), (ImportDrop.Missing, 1)], // three other disks; the first row
            report.Dropped.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(4, report.OtherCounters);
        Assert.Equal(
            (Utc("2017-09-19T04:21:39.073Z"), Utc("2017-09-19T04:21:54.050Z"), "perfmon on IMPC3116"),
            (samples[0].Start, samples[0].End, samples[0].Source));
        Assert.Equal(0.032083023520161361, samples[0].SentBytes / samples[0].IntervalSeconds, 1e-15);
        Assert.Equal(0.018815808591012426, samples[0].ReceivedBytes / samples[0].IntervalSeconds, 1e-15);
        Assert.Equal(Utc("2017-09-19T04:26:39.072Z"), samples[^1].End);
        Assert.All(samples, sample => Assert.Equal(SampleQuality.Good, sample.Quality));
    }

    [Fact]
    public void The_desktop_log_from_sri_lanka_has_no_gap()
    {
        if (Log("srilanka_tz_desktop_15s.csv") is not byte[] bytes)
        {
            return;
        }

        (TrafficSample[] samples, ImportReport report) = Read(
            bytes, Named("_Total", "% Processor Time", "% Idle Time"));

        Assert.Equal((399, 398), (report.Rows, samples.Length));
        Assert.Equal(ImportDrop.Missing, Assert.Single(report.Dropped).Key);
        Assert.Equal(Utc("2023-04-28T00:26:03.500Z"), samples[0].End);
        Assert.Equal(13.959073156484624434, samples[0].SentBytes / samples[0].IntervalSeconds, 1e-13);
        Assert.Equal(Utc("2023-04-28T02:05:23.846Z"), samples[^1].End);
        Assert.All(samples, sample => Assert.InRange(sample.IntervalSeconds, 15, 15.08));
    }

    [Fact]
    public void The_memory_log_from_the_east_coast_begins_with_values()
    {
        if (Log("eastern_process_memory.csv") is not byte[] bytes)
        {
            return;
        }

        (TrafficSample[] samples, ImportReport report) = Read(
            bytes, Named("AnyDesk", "Virtual Bytes", "Private Bytes"));

        Assert.Equal((30, 30), (report.Rows, samples.Length));
        Assert.Equal(90, report.Dropped[ImportDrop.NotUsed]);
        Assert.Equal(1, report.Mended[ImportMend.FirstInterval]);
        Assert.Equal(Utc("2021-09-16T12:01:28.780Z"), samples[0].End);
        Assert.Equal(111_489_024, samples[0].SentBytes / samples[0].IntervalSeconds, 1e-6);
        Assert.Equal(20_406_272, samples[0].ReceivedBytes / samples[0].IntervalSeconds, 1e-6);
    }

    [Theory]
    [InlineData("rnd_2013-8_20")] // 8,600 duplicate rows
    [InlineData("rnd_2013-9_50")]
    [InlineData("rnd_2013-7_212")] // 156 rows
    [InlineData("rnd_2013-7_103")] // a gap of 31 hours
    [InlineData("rnd_2013-8_384")]
    [InlineData("rnd_2013-8_440")]
    public void A_month_of_a_machine_gives_each_time_once(string name)
    {
        if (Packed("bitbrains-rnd", "verbatim", name + ".csv.gz") is not byte[] bytes)
        {
            return;
        }

        ImportOptions options = new(Now)
        {
            Columns = new()
            {
                Time = "Timestamp [ms]",
                Sent = "Network transmitted throughput [KB/s]",
                Received = "Network received throughput [KB/s]",
            },
            Unit = "kB/s",
            Subject = "old",
        };
        AssertAsGrouped(Read(bytes, options), Rows(bytes, ";\t", 0, null, 9, 10), kilo: 1000);
    }

    [Fact]
    public void Ten_days_of_three_hundred_machines_give_each_time_of_each_once()
    {
        if (Packed("bitbrains-rnd", "2013-08_10days_300vms.csv.gz") is byte[] bytes)
        {
            ImportOptions options = new(Now)
            {
                Columns = new() { Time = "ts", Subject = "vm", Sent = "net_tx_kbps", Received = "net_rx_kbps" },
                Unit = "kB/s",
            };
            IReadOnlyList<PlainRow> rows = Rows(bytes, ",", 1, 0, 9, 10);
            AssertAsGrouped(ReadAs(bytes, options, rows), rows, kilo: 1000);
        }
    }

    [Theory]
    [InlineData("online-boutique_2022-08-22_pod_metrics.csv.gz", 1209)] // all of adservice lies in 2028
    [InlineData("train-ticket_2023-01-29_pod_metrics.csv.gz", 0)]
    public void Pods_of_an_application_give_each_time_once_but_none_of_the_future(string name, int future)
    {
        if (Packed("microservice-apps", name) is byte[] bytes)
        {
            ImportOptions options = new(Now)
            {
                Columns = new()
                {
                    Time = "ts", Subject = "pod", Sent = "net_tx_bytes", Received = "net_rx_bytes",
                },
                Unit = "B/s",
            };
            PlainRow[] rows = [.. Rows(bytes, ",", 0, 1, 5, 6)];
            PlainRow[] past = [.. rows.Where(row => row.Time < Now.ToUnixTimeSeconds())];
            (TrafficSample[] samples, ImportReport report) = ReadAs(bytes, options, rows);

            Assert.Equal(future, rows.Length - past.Length);
            Assert.Equal(future, report.Dropped.GetValueOrDefault(ImportDrop.Future));
            AssertAsGrouped((samples, report), past, kilo: 1);
        }
    }

    private static void AssertAsGrouped(
        (TrafficSample[] Samples, ImportReport Report) read, IReadOnlyList<PlainRow> rows, double kilo)
    {
        (TrafficSample[] samples, ImportReport report) = read;
        Assert.Null(report.Refusal);
        Dictionary<(string Subject, long Time), PlainRow[]> groups = rows
            .GroupBy(row => (row.Subject, row.Time))
            .ToDictionary(
                group => group.Key, group => group.DistinctBy(row => (row.Sent, row.Received)).ToArray());
        long contradictory = rows.LongCount(row => groups[(row.Subject, row.Time)].Length > 1);
        int agreed = groups.Values.Count(group => group.Length == 1);
        Assert.Equal(agreed, samples.Length);
        Assert.Equal(contradictory, report.Dropped.GetValueOrDefault(ImportDrop.Contradictory));
        Assert.Equal(
            rows.Count - contradictory - agreed, report.Dropped.GetValueOrDefault(ImportDrop.Repeated));
        foreach (TrafficSample sample in samples)
        {
            string subject = groups.ContainsKey(("", sample.End.ToUnixTimeSeconds())) ? "" : sample.SubjectId;
            PlainRow row = Assert.Single(groups[(subject, sample.End.ToUnixTimeSeconds())]);
            Assert.Equal(row.Sent * kilo, sample.SentBytes / sample.IntervalSeconds, 1e-6 * (1 + row.Sent * kilo));
            Assert.Equal(
                row.Received * kilo,
                sample.ReceivedBytes / sample.IntervalSeconds,
                1e-6 * (1 + row.Received * kilo));
        }

        // No interval reaches into the one before it by more than the jitter of the collector.
        foreach (IGrouping<string, TrafficSample> series in samples.GroupBy(sample => sample.SubjectId))
        {
            Assert.All(series.Zip(series.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.End));
        }
    }

    private static ImportOptions Named(string instance, string sent, string received) => new(Now)
    {
        Columns = new() { Sent = sent, Received = received },
        Map = name => name == instance ? "up2" : null,
    };

    private static (TrafficSample[] Samples, ImportReport Report) ReadAs(
        byte[] bytes, ImportOptions options, IReadOnlyList<PlainRow> rows)
    {
        FabricInventory fabric = new(
            "recorded",
            Now,
            [new FabricHost("h", "H", [], 0, 0)],
            [.. rows.Select(row => row.Subject).Distinct().Select(name =>
                new VirtualMachine("vm-" + name, "vm-" + name, "h", [new VirtualAdapter(name, null)]))]);
        using StatisticImport import = new(new MemoryStream(bytes), "recorded.csv", fabric, options);
        TrafficSample[] samples = [.. import.Samples(CancellationToken.None)];
        return (samples, import.Report);
    }

    private static IReadOnlyList<PlainRow> Rows(
        byte[] packed, string separator, int time, int? subject, int received, int sent)
    {
        using StreamReader reader = new(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
        reader.ReadLine();
        List<PlainRow> rows = [];
        while (reader.ReadLine() is string line)
        {
            string[] cells = line.Split(separator);
            rows.Add(new PlainRow(
                subject is int column ? cells[column] : "",
                long.Parse(cells[time], CultureInfo.InvariantCulture),
                double.Parse(cells[sent], CultureInfo.InvariantCulture),
                double.Parse(cells[received], CultureInfo.InvariantCulture)));
        }

        return rows;
    }

    private static byte[]? Log(string name) => Packed("windows-formats", "pdh-csv", name);

    private static byte[]? Packed(params string[] path) =>
        s_folder is not null && File.Exists(System.IO.Path.Combine([s_folder, .. path]))
            ? File.ReadAllBytes(System.IO.Path.Combine([s_folder, .. path]))
            : null;

    private sealed record PlainRow(string Subject, long Time, double Sent, double Received);
}
