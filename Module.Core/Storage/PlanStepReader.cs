using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Storage;

/// <summary>Reads the steps of a plan.</summary>
internal sealed class PlanStepReader
{
    private readonly JsonProblems _problems;

    public PlanStepReader(JsonProblems problems) => _problems = problems;

    /// <summary>Reads the steps; their numbers rise, and each depends on earlier ones only.</summary>
    public PlanStep[] Read(IReadOnlyList<JsonPart> parts)
    {
        List<PlanStep> steps = new();
        foreach (JsonPart part in parts)
        {
            if (ReadStep(part, steps) is PlanStep step)
            {
                steps.Add(step);
            }
        }

        return steps.ToArray();
    }

    private PlanStep? ReadStep(JsonPart part, IReadOnlyList<PlanStep> earlier)
    {
        JsonObjectReader reader = new(part, _problems);
        int last = earlier.Count == 0 ? 0 : earlier[earlier.Count - 1].Number;
        int number = reader.Require("number") is null ? 0 : (int)(reader.Integer("number", last + 1, int.MaxValue) ?? 0);
        string host = reader.RequiredText("host");
        int wave = (int)(reader.Integer("wave", 1, int.MaxValue) ?? 1);
        string reason = reader.RequiredText("reason");
        int[] needs = reader.List("dependsOn").Select(item => NumberOf(item, earlier)).ToArray();
        Adaptation? adaptation = ReadAdaptation(part, reader);
        MoveCost? cost = reader.Find("cost") is JsonPart costs ? ReadCost(costs) : null;
        reader.Finish();
        return number == 0 || host.Length == 0 || reason.Length == 0 || adaptation is null
            ? null
            : new PlanStep(number, adaptation, host, reason) { Wave = wave, DependsOn = needs, Cost = cost };
    }

    private int NumberOf(JsonPart item, IReadOnlyList<PlanStep> earlier)
    {
        if (int.TryParse(item.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && item.Kind == JsonElementKind.Number && earlier.Any(step => step.Number == number))
        {
            return number;
        }

        _problems.Add(
            item,
            "the number of an earlier step",
            JsonValues.Found(item),
            advice: "a step depends on steps before it; take a step out with those that depend on it");
        return 0;
    }

    private Adaptation? ReadAdaptation(JsonPart step, JsonObjectReader reader)
    {
        JsonPart? bandwidth = reader.Find("bandwidth");
        JsonPart? move = reader.Find("move");
        if (bandwidth is null == move is null)
        {
            _problems.Add(
                step, "'bandwidth' or 'move'", move is null ? "neither" : "both", advice: "a step is one change");
            return null;
        }

        return move is null ? ReadBandwidth(bandwidth!) : ReadMove(move);
    }

    private BandwidthAdaptation? ReadBandwidth(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string name = reader.RequiredText("vm");
        string id = reader.RequiredText("vmId");
        string adapter = reader.RequiredText("adapter");
        PortSettings? from = reader.Require("from") is JsonPart before ? ReadPort(before) : null;
        PortSettings? to = reader.Require("to") is JsonPart after ? ReadPort(after) : null;
        reader.Finish();
        return from is null || to is null || Math.Min(name.Length, Math.Min(id.Length, adapter.Length)) == 0
            ? null
            : new BandwidthAdaptation(id, name, adapter, from, to);
    }

    private MigrationAdaptation? ReadMove(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string[] texts = new[] { "vmId", "vm", "fromId", "from", "toId", "to" }
            .Select(reader.RequiredText)
            .ToArray();
        reader.Finish();
        if (texts[2].Length > 0 && texts[2] == texts[4])
        {
            _problems.Add(
                reader.Find("toId")!, "another host than the VM lies on", $"'{texts[4]}'", advice: "take the step out");
            return null;
        }

        return texts.Any(text => text.Length == 0)
            ? null
            : new MigrationAdaptation(texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]);
    }

    private PortSettings ReadPort(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        PortSettings port = PortReader.Read(reader, _problems);
        reader.Finish();
        return port;
    }

    private MoveCost? ReadCost(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        double? bytes = reader.Require("bytes") is null ? null : reader.Number("bytes", 0, double.MaxValue);
        double? rate = reader.Require("rate") is null ? null : reader.Number("rate", double.Epsilon, double.MaxValue);
        reader.Finish();
        return bytes is double known && rate is double speed ? MoveCost.Known(known, speed) : null;
    }
}
