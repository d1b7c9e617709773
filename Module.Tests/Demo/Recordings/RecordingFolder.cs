using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace NetUtil.Tests.Demo.Recordings;

/// <summary>A folder with small recordings, made for one test and gone with it.</summary>
internal sealed class RecordingFolder : IDisposable
{
    internal const string MetricsHeader = "ts,pod,service,cpu_m,net_rx_bytes,net_tx_bytes,workload_ops";
    internal const string CallsHeader = "minute_ts,caller,callee,calls,duration_us_sum";

    private readonly TemporaryFolder _folder = new();

    internal string FullName => _folder.FullName;

    public void Dispose() => _folder.Dispose();

    /// <summary>A row of pod metrics.</summary>
    internal static string Row(long time, string service, double received, double sent, double requests = 0) =>
        FormattableString.Invariant($"{time},{service}-7f,{service},1.5,{received},{sent},{requests}");

    /// <summary>Writes packed pod metrics.</summary>
    internal RecordingFolder Metrics(string prefix, params IEnumerable<string> rows) =>
        Write($"{prefix}_2022-08-22_pod_metrics.csv.gz", [MetricsHeader, .. rows]);

    /// <summary>Writes packed calls.</summary>
    internal RecordingFolder Calls(string prefix, params IEnumerable<string> rows) =>
        Write($"{prefix}_2022-08-22_calls_per_minute.csv.gz", [CallsHeader, .. rows]);

    /// <summary>Writes lines to a file, packed where its name ends in .gz.</summary>
    internal RecordingFolder Write(string name, IEnumerable<string> lines)
    {
        using FileStream file = File.Create(_folder.At(name));
        using Stream packed = name.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionLevel.Fastest)
            : file;
        using StreamWriter writer = new(packed) { NewLine = "\n" };
        foreach (string line in lines)
        {
            writer.WriteLine(line);
        }

        return this;
    }

    internal string At(string name) => _folder.At(name);
}
