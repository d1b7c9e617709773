using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Writes the definition of a simulated fabric, so that it reads back the same. Rates are numbers of
/// bit/s, memory is a number of bytes.</summary>
internal static class DefinitionWriter
{
    /// <summary>Writes the properties into the object that is open.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="definition">The definition.</param>
    /// <param name="demandsJson">The demands as <see cref="WriteDemands"/> writes them, where they were written
    /// before; null to write them.</param>
    public static void Write(Utf8JsonWriter writer, SimulationDefinition definition, byte[]? demandsJson = null)
    {
        InventoryWriter.Write(writer, definition.Inventory, definition.PairMeteredAdapters);
        writer.WriteNumber("seed", definition.Seed);
        writer.WriteString("stepLength", Duration(definition.StepLength));
        writer.WritePropertyName("demands");
        if (demandsJson is null)
        {
            WriteDemands(writer, definition);
        }
        else
        {
            writer.WriteRawValue(demandsJson, skipInputValidation: true);
        }

        WriteMeters(writer, definition.Meters);
        InventoryWriter.WriteList(writer, "adaptationFaults", definition.AdaptationFaults, WriteFault);
        writer.WriteStartObject("migrations");
        writer.WriteString("queueTimeout", Duration(definition.Migrations.QueueTimeout));
        writer.WriteString("pause", Duration(definition.Migrations.Pause));
        writer.WriteEndObject();
        InventoryWriter.WriteList(writer, "rivals", definition.Rivals, WriteRival);
    }

    /// <summary>Writes the list of demands.</summary>
    public static void WriteDemands(Utf8JsonWriter writer, SimulationDefinition definition)
    {
        writer.WriteStartArray();
        foreach (TrafficDemand demand in definition.Demands)
        {
            writer.WriteStartObject();
            writer.WriteString("from", demand.SourceId);
            writer.WriteString("to", demand.TargetId);
            if (demand.Rate.IsConstant)
            {
                writer.WriteNumber("rate", demand.Rate.BitsPerSecond[0]);
            }
            else
            {
                WriteSeries(writer, demand.Rate);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSeries(Utf8JsonWriter writer, RateSeries series)
    {
        writer.WriteStartObject("series");
        writer.WriteString("start", InventoryWriter.Time(series.Start));
        writer.WriteString("interval", Duration(series.Interval));
        writer.WriteString("end", series.End.ToString());
        writer.WriteStartArray("rates");
        foreach (double rate in series.BitsPerSecond)
        {
            writer.WriteNumberValue(rate);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMeters(Utf8JsonWriter writer, MeterFaults meters)
    {
        writer.WriteStartObject("meters");
        writer.WriteNumber("lossProbability", meters.LossProbability);
        writer.WriteString("lag", Duration(meters.Lag));
        writer.WriteNumber("noiseFraction", meters.NoiseFraction);
        writer.WriteNumber("counterBits", meters.CounterBits);
        writer.WriteEndObject();
    }

    private static void WriteFault(Utf8JsonWriter writer, AdaptationFault fault)
    {
        writer.WriteString("outcome", fault.Kind.ToString());
        if (fault.AdapterId is not null)
        {
            writer.WriteString("adapter", fault.AdapterId);
        }

        if (fault.MachineId is not null)
        {
            writer.WriteString("virtualMachine", fault.MachineId);
        }

        if (fault.After is TimeSpan after)
        {
            writer.WriteString("after", Duration(after));
        }

        if (fault.Next is int next)
        {
            writer.WriteNumber("next", next);
        }
        else
        {
            writer.WriteNumber("probability", fault.Probability ?? 0);
        }
    }

    private static void WriteRival(Utf8JsonWriter writer, RivalBalancer rival)
    {
        writer.WriteString("name", rival.Name);
        writer.WriteString("kind", rival.Kind.ToString());
        writer.WriteBoolean("enabled", rival.IsEnabled);
        writer.WriteString("interval", Duration(rival.Interval));
        writer.WriteString("patience", Duration(rival.Patience));
        if (rival.Kind == RivalKind.Return)
        {
            InventoryWriter.WriteList(
                writer,
                "homes",
                rival.Homes.OrderBy(home => home.Key, StringComparer.Ordinal).ToArray(),
                (to, home) =>
                {
                    to.WriteString("virtualMachine", home.Key);
                    to.WriteString("host", home.Value);
                },
                isRequired: true);
        }
        else
        {
            writer.WriteNumber("tolerance", rival.ToleratedFraction);
        }
    }

    /// <summary>A duration as documents write it.</summary>
    internal static string Duration(TimeSpan duration) => duration.ToString("c", CultureInfo.InvariantCulture);
}
