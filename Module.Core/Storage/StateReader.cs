using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Reads the state of a simulated fabric.</summary>
internal sealed class StateReader
{
    private readonly JsonProblems _problems;

    private StateReader(JsonProblems problems) => _problems = problems;

    /// <summary>Reads a whole document.</summary>
    public static DocumentResult<SimulationState> ReadDocument(byte[] utf8)
    {
        JsonProblems problems = new(utf8);
        SimulationState? state = JsonPartReader.Read(utf8, problems) is JsonPart root
            ? new StateReader(problems).Read(root)
            : null;
        return new DocumentResult<SimulationState>(state, problems.InOrder());
    }

    private SimulationState? Read(JsonPart root)
    {
        JsonObjectReader reader = new(root, _problems);
        long revision = reader.Integer("revision", 0, long.MaxValue) ?? 0;
        DateTimeOffset time = reader.RequiredTime("time");
        SimulationDefinition? definition = reader.Require("definition") is JsonPart part
            ? new DefinitionReader(_problems, isStrict: false).Read(part)
            : null;
        CounterTotal[] counters = ReadTotals(reader.List("counters"));
        Dictionary<string, int> lives = ReadLives(reader);
        CounterSnapshot[] trail = reader.List("trail").Select(ReadSnapshot).ToArray();
        Dictionary<string, PortSettings> acting = ReadActing(reader, definition);
        KnownStep[] steps = reader.List("steps").Select(ReadStep).OfType<KnownStep>().ToArray();
        Dictionary<string, DateTimeOffset> arrivals = ReadArrivals(reader);
        MigrationStateReader migrationReader = new(_problems, definition?.Inventory);
        LiveMigration[] migrations = reader.List("migrations")
            .Select(migrationReader.Read).OfType<LiveMigration>().ToArray();
        reader.Finish();
        return definition is null || !_problems.AreNone ? null : new SimulationState(definition, time)
        {
            Migrations = migrations,
            Arrivals = arrivals,
            Revision = revision,
            Counters = counters,
            CounterLives = lives,
            Trail = trail,
            ActingPorts = acting,
            Steps = steps,
        };
    }

    private CounterTotal[] ReadTotals(IReadOnlyList<JsonPart> parts) =>
        parts.Select(ReadTotal).OfType<CounterTotal>().ToArray();

    private CounterTotal? ReadTotal(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        TrafficKind kind = reader.RequiredChoice<TrafficKind>("kind");
        string subject = reader.RequiredText("subject");
        string? remote = reader.Text("remote");
        double sent = reader.Number("sent", 0, double.MaxValue) ?? 0;
        double received = reader.Number("received", 0, double.MaxValue) ?? 0;
        reader.Finish();
        return subject.Length == 0 ? null : new CounterTotal(kind, subject, remote, sent, received);
    }

    private Dictionary<string, int> ReadLives(JsonObjectReader state)
    {
        Dictionary<string, int> lives = new(StringComparer.Ordinal);
        foreach (JsonPart part in state.List("counterLives"))
        {
            JsonObjectReader reader = new(part, _problems);
            lives[reader.RequiredText("subject")] = (int)(reader.Integer("life", 1, int.MaxValue) ?? 1);
            reader.Finish();
        }

        return lives;
    }

    private Dictionary<string, DateTimeOffset> ReadArrivals(JsonObjectReader state)
    {
        Dictionary<string, DateTimeOffset> arrivals = new(StringComparer.Ordinal);
        foreach (JsonPart part in state.List("arrivals"))
        {
            JsonObjectReader reader = new(part, _problems);
            arrivals[reader.RequiredText("virtualMachine")] = reader.RequiredTime("time");
            reader.Finish();
        }

        return arrivals;
    }

    private CounterSnapshot ReadSnapshot(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        CounterSnapshot snapshot = new(reader.RequiredTime("time"), ReadTotals(reader.RequiredList("totals")));
        reader.Finish();
        return snapshot;
    }

    private Dictionary<string, PortSettings> ReadActing(JsonObjectReader state, SimulationDefinition? definition)
    {
        Dictionary<string, PortSettings> acting = new(StringComparer.Ordinal);
        foreach (JsonPart part in state.List("actingPorts"))
        {
            JsonObjectReader reader = new(part, _problems);
            string adapter = reader.RequiredText("adapter");
            acting[adapter] = PortReader.Read(reader, _problems);
            reader.Finish();
            if (definition is not null && adapter.Length > 0 && definition.Inventory.FindAdapter(adapter) is null)
            {
                _problems.Add(part, "an adapter of the fabric", $"'{adapter}'", advice: "take the entry out");
            }
        }

        return acting;
    }

    private KnownStep? ReadStep(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string id = reader.RequiredText("id");
        string description = reader.RequiredText("description");
        DateTimeOffset time = reader.RequiredTime("time");
        AdaptationState state = reader.RequiredChoice<AdaptationState>("state");
        string message = reader.Find("message")?.Text ?? "";
        bool isTransient = reader.Flag("transient") ?? false;
        reader.Finish();
        return id.Length == 0 || description.Length == 0
            ? null
            : new KnownStep(id, description, time, new AdaptationOutcome(state, message, isTransient));
    }
}
