using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Writes moves and bandwidth changes as steps that are carried out one after the other: what lowers
/// first, then the moves in waves that hosts can take, then what raises. Not safe on several threads.</summary>
internal sealed class StepSequence
{
    private readonly FabricInventory _fabric;
    private readonly int _atOnce;
    private readonly List<PlanStep> _steps = new();

    /// <param name="fabric">The fabric as it is.</param>
    /// <param name="atOnce">Migrations at once that a host may take part in, where its own slots allow it; at
    /// least 1.</param>
    public StepSequence(FabricInventory fabric, int atOnce)
    {
        _fabric = fabric;
        _atOnce = atOnce;
    }

    /// <summary>Writes the steps, once.</summary>
    /// <param name="ports">Changes of ports with their reasons, in order.</param>
    /// <param name="moves">VM and host, by ids, in an order of which every state keeps the hard rules.</param>
    /// <param name="tell">Gives the reason and the cost of a move, by its place.</param>
    /// <returns>All steps, numbered from 1.</returns>
    public IReadOnlyList<PlanStep> Write(
        IReadOnlyList<PlanStep> ports,
        IReadOnlyList<(string MachineId, string HostId)> moves,
        Func<int, MigrationAdaptation, (string Reason, MoveCost? Cost)> tell)
    {
        foreach (PlanStep step in ports.Where(step => step.IsLowering))
        {
            AddBandwidth(step, _fabric, []);
        }

        AddMoves(moves, tell);
        FabricInventory after = MoveMend.After(_fabric, moves);
        PlanStep[] made = _steps.Where(step => step.Adaptation is MigrationAdaptation).ToArray();
        foreach (PlanStep step in ports.Where(step => !step.IsLowering))
        {
            AddBandwidth(step, after, made);
        }

        return _steps;
    }

    // A port is raised where its host has room for it: once the moves from that host, and its own, are made.
    private void AddBandwidth(PlanStep step, FabricInventory fabric, IReadOnlyList<PlanStep> moves)
    {
        FabricHost host = fabric.FindHost(fabric.FindMachine(step.Adaptation.MachineId)!.HostId)!;
        int[] needed = moves
            .Where(move => move.Adaptation.MachineId == step.Adaptation.MachineId
                || ((MigrationAdaptation)move.Adaptation).FromHostId == host.Id)
            .Select(move => move.Number)
            .ToArray();
        _steps.Add(new PlanStep(_steps.Count + 1, step.Adaptation, host.Name, step.Reason)
        {
            Wave = moves.Select(move => move.Wave).DefaultIfEmpty(0).Max() + 1,
            DependsOn = needed,
        });
    }

    private void AddMoves(
        IReadOnlyList<(string MachineId, string HostId)> moves,
        Func<int, MigrationAdaptation, (string Reason, MoveCost? Cost)> tell)
    {
        int wave = 1;
        FabricInventory settled = _fabric;
        List<MigrationAdaptation> under = new();
        for (int i = 0; i < moves.Count; i++)
        {
            (string machineId, string hostId) = moves[i];
            FabricInventory now = settled.With(under
                .Select(move => settled.FindMachine(move.MachineId)!.MovingTo(move.ToHostId))
                .ToArray());
            if (!CanJoin(now, machineId, hostId))
            {
                settled = settled.With(under
                    .Select(move => settled.FindMachine(move.MachineId)!.On(move.ToHostId))
                    .ToArray());
                under.Clear();
                wave++;
            }

            MigrationAdaptation adaptation = MigrationAdaptation.Of(
                settled, settled.FindMachine(machineId)!, _fabric.FindHost(hostId)!);
            under.Add(adaptation);
            (string reason, MoveCost? cost) = tell(i, adaptation);
            _steps.Add(new PlanStep(_steps.Count + 1, adaptation, adaptation.FromHostName, reason)
            {
                Wave = wave,
                DependsOn = NeededFor(adaptation),
                Cost = cost,
            });
        }
    }

    private bool CanJoin(FabricInventory now, string machineId, string hostId)
    {
        VirtualMachine machine = now.FindMachine(machineId)!;
        FabricHost target = now.FindHost(hostId)!;
        return new[] { now.FindHost(machine.HostId)!, target }.All(host =>
                MigrationRules.MigrationsOf(now, host.Id) < Math.Min(host.MigrationSlots, _atOnce))
            && MigrationRules.Obstacles(now, machine, target).Count == 0;
    }

    // Earlier moves without which this one cannot be made.
    private int[] NeededFor(MigrationAdaptation move)
    {
        (int Number, string MachineId, string HostId)[] earlier = _steps
            .Where(step => step.Adaptation is MigrationAdaptation)
            .Select(step =>
                (step.Number, step.Adaptation.MachineId, ((MigrationAdaptation)step.Adaptation).ToHostId))
            .ToArray();
        return earlier
            .Where(one => one.MachineId == move.MachineId || !CanGo(
                MoveMend.After(_fabric, earlier
                    .Where(other => other.Number != one.Number)
                    .Select(other => (other.MachineId, other.HostId))),
                move))
            .Select(one => one.Number)
            .ToArray();
    }

    private static bool CanGo(FabricInventory fabric, MigrationAdaptation move) => MigrationRules.Obstacles(
        fabric, fabric.FindMachine(move.MachineId)!, fabric.FindHost(move.ToHostId)!).Count == 0;
}
