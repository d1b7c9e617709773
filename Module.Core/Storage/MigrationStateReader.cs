using System;
using NetUtil.Core.Model;
using NetUtil.Core.Simulation;

namespace NetUtil.Storage;

/// <summary>Reads the live migrations in the state of a simulated fabric.</summary>
internal sealed class MigrationStateReader
{
    private readonly JsonProblems _problems;
    private readonly FabricInventory? _fabric;

    /// <summary>Begins to read.</summary>
    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="fabric">The fabric; null after a problem with it.</param>
    public MigrationStateReader(JsonProblems problems, FabricInventory? fabric)
    {
        _problems = problems;
        _fabric = fabric;
    }

    /// <summary>Reads one; null after a problem.</summary>
    public LiveMigration? Read(JsonPart part)
    {
        JsonObjectReader reader = new(part, _problems);
        string step = reader.RequiredText("step");
        MigrationAdaptation? move = ReadMove(reader, part);
        DateTimeOffset asked = reader.RequiredTime("asked");
        MigrationPhase phase = reader.RequiredChoice<MigrationPhase>("phase");
        DateTimeOffset started = reader.RequiredTime("started");
        AdaptationFaultKind? fault = reader.Choice<AdaptationFaultKind>("fault");
        TimeSpan? after = reader.Duration("faultAfter", TimeSpan.FromTicks(1), TimeSpan.MaxValue);
        bool isGivenUp = reader.Flag("givenUp") ?? false;
        int round = (int)(reader.Integer("round", 0, int.MaxValue) ?? 0);
        DateTimeOffset roundStart = reader.RequiredTime("roundStart");
        double size = reader.Number("roundBytes", 0, double.MaxValue) ?? 0;
        double left = reader.Number("leftBytes", 0, double.MaxValue) ?? 0;
        double sent = reader.Number("sentBytes", 0, double.MaxValue) ?? 0;
        DateTimeOffset since = reader.RequiredTime("since");
        double rate = reader.Number("rate", 0, double.MaxValue) ?? 0;
        reader.Finish();
        return move is null || step.Length == 0 ? null : new LiveMigration(step, move, asked)
        {
            Phase = phase,
            Started = started,
            Fault = fault,
            FaultAfter = after,
            IsGivenUp = isGivenUp,
            Round = round,
            RoundStart = roundStart,
            RoundBytes = size,
            LeftBytes = left,
            SentBytes = sent,
            Since = since,
            BitsPerSecond = rate,
        };
    }

    private MigrationAdaptation? ReadMove(JsonObjectReader reader, JsonPart part)
    {
        string machineId = reader.RequiredText("virtualMachine");
        string fromId = reader.RequiredText("from");
        string toId = reader.RequiredText("to");
        if (_fabric is null || machineId.Length == 0 || fromId.Length == 0 || toId.Length == 0)
        {
            return null;
        }

        if (_fabric.FindMachine(machineId) is VirtualMachine machine
            && _fabric.FindHost(fromId) is FabricHost from
            && _fabric.FindHost(toId) is FabricHost to
            && from != to)
        {
            return new MigrationAdaptation(machine.Id, machine.Name, from.Id, from.Name, to.Id, to.Name);
        }

        _problems.Add(
            part,
            "a VM and two hosts of the fabric",
            $"VM '{machineId}' from '{fromId}' to '{toId}'",
            advice: "take the entry out");
        return null;
    }
}
