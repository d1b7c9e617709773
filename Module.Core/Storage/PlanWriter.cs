using System;
using System.Collections.Generic;
using System.Text.Json;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Storage;

/// <summary>Writes a plan, so that it reads back the same.</summary>
internal static class PlanWriter
{
    /// <summary>The format that this assembly writes.</summary>
    public const int Version = 1;

    /// <summary>What tells the document from others.</summary>
    public const string Kind = "NetUtil plan";

    /// <summary>Writes a plan as one object.</summary>
    public static void Write(Utf8JsonWriter writer, RebalancePlan plan)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Kind);
        writer.WriteNumber("version", Version);
        writer.WriteString("id", plan.PlanId);
        writer.WriteString("fabric", plan.FabricId);
        writer.WriteString("time", InventoryWriter.Time(plan.Time));
        InventoryWriter.WriteList(writer, "steps", plan.Steps, WriteStep, isRequired: true);
        InventoryWriter.WriteList(writer, "unmet", plan.Unmet, (to, unmet) =>
        {
            to.WriteString("requirement", unmet.Requirement);
            WriteTexts(to, "obstacles", unmet.Obstacles);
        });
        WriteTexts(writer, "notes", plan.Notes);
        WriteTexts(writer, "waiting", plan.Waiting);
        writer.WriteNumber("shortfallBefore", plan.ShortfallBefore);
        writer.WriteNumber("shortfallAfter", plan.ShortfallAfter);
        writer.WriteNumber("lowerBound", plan.LowerBound);
        writer.WriteNumber("leastMoves", plan.LeastMoves);
        writer.WriteString("stopReason", plan.StopReason.ToString());
        writer.WriteNumber("stepsSpent", plan.StepsSpent);
        InventoryWriter.WriteList(writer, "before", plan.Before, VerdictWriter.Write);
        InventoryWriter.WriteList(writer, "after", plan.After, VerdictWriter.Write);
        writer.WriteEndObject();
    }

    /// <summary>Writes texts as a list; nothing where there is none.</summary>
    public static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            writer.WriteStartArray(name);
            foreach (string text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteStep(Utf8JsonWriter writer, PlanStep step)
    {
        writer.WriteNumber("number", step.Number);
        writer.WriteString("host", step.HostName);
        writer.WriteNumber("wave", step.Wave);
        if (step.DependsOn.Count > 0)
        {
            writer.WriteStartArray("dependsOn");
            foreach (int number in step.DependsOn)
            {
                writer.WriteNumberValue(number);
            }

            writer.WriteEndArray();
        }

        WriteAdaptation(writer, step.Adaptation);
        if (step.Cost is MoveCost cost)
        {
            writer.WriteStartObject("cost");
            writer.WriteNumber("bytes", cost.Bytes);
            writer.WriteNumber("rate", cost.BitsPerSecond);
            writer.WriteEndObject();
        }

        writer.WriteString("reason", step.Reason);
    }

    private static void WriteAdaptation(Utf8JsonWriter writer, Adaptation adaptation)
    {
        writer.WriteStartObject(adaptation is MigrationAdaptation ? "move" : "bandwidth");
        writer.WriteString("vm", adaptation.MachineName);
        writer.WriteString("vmId", adaptation.MachineId);
        switch (adaptation)
        {
            case BandwidthAdaptation change:
                writer.WriteString("adapter", change.AdapterId);
                WritePort(writer, "from", change.From);
                WritePort(writer, "to", change.To);
                break;
            case MigrationAdaptation move:
                writer.WriteString("from", move.FromHostName);
                writer.WriteString("fromId", move.FromHostId);
                writer.WriteString("to", move.ToHostName);
                writer.WriteString("toId", move.ToHostId);
                break;
            default:
                throw new NotSupportedException(
                    $"A plan file cannot hold a {adaptation.GetType().Name} yet.");
        }

        writer.WriteEndObject();
    }

    private static void WritePort(Utf8JsonWriter writer, string name, PortSettings port)
    {
        writer.WriteStartObject(name);
        InventoryWriter.WritePort(writer, port);
        writer.WriteEndObject();
    }
}
