using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Reads the definition of a simulated fabric.</summary>
internal sealed class DefinitionReader
{
    private static readonly TimeSpan s_tick = TimeSpan.FromTicks(1);

    private readonly JsonProblems _problems;
    private readonly InventoryReader _inventory;

    /// <summary>Begins to read.</summary>
    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="isStrict">True for what people write; false for what a program kept.</param>
    public DefinitionReader(JsonProblems problems, bool isStrict)
    {
        _problems = problems;
        _inventory = new InventoryReader(problems, isStrict);
    }

    /// <summary>Reads a whole document.</summary>
    public static DocumentResult<SimulationDefinition> ReadDocument(byte[] utf8)
    {
        JsonProblems problems = new(utf8);
        SimulationDefinition? definition = JsonPartReader.Read(utf8, problems) is JsonPart root
            ? new DefinitionReader(problems, isStrict: true).Read(root)
            : null;
        return new DocumentResult<SimulationDefinition>(definition, problems.InOrder());
    }

    /// <summary>Reads the definition; null where anything is wrong.</summary>
    public SimulationDefinition? Read(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        reader.Find("$schema");
        long seed = reader.Integer("seed", long.MinValue, long.MaxValue) ?? 0;
        TimeSpan step = reader.Duration("stepLength", s_tick, TimeSpan.FromDays(1)) ?? TimeSpan.FromSeconds(10);
        FabricInventory? inventory = _inventory.Read(reader);
        TrafficDemand[] demands = reader.List("demands")
            .Select(one => ReadDemand(one, inventory?.Time ?? default)).OfType<TrafficDemand>().ToArray();
        MeterFaults meters = reader.Find("meters") is JsonPart faults ? ReadMeters(faults) : MeterFaults.None;
        AdaptationFault[] adaptationFaults =
            reader.List("adaptationFaults").Select(ReadFault).OfType<AdaptationFault>().ToArray();
        MigrationSettings migrations = reader.Find("migrations") is JsonPart settings
            ? ReadMigrations(settings)
            : MigrationSettings.Usual;
        RivalBalancer[] rivals = new RivalReader(_problems, _inventory).Read(reader.List("rivals"));
        reader.Finish();
        return inventory is null || !_problems.AreNone ? null : new SimulationDefinition(inventory, demands)
        {
            Migrations = migrations,
            Rivals = rivals,
            PairMeteredAdapters = _inventory.PairMetered,
            Meters = meters,
            AdaptationFaults = adaptationFaults,
            Seed = seed,
            StepLength = step,
        };
    }

    private TrafficDemand? ReadDemand(JsonPart part, DateTimeOffset start)
    {
        JsonObjectReader reader = new(part, _problems);
        string? from = _inventory.FindEndpoint(reader.Require("from"));
        string? to = _inventory.FindEndpoint(reader.Require("to"));
        double? rate = reader.Rate("rate");
        RateSeries? series = reader.Find("series") is JsonPart recorded ? ReadSeries(recorded, start) : null;
        bool hasRate = reader.Find("rate") is not null;
        if (hasRate == (reader.Find("series") is not null) && part.Kind == JsonElementKind.Object)
        {
            string found = hasRate ? "both" : "neither";
            _problems.Add(part, "either 'rate' or 'series'", found, advice: "write one of them");
        }

        if (from is not null && from == to)
        {
            _problems.Add(
                reader.Find("to")!, "another end than 'from'", $"'{to}' again", advice: "name who receives");
            to = null;
        }

        reader.Finish();
        series ??= rate is double constant ? RateSeries.Constant(constant) : null;
        return from is null || to is null || series is null ? null : new TrafficDemand(from, to, series);
    }

    private RateSeries? ReadSeries(JsonPart part, DateTimeOffset start)
    {
        JsonObjectReader reader = new(part, _problems);
        DateTimeOffset begin = reader.Find("start") is JsonPart time
            ? JsonValues.Time(time, _problems) ?? start
            : start;
        TimeSpan? interval = reader.Require("interval") is JsonPart length
            ? JsonValues.Duration(length, _problems, s_tick, TimeSpan.FromDays(366))
            : null;
        SeriesEnd end = reader.Choice<SeriesEnd>("end") ?? SeriesEnd.Repeat;
        IReadOnlyList<JsonPart> parts = reader.RequiredList("rates");
        double[] rates = parts.Select(one => JsonValues.Rate(one, _problems)).OfType<double>().ToArray();
        if (reader.Find("rates") is { Kind: JsonElementKind.List, Items.Count: 0 } empty)
        {
            _problems.Add(empty, "at least one rate", "an empty list", advice: "add one");
        }

        reader.Finish();
        return interval is TimeSpan between && rates.Length > 0 && rates.Length == parts.Count
            ? new RateSeries(begin, between, rates, end)
            : null;
    }

    private MeterFaults ReadMeters(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        MeterFaults faults = new()
        {
            LossProbability = reader.Number("lossProbability", 0, 1) ?? 0,
            Lag = reader.Duration("lag", TimeSpan.Zero, MeterFaults.LongestLag) ?? TimeSpan.Zero,
            NoiseFraction = reader.Number("noiseFraction", 0, 1) ?? 0,
            CounterBits = ReadBits(reader),
        };
        reader.Finish();
        return faults;
    }

    private int ReadBits(JsonObjectReader reader)
    {
        const int Widest = 64;
        if (reader.Find("counterBits") is not JsonPart part)
        {
            return Widest;
        }

        if (part.Kind == JsonElementKind.Number && (part.Text is "32" or "64"))
        {
            return part.Text == "32" ? 32 : Widest;
        }

        _problems.Add(part, "32 or 64", JsonValues.Found(part), advice: "write one of these numbers");
        return Widest;
    }

    private MigrationSettings ReadMigrations(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        MigrationSettings usual = MigrationSettings.Usual;
        MigrationSettings settings = new()
        {
            QueueTimeout = reader.Duration("queueTimeout", TimeSpan.Zero, MigrationSettings.LongestTime)
                ?? usual.QueueTimeout,
            Pause = reader.Duration("pause", TimeSpan.Zero, MigrationSettings.LongestTime) ?? usual.Pause,
        };
        reader.Finish();
        return settings;
    }

    private AdaptationFault? ReadFault(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        AdaptationFaultKind kind = reader.RequiredChoice<AdaptationFaultKind>("outcome");
        JsonPart? place = reader.Find("adapter");
        string? adapter = place is null ? null : _inventory.FindEndpoint(place);
        string? machine = reader.Find("virtualMachine") is JsonPart name ? _inventory.FindMachine(name) : null;
        TimeSpan? after = reader.Duration("after", s_tick, TimeSpan.FromDays(366));
        long? next = reader.Integer("next", 0, int.MaxValue);
        double? probability = reader.Number("probability", 0, 1);
        bool hasNext = reader.Find("next") is not null;
        if (hasNext == (reader.Find("probability") is not null) && part.Kind == JsonElementKind.Object)
        {
            string found = hasNext ? "both" : "neither";
            _problems.Add(part, "either 'next' or 'probability'", found, advice: "write one of them");
        }

        reader.Finish();
        AdaptationFault? fault = next is long count
            ? AdaptationFault.OfNext(kind, adapter, (int)count)
            : probability is double share ? AdaptationFault.OfChance(kind, adapter, share) : null;
        return fault is null ? null : fault with { MachineId = machine, After = after };
    }
}
