using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Writes moves and the bandwidth changes after them as the steps of one plan: what lowers first, then
/// the moves in waves, then what raises.</summary>
internal sealed class MoveSteps
{
    // A migration that shares a full uplink still gets about as much as one more VM would.
    private const double LeastShare = 0.1;

    private readonly PlanRequest _request;
    private readonly PlacedPlan _plan;
    private readonly MoveReasons _reasons;
    private readonly List<PlanStep> _steps = new();

    public MoveSteps(PlanRequest request, PlanScope scope, PlacedPlan plan)
    {
        _request = request;
        _plan = plan;
        _reasons = new MoveReasons(scope, plan);
    }

    private FabricInventory Fabric => _request.Evaluation.Fabric;

    /// <summary>All steps, numbered from 1.</summary>
    public IReadOnlyList<PlanStep> Write()
    {
        foreach (PlanStep step in _plan.Bandwidth.Steps.Where(step => step.IsLowering))
        {
            AddBandwidth(step, Fabric, []);
        }

        AddMoves();
        FabricInventory after = MoveMend.After(Fabric, _plan.Moves);
        PlanStep[] moves = _steps.Where(step => step.Adaptation is MigrationAdaptation).ToArray();
        foreach (PlanStep step in _plan.Bandwidth.Steps.Where(step => !step.IsLowering))
        {
            AddBandwidth(step, after, moves);
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

    private void AddMoves()
    {
        int wave = 1;
        FabricInventory settled = Fabric;
        List<MigrationAdaptation> under = new();
        for (int i = 0; i < _plan.Moves.Count; i++)
        {
            (string machineId, string hostId) = _plan.Moves[i];
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
                settled, settled.FindMachine(machineId)!, Fabric.FindHost(hostId)!);
            under.Add(adaptation);
            MoveCost cost = CostOf(adaptation);
            _steps.Add(new PlanStep(
                _steps.Count + 1, adaptation, adaptation.FromHostName, _reasons.For(i, adaptation, cost))
            {
                Wave = wave,
                DependsOn = NeededFor(i, adaptation),
                Cost = cost,
            });
        }
    }

    private bool CanJoin(FabricInventory now, string machineId, string hostId)
    {
        VirtualMachine machine = now.FindMachine(machineId)!;
        FabricHost target = now.FindHost(hostId)!;
        return new[] { now.FindHost(machine.HostId)!, target }.All(host =>
                MigrationRules.MigrationsOf(now, host.Id)
                    < Math.Min(host.MigrationSlots, _request.Policy.MigrationsAtOnce))
            && MigrationRules.Obstacles(now, machine, target).Count == 0;
    }

    // Earlier moves without which this one cannot be made.
    private int[] NeededFor(int index, MigrationAdaptation move)
    {
        (int Number, string MachineId, string HostId)[] earlier = _steps
            .Where(step => step.Adaptation is MigrationAdaptation)
            .Select(step =>
                (step.Number, step.Adaptation.MachineId, ((MigrationAdaptation)step.Adaptation).ToHostId))
            .Take(index)
            .ToArray();
        return earlier
            .Where(one => one.MachineId == move.MachineId || !CanGo(
                MoveMend.After(Fabric, earlier
                    .Where(other => other.Number != one.Number)
                    .Select(other => (other.MachineId, other.HostId))),
                move))
            .Select(one => one.Number)
            .ToArray();
    }

    private static bool CanGo(FabricInventory fabric, MigrationAdaptation move) => MigrationRules.Obstacles(
        fabric, fabric.FindMachine(move.MachineId)!, fabric.FindHost(move.ToHostId)!).Count == 0;

    private MoveCost CostOf(MigrationAdaptation move) => MoveCost.Of(
        Fabric.FindMachine(move.MachineId)!,
        Math.Max(1, Math.Min(
            ShareOn(move.FromHostId, RouteDirection.Out), ShareOn(move.ToHostId, RouteDirection.In))));

    // What is spare where migrations pass, and at least the share of one flow more.
    private double ShareOn(string hostId, RouteDirection way)
    {
        FabricHost host = Fabric.FindHost(hostId)!;
        if (host.MigrationUplink is not Uplink uplink)
        {
            return host.MigrationBitsPerSecond;
        }

        double carried = _reasons.CarriedBy(
            new RouteStep(RouteStepKind.Uplink, uplink.Id, way, uplink.CapacityBitsPerSecond))
            ?? uplink.CapacityBitsPerSecond;
        double spare = uplink.CapacityBitsPerSecond - carried;
        return Math.Min(
            host.MigrationBitsPerSecond, Math.Max(spare, uplink.CapacityBitsPerSecond * LeastShare));
    }
}
