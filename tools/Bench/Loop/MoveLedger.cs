using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;

namespace NetUtil.Bench.Loop;

/// <summary>Follows where VMs lie, whoever moves them, and what a balancer asked for. One thread at a
/// time.</summary>
internal sealed class MoveLedger
{
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly List<Departure> _departures = [];
    private readonly List<AskedMove> _asked = [];

    /// <summary>Notes that a balancer asks for a move.</summary>
    /// <param name="move">The move.</param>
    internal void Ask(AskedMove move) => _asked.Add(move);

    /// <summary>Notes where VMs lie.</summary>
    /// <param name="fabric">The fabric as it is now.</param>
    /// <param name="now">The time there, UTC.</param>
    internal void Look(FabricInventory fabric, DateTimeOffset now)
    {
        foreach (VirtualMachine machine in fabric.VirtualMachines)
        {
            if (_places.TryGetValue(machine.Id, out string? place) && place != machine.HostId)
            {
                _departures.Add(new Departure(machine.Id, place, now));
            }

            _places[machine.Id] = machine.HostId;
        }
    }

    /// <summary>Adds up.</summary>
    /// <param name="fabric">Any inventory of the fabric.</param>
    /// <param name="outcomeOf">Says what became of a step.</param>
    internal MoveTotals Totals(FabricInventory fabric, Func<string, AdaptationOutcome> outcomeOf)
    {
        AskedMove[] done = [.. _asked.Where(one => outcomeOf(one.StepId).State == AdaptationState.Done)];
        return new MoveTotals
        {
            Done = done.Length,
            Failed = _asked.Count(one => outcomeOf(one.StepId).State == AdaptationState.Failed),
            SentBack = done.Count(IsBack),
            ByOthers = _departures.Count - done.Length,
            Bytes = done.Sum(one => (double)fabric.FindMachine(one.Move.MachineId)!.MemoryBytes),
        };
    }

    private bool IsBack(AskedMove asked) => _departures.Any(left =>
        left.MachineId == asked.Move.MachineId
        && left.HostId == asked.Move.ToHostId
        && left.Time <= asked.Time
        && asked.Time - left.Time < RebalancePolicy.Default.CoolDown);
}
