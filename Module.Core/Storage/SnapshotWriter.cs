using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Writes a snapshot, so that it reads back the same.</summary>
internal static class SnapshotWriter
{
    public static void Write(Utf8JsonWriter writer, FabricSnapshot snapshot)
    {
        writer.WriteStartObject();
        writer.WriteString("sourceProvider", snapshot.SourceProvider);
        writer.WriteStartObject("fabric");
        InventoryWriter.Write(writer, snapshot.Inventory, []);
        writer.WriteEndObject();
        InventoryWriter.WriteList(
            writer,
            "sentPercentiles",
            snapshot.SentPercentiles.OrderBy(one => one.Key, StringComparer.Ordinal).ToArray(),
            WritePercentile);
        InventoryWriter.WriteList(writer, "samples", snapshot.Samples, WriteSample, isRequired: true);
        writer.WriteEndObject();
    }

    private static void WritePercentile(Utf8JsonWriter writer, KeyValuePair<string, double> percentile)
    {
        writer.WriteString("adapter", percentile.Key);
        writer.WriteNumber("rate", percentile.Value);
    }

    private static void WriteSample(Utf8JsonWriter writer, TrafficSample sample)
    {
        writer.WriteString("kind", sample.Kind.ToString());
        writer.WriteString("subject", sample.SubjectId);
        if (sample.RemoteId is not null)
        {
            writer.WriteString("remote", sample.RemoteId);
        }

        writer.WriteString("start", InventoryWriter.Time(sample.Start));
        writer.WriteString("end", InventoryWriter.Time(sample.End));
        writer.WriteNumber("sent", sample.SentBytes);
        writer.WriteNumber("received", sample.ReceivedBytes);
        writer.WriteString("source", sample.Source);
        writer.WriteString("quality", sample.Quality.ToString());
        writer.WriteString("pairCoverage", sample.PairCoverage.ToString());
    }
}
