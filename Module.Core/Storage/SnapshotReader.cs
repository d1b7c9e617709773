using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Reads a snapshot.</summary>
internal sealed class SnapshotReader
{
    private readonly JsonProblems _problems;

    private SnapshotReader(JsonProblems problems) => _problems = problems;

    /// <summary>Reads a whole document.</summary>
    public static DocumentResult<FabricSnapshot> ReadDocument(byte[] utf8)
    {
        JsonProblems problems = new(utf8);
        FabricSnapshot? snapshot = JsonPartReader.Read(utf8, problems) is JsonPart root
            ? new SnapshotReader(problems).Read(root)
            : null;
        return new DocumentResult<FabricSnapshot>(snapshot, problems.InOrder());
    }

    private FabricSnapshot? Read(JsonPart root)
    {
        JsonObjectReader reader = new(root, _problems);
        string provider = reader.RequiredText("sourceProvider");
        FabricInventory? fabric = reader.Require("fabric") is JsonPart part ? ReadFabric(part) : null;
        Dictionary<string, double> percentiles = new(StringComparer.Ordinal);
        foreach (JsonPart item in reader.List("sentPercentiles"))
        {
            JsonObjectReader percentile = new(item, _problems);
            percentiles[percentile.RequiredText("adapter")] = percentile.RequiredRate("rate");
            percentile.Finish();
        }

        TrafficSample[] samples =
            reader.RequiredList("samples").Select(ReadSample).OfType<TrafficSample>().ToArray();
        reader.Finish();
        return fabric is not null && _problems.AreNone
            ? new FabricSnapshot(fabric, samples, provider, percentiles)
            : null;
    }

    private FabricInventory? ReadFabric(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        FabricInventory? fabric = new InventoryReader(_problems, isStrict: false).Read(reader);
        reader.Finish();
        return fabric;
    }

    private TrafficSample? ReadSample(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        TrafficKind kind = reader.RequiredChoice<TrafficKind>("kind");
        string subject = reader.RequiredText("subject");
        string? remote = reader.Text("remote");
        DateTimeOffset start = reader.RequiredTime("start");
        DateTimeOffset end = reader.RequiredTime("end");
        double sent = reader.Number("sent", 0, double.MaxValue) ?? 0;
        double received = reader.Number("received", 0, double.MaxValue) ?? 0;
        string source = reader.RequiredText("source");
        SampleQuality quality = reader.Choice<SampleQuality>("quality") ?? SampleQuality.Good;
        PairCoverage coverage = reader.Choice<PairCoverage>("pairCoverage") ?? PairCoverage.None;
        reader.Finish();
        if (end <= start && reader.Find("end") is JsonPart place)
        {
            _problems.Add(place, "a time after 'start'", JsonValues.Found(place), advice: "swap the two");
        }

        return subject.Length == 0 || source.Length == 0 || end <= start
            ? null
            : new TrafficSample(kind, subject, start, end, sent, received, source)
            {
                RemoteId = remote,
                Quality = quality,
                PairCoverage = coverage,
            };
    }
}
