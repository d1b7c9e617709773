using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Changes in an order that keeps the hard rules after each: what lowers comes first and makes room, then
/// migrations in waves, then what raises. Immutable once made.</summary>
/// <remarks>A migration depends on those that leave its target before, on the detour of its own VM, and on what is
/// lowered on its VM or on its target. What raises depends on the migrations of its VM and of those that leave its
/// host; and on all that lowers, which a run holds without being told.</remarks>
public sealed class StepOrder
{
    private readonly FabricInventory _fabric;
    private readonly MoveSchedule _schedule;
    private readonly List<PlanStep> _steps = new();

    private StepOrder(
        FabricInventory fabric,
        IReadOnlyList<(BandwidthAdaptation Change, string Reason)> ports,
        IReadOnlyList<PlannedMove> moves,
        int atOnce,
        Func<FabricInventory, bool>? isTolerable)
    {
        _fabric = Guard.NotNull(fabric, nameof(fabric));
        (BandwidthAdaptation Change, string Reason)[] sorted = Guard.NotNull(ports, nameof(ports))
            .OrderBy(one => one.Change.MachineName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(one => one.Change.AdapterId, StringComparer.Ordinal)
            .ToArray();
        (BandwidthAdaptation Change, string Reason)[] lowering =
            sorted.Where(one => one.Change.IsLowering).ToArray();
        _schedule = MoveSchedule.Make(
            fabric.With(lowering.ToDictionary(one => one.Change.AdapterId, one => one.Change.To)),
            moves,
            atOnce,
            isTolerable);
        foreach ((BandwidthAdaptation change, string reason) in lowering)
        {
            Add(change, HostOf(fabric, change), reason, 1, []);
        }

        AddMoves();
        int last = _steps.Count == 0 ? 1 : _steps.Max(step => step.Wave) + 1;
        foreach ((BandwidthAdaptation change, string reason) in sorted.Except(lowering))
        {
            string host = HostOf(_schedule.After, change);
            Add(change, host, reason, last, MovesBefore(change.MachineId, host));
        }
    }

    /// <summary>The steps, numbered from 1.</summary>
    public IReadOnlyList<PlanStep> Steps => _steps;

    /// <summary>Moves for which no order was found, and why.</summary>
    public IReadOnlyList<BlockedMove> Blocked => _schedule.Blocked;

    /// <summary>Orders changes.</summary>
    /// <param name="fabric">The fabric as it is now; it has all VMs and hosts that are named.</param>
    /// <param name="ports">Changes of ports, each adapter once at most, with the reason of each.</param>
    /// <param name="moves">Where VMs are to lie in the end.</param>
    /// <param name="atOnce">Migrations at once that a host may take part in, where its own slots allow it; at least
    /// 1.</param>
    /// <param name="isTolerable">Says whether the fabric may look so between two waves of migrations; null where every
    /// fabric that keeps the hard rules may.</param>
    public static StepOrder Make(
        FabricInventory fabric,
        IReadOnlyList<(BandwidthAdaptation Change, string Reason)> ports,
        IReadOnlyList<PlannedMove> moves,
        int atOnce,
        Func<FabricInventory, bool>? isTolerable = null) => new(fabric, ports, moves, atOnce, isTolerable);

    private void AddMoves()
    {
        int lowered = _steps.Count;
        Dictionary<ScheduledMove, int> numbers = new();
        foreach (ScheduledMove move in _schedule.Moves)
        {
            MigrationAdaptation migration = move.Migration;
            numbers.Add(move, _steps.Count + 1);
            IEnumerable<int> makesRoom = _steps
                .Take(lowered)
                .Where(step => step.Adaptation.MachineId == migration.MachineId
                    || step.HostName == migration.ToHostName)
                .Select(step => step.Number);
            Add(
                migration,
                migration.FromHostName,
                move.Reason,
                move.Wave + (lowered > 0 ? 1 : 0),
                makesRoom.Concat(move.Needs.Select(need => numbers[need])).ToArray());
        }
    }

    private IReadOnlyList<int> MovesBefore(string machineId, string hostName) => _steps
        .Where(step => step.Adaptation is MigrationAdaptation migration
            && (migration.MachineId == machineId || migration.FromHostName == hostName))
        .Select(step => step.Number)
        .ToArray();

    private static string HostOf(FabricInventory fabric, Adaptation change) =>
        fabric.FindHost(fabric.FindMachine(change.MachineId)!.HostId)!.Name;

    private void Add(
        Adaptation adaptation, string hostName, string reason, int wave, IReadOnlyList<int> dependsOn) =>
        _steps.Add(new PlanStep(_steps.Count + 1, adaptation, hostName, reason)
        {
            Wave = wave,
            DependsOn = dependsOn,
        });
}
