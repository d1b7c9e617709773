using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Migrations in waves that hosts can take: the hard rules of <see cref="MigrationRules"/> hold while each is
/// under way, and no host takes part in more at once than it has slots. Moves that wait for each other are untied by
/// way of a host with room. Immutable once made.</summary>
/// <remarks>Each wave takes the moves in the order given, as many as go at once. Where none goes, the VM with least
/// memory (then by name, then by id) that frees the way for another goes to the host with most free memory (then by
/// name, then by id) first; each VM does so once at most. The same input gives the same schedule.
/// Cost: O(moves² × hosts × rules).</remarks>
public sealed class MoveSchedule
{
    private readonly int _atOnce;
    private readonly Func<FabricInventory, bool> _isTolerable;
    private readonly List<PlannedMove> _pending;
    private readonly List<ScheduledMove> _moves = new();
    private readonly HashSet<string> _detoured = new(StringComparer.Ordinal);
    private int _wave;

    private MoveSchedule(
        FabricInventory fabric,
        IReadOnlyList<PlannedMove> moves,
        int atOnce,
        Func<FabricInventory, bool>? isTolerable)
    {
        After = Guard.NotNull(fabric, nameof(fabric));
        _atOnce = (int)Guard.InRange(atOnce, 1, int.MaxValue, nameof(atOnce));
        _isTolerable = isTolerable ?? (_ => true);
        _pending = Guard.NotNull(moves, nameof(moves)).ToList();
        while (_pending.Count > 0 && (AddWave() || AddDetour()))
        {
        }

        Blocked = _pending.Select(move => new BlockedMove(move, ReasonOf(move))).ToArray();
    }

    /// <summary>The migrations in order, wave by wave; a VM that makes a detour is in it twice.</summary>
    public IReadOnlyList<ScheduledMove> Moves => _moves;

    /// <summary>Moves for which no order was found, and why.</summary>
    public IReadOnlyList<BlockedMove> Blocked { get; }

    /// <summary>The fabric once all migrations are done.</summary>
    public FabricInventory After { get; private set; }

    /// <summary>Makes a schedule.</summary>
    /// <param name="fabric">The fabric when the first wave begins.</param>
    /// <param name="moves">Where VMs are to lie in the end: each VM at most once, none where it lies already.</param>
    /// <param name="atOnce">Migrations at once that a host may take part in, where its own slots allow it; at least
    /// 1.</param>
    /// <param name="isTolerable">Says whether the fabric may look so between two waves; null where every fabric that
    /// keeps the hard rules may.</param>
    /// <exception cref="ArgumentException">A VM or host is not of the fabric.</exception>
    public static MoveSchedule Make(
        FabricInventory fabric,
        IReadOnlyList<PlannedMove> moves,
        int atOnce,
        Func<FabricInventory, bool>? isTolerable = null) => new(fabric, moves, atOnce, isTolerable);

    private VirtualMachine MachineOf(PlannedMove move) => After.FindMachine(move.MachineId)
        ?? throw new ArgumentException($"The fabric has no VM '{move.MachineId}'.", "moves");

    private FabricHost HostOf(string hostId) => After.FindHost(hostId)
        ?? throw new ArgumentException($"The fabric has no host '{hostId}'.", "moves");

    private bool AddWave()
    {
        FabricInventory during = After;
        FabricInventory arrived = After;
        Dictionary<string, int> used = new(StringComparer.Ordinal);
        List<PlannedMove> taken = new();
        foreach (PlannedMove move in _pending)
        {
            VirtualMachine machine = MachineOf(move);
            FabricHost source = HostOf(machine.HostId);
            FabricHost target = HostOf(move.TargetHostId);
            if (HasSlot(source, used)
                && HasSlot(target, used)
                && MigrationRules.Obstacles(during, machine, target).Count == 0
                && _isTolerable(arrived.With([machine.On(target.Id)])))
            {
                taken.Add(move);
                used[source.Id] = UsedOf(source, used) + 1;
                used[target.Id] = UsedOf(target, used) + 1;
                during = during.With([machine.MovingTo(target.Id)]);
                arrived = arrived.With([machine.On(target.Id)]);
            }
        }

        Take(taken.Select(move => (move.MachineId, move.TargetHostId, move.Reason)).ToArray(), arrived);
        _pending.RemoveAll(taken.Contains);
        return taken.Count > 0;
    }

    private bool AddDetour()
    {
        foreach (PlannedMove move in _pending
            .Where(move => !_detoured.Contains(move.MachineId))
            .OrderBy(move => MachineOf(move).MemoryBytes)
            .ThenBy(move => MachineOf(move).Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(move => move.MachineId, StringComparer.Ordinal))
        {
            VirtualMachine machine = MachineOf(move);
            if (!HasSlot(HostOf(machine.HostId), []))
            {
                continue;
            }

            FabricHost? between = After.Hosts
                .Where(host => host.Id != move.TargetHostId && HasSlot(host, []))
                .OrderByDescending(host => host.MemoryBytes - PlacementRules.MemoryOn(After, host.Id))
                .ThenBy(host => host.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(host => host.Id, StringComparer.Ordinal)
                .FirstOrDefault(host => MigrationRules.Obstacles(After, machine, host).Count == 0
                    && Helps(After.With([machine.On(host.Id)]), move));
            if (between is not null)
            {
                _detoured.Add(machine.Id);
                Take(
                    [(machine.Id, between.Id, $"{move.Reason}; by way of {between.Name}, since "
                        + "the VMs that are to change places leave each other no room")],
                    After.With([machine.On(between.Id)]));
                return true;
            }
        }

        return false;
    }

    // A detour helps where it lets another move go.
    private bool Helps(FabricInventory then, PlannedMove detour) => _isTolerable(then) && _pending.Any(move =>
        move != detour
        && MigrationRules.Obstacles(
            then, then.FindMachine(move.MachineId)!, then.FindHost(move.TargetHostId)!).Count == 0);

    private void Take(IReadOnlyList<(string MachineId, string HostId, string Reason)> wave, FabricInventory arrived)
    {
        if (wave.Count == 0)
        {
            return;
        }

        _wave++;
        ScheduledMove[] earlier = _moves.ToArray();
        foreach ((string machineId, string hostId, string reason) in wave)
        {
            MigrationAdaptation migration =
                MigrationAdaptation.Of(After, After.FindMachine(machineId)!, After.FindHost(hostId)!);
            _moves.Add(new ScheduledMove(migration, reason, _wave, earlier
                .Where(one => one.Migration.FromHostId == hostId || one.Migration.MachineId == machineId)
                .ToArray()));
        }

        After = arrived;
    }

    private bool HasSlot(FabricHost host, Dictionary<string, int> used) =>
        UsedOf(host, used) < Math.Min(host.MigrationSlots, _atOnce);

    private static int UsedOf(FabricHost host, Dictionary<string, int> used) =>
        used.TryGetValue(host.Id, out int count) ? count : 0;

    private string ReasonOf(PlannedMove move)
    {
        VirtualMachine machine = MachineOf(move);
        FabricHost target = HostOf(move.TargetHostId);
        FabricHost? closed = new[] { HostOf(machine.HostId), target }.FirstOrDefault(host => host.MigrationSlots == 0);
        return closed is not null
            ? $"{closed.Name} takes part in no live migrations."
            : MigrationRules.Refusal(After, machine, target)
                ?? "On the way a requirement that holds would be broken.";
    }
}
