using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using NetUtil.Core.Model;

namespace NetUtil.Storage;

/// <summary>Writes adaptations as JSON and reads them back. Each kind has a name, so that a version can say which
/// one it does not know.</summary>
internal static class AdaptationText
{
    private const string Bandwidth = "bandwidth";
    private const string Migration = "migration";

    /// <summary>Writes an adaptation.</summary>
    /// <exception cref="NotSupportedException">Stores of this version do not hold its kind.</exception>
    public static (string Kind, string Text) Write(Adaptation adaptation) => adaptation switch
    {
        BandwidthAdaptation bandwidth => (Bandwidth, Json(writer =>
        {
            writer.WriteString("machineId", bandwidth.MachineId);
            writer.WriteString("machineName", bandwidth.MachineName);
            writer.WriteString("adapterId", bandwidth.AdapterId);
            WritePort(writer, "from", bandwidth.From);
            WritePort(writer, "to", bandwidth.To);
        })),
        MigrationAdaptation migration => (Migration, Json(writer =>
        {
            writer.WriteString("machineId", migration.MachineId);
            writer.WriteString("machineName", migration.MachineName);
            writer.WriteString("fromHostId", migration.FromHostId);
            writer.WriteString("fromHostName", migration.FromHostName);
            writer.WriteString("toHostId", migration.ToHostId);
            writer.WriteString("toHostName", migration.ToHostName);
        })),
        _ => throw new NotSupportedException($"A store cannot hold a {adaptation.GetType().Name} yet."),
    };

    /// <summary>Reads an adaptation.</summary>
    /// <param name="kind">Its kind as written.</param>
    /// <param name="text">Its text as written.</param>
    /// <param name="fileName">The store, for what is thrown.</param>
    /// <exception cref="NetUtil.Core.State.StoreException">The kind is unknown or the text damaged.</exception>
    public static Adaptation Read(string kind, string text, string fileName)
    {
        if (kind is not (Bandwidth or Migration))
        {
            throw StoreErrors.Unreadable(fileName, $"a change of the kind '{kind}'");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return kind == Migration ? ReadMigration(document.RootElement) : ReadBandwidth(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException or ArgumentException)
        {
            throw StoreErrors.Unreadable(fileName, $"a damaged change of the kind '{kind}'", failure);
        }
    }

    private static BandwidthAdaptation ReadBandwidth(JsonElement root) => new(
        Text(root, "machineId"),
        Text(root, "machineName"),
        Text(root, "adapterId"),
        ReadPort(root.GetProperty("from")),
        ReadPort(root.GetProperty("to")));

    private static MigrationAdaptation ReadMigration(JsonElement root) => new(
        Text(root, "machineId"),
        Text(root, "machineName"),
        Text(root, "fromHostId"),
        Text(root, "fromHostName"),
        Text(root, "toHostId"),
        Text(root, "toHostName"));

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WritePort(Utf8JsonWriter writer, string name, PortSettings port)
    {
        writer.WriteStartObject(name);
        if (port.MinimumBitsPerSecond is double minimum)
        {
            writer.WriteNumber("minimumBitsPerSecond", minimum);
        }

        if (port.MinimumWeight is int weight)
        {
            writer.WriteNumber("minimumWeight", weight);
        }

        if (port.MaximumBitsPerSecond is double maximum)
        {
            writer.WriteNumber("maximumBitsPerSecond", maximum);
        }

        writer.WriteEndObject();
    }

    private static PortSettings ReadPort(JsonElement port) => new(
        port.TryGetProperty("minimumBitsPerSecond", out JsonElement minimum) ? minimum.GetDouble() : null,
        port.TryGetProperty("minimumWeight", out JsonElement weight) ? weight.GetInt32() : null,
        port.TryGetProperty("maximumBitsPerSecond", out JsonElement maximum) ? maximum.GetDouble() : null);

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString()!;
}
