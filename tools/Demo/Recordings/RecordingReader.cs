using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NetUtil.Demo.Traffic;

namespace NetUtil.Demo.Recordings;

/// <summary>Reads the recording of an application: the pods' rates each minute and the calls between
/// them.</summary>
internal static class RecordingReader
{
    private const string MetricsEnding = "pod_metrics.csv.gz";
    private const string CallsEnding = "calls_per_minute.csv.gz";
    private const long LongestSeconds = 14 * 86400;

    /// <summary>Reads a recording.</summary>
    /// <param name="folder">The folder with its files.</param>
    /// <param name="application">Which application.</param>
    /// <exception cref="DemoException">A file is missing, there is more than one, or a value is
    /// wrong.</exception>
    internal static ApplicationTraffic Read(string folder, RecordedApplication application)
    {
        RecordingTally tally = new();
        Dictionary<string, List<PodSample>> pods = ReadPods(FileOf(folder, application, MetricsEnding), tally);
        List<ServiceCalls> calls = ReadCalls(FileOf(folder, application, CallsEnding));
        calls.AddRange(CallsOfEntry(application, pods));
        Straighten(pods, tally);
        return new ApplicationTraffic(application.Name, Rates(pods, tally), calls, tally.Notes());
    }

    private static string FileOf(string folder, RecordedApplication application, string ending)
    {
        string pattern = $"{application.FilePrefix}_*_{ending}";
        string[] files = Directory.Exists(folder)
            ? Directory.GetFiles(folder, pattern)
            : throw new DemoException($"There is no folder '{folder}'.");
        return files.Length switch
        {
            1 => files[0],
            0 => throw new DemoException($"'{folder}' has no file '{pattern}'."),
            _ => throw new DemoException($"'{folder}' has {files.Length} files '{pattern}'; expected one."),
        };
    }

    // Every service of the recordings has one pod, so a service stands for its pod.
    private static Dictionary<string, List<PodSample>> ReadPods(string path, RecordingTally tally)
    {
        Dictionary<string, List<PodSample>> pods = new(StringComparer.Ordinal);
        foreach (CsvRow row in CsvTable.Read(
            path, "ts", "service", "net_rx_bytes", "net_tx_bytes", "workload_ops"))
        {
            tally.Rows++;
            string service = row.Text("service");
            if (!pods.TryGetValue(service, out List<PodSample>? samples))
            {
                pods.Add(service, samples = []);
            }

            double time = row.Number("ts");
            if (time != Math.Floor(time) || time < 0 || time > uint.MaxValue)
            {
                throw row.Wrong("ts", "Unix seconds", row.Text("ts"));
            }

            samples.Add(new PodSample(
                (long)time,
                row.NumberOrNull("net_tx_bytes"),
                row.NumberOrNull("net_rx_bytes"),
                row.NumberOrNull("workload_ops")));
        }

        return pods.Count > 0 ? pods : throw new DemoException($"'{path}' has no row.");
    }

    private static List<ServiceCalls> ReadCalls(string path)
    {
        HashSet<string> minutes = new(StringComparer.Ordinal);
        Dictionary<(string Caller, string Callee), double> counts = [];
        foreach (CsvRow row in CsvTable.Read(path, "minute_ts", "caller", "callee", "calls"))
        {
            double calls = row.Number("calls");
            if (!(calls >= 0) || double.IsInfinity(calls))
            {
                throw row.Wrong("calls", "a number of calls", row.Text("calls"));
            }

            minutes.Add(row.Text("minute_ts"));
            (string, string) pair = (row.Text("caller"), row.Text("callee"));
            counts[pair] = counts.GetValueOrDefault(pair) + calls;
        }

        return
        [
            .. counts
                .Where(pair => pair.Value > 0)
                .OrderBy(pair => pair.Key.Caller, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Callee, StringComparer.Ordinal)
                .Select(pair => new ServiceCalls(pair.Key.Caller, pair.Key.Callee, pair.Value / minutes.Count)),
        ];
    }

    private static IEnumerable<ServiceCalls> CallsOfEntry(
        RecordedApplication application, Dictionary<string, List<PodSample>> pods)
    {
        if (!pods.TryGetValue(application.Entry, out List<PodSample>? samples))
        {
            throw new DemoException($"The recording of {application.Name} has no service '{application.Entry}'.");
        }

        double perMinute = 60 * samples
            .Select(sample => sample.RequestsPerSecond ?? 0)
            .Where(requests => requests >= 0)
            .DefaultIfEmpty(0)
            .Average();
        if (perMinute <= 0)
        {
            yield break;
        }

        yield return new ServiceCalls(ServiceCalls.Users, application.Entry, perMinute);
        if (application.BehindEntry is string behind)
        {
            yield return new ServiceCalls(application.Entry, behind, perMinute);
        }
    }

    private static void Straighten(Dictionary<string, List<PodSample>> pods, RecordingTally tally)
    {
        IReadOnlyDictionary<string, long> shifts = ClockShift.Of(
            pods.ToDictionary(pod => pod.Key, pod => pod.Value.Min(sample => sample.UnixSeconds)));
        foreach (string pod in pods.Keys.Order(StringComparer.Ordinal))
        {
            List<PodSample> samples = pods[pod];
            tally.OutOfOrder += samples
                .Zip(samples.Skip(1))
                .Count(two => two.Second.UnixSeconds < two.First.UnixSeconds);
            if (shifts[pod] != 0)
            {
                tally.Shifted(pod, shifts[pod]);
                pods[pod] = [.. samples.Select(one => one with { UnixSeconds = one.UnixSeconds - shifts[pod] })];
            }
        }
    }

    private static ServiceRates[] Rates(Dictionary<string, List<PodSample>> pods, RecordingTally tally)
    {
        long start = pods.Values.Min(samples => samples.Min(sample => sample.UnixSeconds));
        long end = pods.Values.Max(samples => samples.Max(sample => sample.UnixSeconds));
        if (end - start > LongestSeconds)
        {
            throw new DemoException(string.Create(
                CultureInfo.InvariantCulture,
                $"The recording's times span {(end - start) / 86400d:0.0} days; expected at most two weeks."));
        }

        int minutes = MinuteGrid.MinuteOf(start, end) + 1;
        return
        [
            .. pods.OrderBy(pod => pod.Key, StringComparer.Ordinal).Select(pod => new ServiceRates(
                pod.Key,
                MinuteGrid.Fill(pod.Value.Select(one => (At(one), one.SentBytesPerSecond)), minutes, tally),
                MinuteGrid.Fill(pod.Value.Select(one => (At(one), one.ReceivedBytesPerSecond)), minutes, tally))),
        ];

        int At(PodSample sample) => MinuteGrid.MinuteOf(start, sample.UnixSeconds);
    }
}
