using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Fabric;
using NetUtil.Core.Model;
using NetUtil.Core.Units;

namespace NetUtil.Core.Simulation;

/// <summary>Begins, moves on and ends the live migrations of a state, as a platform would. It knows of rates
/// only what stands in the migrations.</summary>
/// <remarks>A migration holds a slot on both hosts and its memory on the target from its start to its end;
/// waiting ones start in the order they were asked for, and the rules are looked at again then. A VM's object
/// is locked as long as a migration of it is asked for.</remarks>
internal static class MigrationDesk
{
    /// <summary>Says why the platform does not take a move; null where it does.</summary>
    public static AdaptationOutcome? Refusal(SimulationState state, MigrationAdaptation move)
    {
        FabricInventory fabric = state.Definition.Inventory;
        if (fabric.FindMachine(move.MachineId) is not VirtualMachine machine)
        {
            return Failed($"The fabric has no VM '{move.MachineId}'.");
        }

        if (fabric.FindHost(move.ToHostId) is not FabricHost target)
        {
            return Failed($"The fabric has no host '{move.ToHostId}'.");
        }

        if (Lock(state, machine.Id) is AdaptationOutcome locked)
        {
            return locked;
        }

        return machine.HostId != move.FromHostId
            ? Failed($"VM '{machine.Name}' lies on host '{machine.HostId}', "
                + $"not on '{move.FromHostId}' as the move expects.")
            : MigrationRules.Refusal(fabric, machine, target) is string refusal ? Failed(refusal) : null;
    }

    /// <summary>The failure of a second change of a VM that is being moved or waits for it; null where the VM is
    /// free. In VMM it is error 2606.</summary>
    public static AdaptationOutcome? Lock(SimulationState state, string machineId) =>
        state.Migrations.FirstOrDefault(one => one.Move.MachineId == machineId) is LiveMigration other
            ? new AdaptationOutcome(
                AdaptationState.Failed,
                $"VM '{other.Move.MachineName}' is locked by a move to '{other.Move.ToHostName}'.",
                isTransient: true)
            : null;

    /// <summary>Takes a move that is not refused, and starts it if its hosts have slots.</summary>
    public static SimulationState Ask(
        SimulationState state, MigrationAdaptation move, string stepId, AdaptationFault? fault = null)
    {
        LiveMigration migration = new(stepId, move, state.Time)
        {
            Fault = fault?.Kind, FaultAfter = TimeOf(fault),
        };
        AdaptationOutcome waiting = new(AdaptationState.Running, "It waits for a free slot on both hosts.");
        return StartWaiting(state.WithStep(stepId, move.Description, waiting) with
        {
            Migrations = [.. state.Migrations, migration],
        });
    }

    /// <summary>When the next thing happens as rates are; null where nothing will.</summary>
    public static DateTimeOffset? NextTime(
        SimulationDefinition definition, IEnumerable<LiveMigration> migrations) =>
        migrations.Select(one => TimeOf(definition, one)).Min();

    /// <summary>Lets happen what is due first; at least one thing is due.</summary>
    public static SimulationState Happen(SimulationState state)
    {
        LiveMigration due = state.Migrations
            .OrderBy(one => TimeOf(state.Definition, one) ?? DateTimeOffset.MaxValue).First();
        if (due.FaultTime is DateTimeOffset fault && fault <= state.Time)
        {
            return HitBy(state, due);
        }

        switch (due.Phase)
        {
            case MigrationPhase.Waiting:
                return StartWaiting(Ended(state, due, new(
                    AdaptationState.Failed,
                    "The hosts had no free slot for it in time.",
                    isTransient: true)));
            case MigrationPhase.Copying:
                return Changed(state, due, NextRound(state, due));
            case MigrationPhase.Stopping:
                return Changed(state, due, due.Sent() with
                {
                    Phase = MigrationPhase.Switching, Since = state.Time, BitsPerSecond = 0,
                });
            default:
                return Arrived(state, due);
        }
    }

    /// <summary>Starts the waiting ones that have slots now, in order.</summary>
    private static SimulationState StartWaiting(SimulationState state)
    {
        LiveMigration[] queue = state.Migrations.Where(one => one.Phase == MigrationPhase.Waiting).ToArray();
        foreach (LiveMigration waiting in queue)
        {
            FabricInventory fabric = state.Definition.Inventory;
            VirtualMachine machine = fabric.FindMachine(waiting.Move.MachineId)!;
            FabricHost target = fabric.FindHost(waiting.Move.ToHostId)!;
            if (!MigrationRules.HasFreeSlot(fabric, target)
                || !MigrationRules.HasFreeSlot(fabric, fabric.FindHost(machine.HostId)!))
            {
                continue;
            }

            state = MigrationRules.Refusal(fabric, machine, target) is string refusal
                ? Ended(state, waiting, Failed(refusal))
                : Started(state, waiting, machine);
        }

        return state;
    }

    private static SimulationState Started(SimulationState state, LiveMigration waiting, VirtualMachine machine)
    {
        LiveMigration started = (waiting with { Started = state.Time })
            .InRound(MigrationPhase.Copying, machine.MemoryBytes, state.Time);
        return Changed(state, waiting, started)
            .WithMachine(machine.MovingTo(waiting.Move.ToHostId))
            .WithStep(waiting.StepId, waiting.Move.Description, new(AdaptationState.Running));
    }

    private static LiveMigration NextRound(SimulationState state, LiveMigration migration)
    {
        VirtualMachine machine = state.Definition.Inventory.FindMachine(migration.Move.MachineId)!;
        double rest = PreCopy.WrittenBytes(machine, state.Time - migration.RoundStart);
        bool isLast = PreCopy.EndsAfter(
            migration.Round,
            migration.RoundBytes,
            migration.SentBytes + migration.LeftBytes,
            machine.MemoryBytes,
            rest);
        return migration.InRound(isLast ? MigrationPhase.Stopping : MigrationPhase.Copying, rest, state.Time);
    }

    private static SimulationState HitBy(SimulationState state, LiveMigration migration)
    {
        if (migration.Fault == AdaptationFaultKind.Late)
        {
            LiveMigration late = migration with { IsGivenUp = true, RoundStart = state.Time, Since = state.Time };
            return Changed(state, migration, late).WithStep(
                migration.StepId, migration.Move.Description, Failed("It did not end in time (simulated)."));
        }

        string reason = migration.Fault == AdaptationFaultKind.Stuck
            ? "It did not get on and was given up (simulated)."
            : "The connection between the hosts broke off (simulated).";
        return BackHome(state, migration, Failed(reason));
    }

    private static SimulationState Arrived(SimulationState state, LiveMigration migration)
    {
        if (migration.Fault == AdaptationFaultKind.Interrupted)
        {
            return HitBy(state, migration);
        }

        AdaptationOutcome done = new(AdaptationState.Done, Summary(state, migration));
        if (migration.Fault == AdaptationFaultKind.NoEffect)
        {
            return BackHome(state, migration, done);
        }

        VirtualMachine machine = state.Definition.Inventory.FindMachine(migration.Move.MachineId)!;
        Dictionary<string, DateTimeOffset> arrivals = state.Arrivals
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        arrivals[machine.Id] = state.Time;
        SimulationState moved = CounterRestart.Of(
            state.WithMachine(machine.On(migration.Move.ToHostId)) with { Arrivals = arrivals },
            machine.Adapters.Select(adapter => adapter.Id).ToArray());
        return StartWaiting(Ended(moved, migration, done));
    }

    private static SimulationState BackHome(
        SimulationState state, LiveMigration migration, AdaptationOutcome outcome)
    {
        VirtualMachine machine = state.Definition.Inventory.FindMachine(migration.Move.MachineId)!;
        return StartWaiting(Ended(state.WithMachine(machine.On(machine.HostId)), migration, outcome));
    }

    // A step that was given up keeps the outcome that was told.
    private static SimulationState Ended(
        SimulationState state, LiveMigration migration, AdaptationOutcome outcome)
    {
        SimulationState ended = state with
        {
            Migrations = state.Migrations.Where(one => one.StepId != migration.StepId).ToArray(),
        };
        return migration.IsGivenUp
            ? ended
            : ended.WithStep(migration.StepId, migration.Move.Description, outcome);
    }

    private static SimulationState Changed(SimulationState state, LiveMigration from, LiveMigration to) =>
        state with
        {
            Migrations = state.Migrations.Select(one => one.StepId == from.StepId ? to : one).ToArray(),
        };

    private static DateTimeOffset? TimeOf(SimulationDefinition definition, LiveMigration migration)
    {
        DateTimeOffset? end = migration.End(definition.Migrations);
        return migration.FaultTime is DateTimeOffset fault && !(end < fault) ? fault : end;
    }

    private static TimeSpan? TimeOf(AdaptationFault? fault) => fault?.Kind switch
    {
        AdaptationFaultKind.Stuck => fault.After,
        AdaptationFaultKind.Interrupted or AdaptationFaultKind.Late => fault.After ?? AdaptationFault.UsualAfter,
        _ => null,
    };

    private static AdaptationOutcome Failed(string reason) => new(AdaptationState.Failed, reason);

    private static string Summary(SimulationState state, LiveMigration migration) => string.Format(
        CultureInfo.CurrentCulture,
        "Moved in {0:0.#} s: {1} copied in {2} rounds; the VM stood still for {3:0.##} s.",
        (state.Time - migration.Started).TotalSeconds,
        MemoryText.Scaled(migration.SentBytes, CultureInfo.CurrentCulture),
        migration.Round,
        (state.Time - migration.RoundStart).TotalSeconds);
}
