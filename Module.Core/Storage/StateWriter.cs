using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Writes the state of a simulated fabric, so that it reads back the same.</summary>
internal static class StateWriter
{
    /// <summary>Writes the state as one object. Its revision comes first, so that it can be told without reading
    /// the rest.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="state">The state.</param>
    /// <param name="demandsJson">The demands where they were written before; null to write them.</param>
    public static void Write(Utf8JsonWriter writer, SimulationState state, byte[]? demandsJson)
    {
        writer.WriteStartObject();
        writer.WriteNumber("revision", state.Revision);
        writer.WriteString("time", InventoryWriter.Time(state.Time));
        writer.WriteStartObject("definition");
        DefinitionWriter.Write(writer, state.Definition, demandsJson);
        writer.WriteEndObject();
        InventoryWriter.WriteList(writer, "counters", state.Counters, WriteTotal);
        InventoryWriter.WriteList(writer, "counterLives", state.CounterLives.ToArray(), WriteLife);
        InventoryWriter.WriteList(writer, "trail", state.Trail, WriteSnapshot);
        InventoryWriter.WriteList(writer, "actingPorts", state.ActingPorts.ToArray(), WritePort);
        InventoryWriter.WriteList(writer, "steps", state.Steps, WriteStep);
        InventoryWriter.WriteList(writer, "migrations", state.Migrations, WriteMigration);
        InventoryWriter.WriteList(writer, "arrivals", state.Arrivals.ToArray(), WriteArrival);
        writer.WriteEndObject();
    }

    private static void WriteTotal(Utf8JsonWriter writer, CounterTotal total)
    {
        writer.WriteString("kind", total.Kind.ToString());
        writer.WriteString("subject", total.SubjectId);
        if (total.RemoteId is not null)
        {
            writer.WriteString("remote", total.RemoteId);
        }

        writer.WriteNumber("sent", total.SentBytes);
        writer.WriteNumber("received", total.ReceivedBytes);
    }

    private static void WriteLife(Utf8JsonWriter writer, KeyValuePair<string, int> life)
    {
        writer.WriteString("subject", life.Key);
        writer.WriteNumber("life", life.Value);
    }

    private static void WriteSnapshot(Utf8JsonWriter writer, CounterSnapshot snapshot)
    {
        writer.WriteString("time", InventoryWriter.Time(snapshot.Time));
        InventoryWriter.WriteList(writer, "totals", snapshot.Totals, WriteTotal, isRequired: true);
    }

    private static void WritePort(Utf8JsonWriter writer, KeyValuePair<string, PortSettings> port)
    {
        writer.WriteString("adapter", port.Key);
        InventoryWriter.WritePort(writer, port.Value);
    }

    private static void WriteStep(Utf8JsonWriter writer, KnownStep step)
    {
        writer.WriteString("id", step.StepId);
        writer.WriteString("description", step.Description);
        writer.WriteString("time", InventoryWriter.Time(step.Time));
        writer.WriteString("state", step.Outcome.State.ToString());
        writer.WriteString("message", step.Outcome.Message);
        writer.WriteBoolean("transient", step.Outcome.IsTransient);
    }

    private static void WriteMigration(Utf8JsonWriter writer, LiveMigration migration)
    {
        writer.WriteString("step", migration.StepId);
        writer.WriteString("virtualMachine", migration.Move.MachineId);
        writer.WriteString("from", migration.Move.FromHostId);
        writer.WriteString("to", migration.Move.ToHostId);
        writer.WriteString("asked", InventoryWriter.Time(migration.Asked));
        writer.WriteString("phase", migration.Phase.ToString());
        writer.WriteString("started", InventoryWriter.Time(migration.Started));
        if (migration.Fault is AdaptationFaultKind fault)
        {
            writer.WriteString("fault", fault.ToString());
        }

        if (migration.FaultAfter is TimeSpan after)
        {
            writer.WriteString("faultAfter", DefinitionWriter.Duration(after));
        }

        writer.WriteBoolean("givenUp", migration.IsGivenUp);
        writer.WriteNumber("round", migration.Round);
        writer.WriteString("roundStart", InventoryWriter.Time(migration.RoundStart));
        writer.WriteNumber("roundBytes", migration.RoundBytes);
        writer.WriteNumber("leftBytes", migration.LeftBytes);
        writer.WriteNumber("sentBytes", migration.SentBytes);
        writer.WriteString("since", InventoryWriter.Time(migration.Since));
        writer.WriteNumber("rate", migration.BitsPerSecond);
    }

    private static void WriteArrival(Utf8JsonWriter writer, KeyValuePair<string, DateTimeOffset> arrival)
    {
        writer.WriteString("virtualMachine", arrival.Key);
        writer.WriteString("time", InventoryWriter.Time(arrival.Value));
    }
}
