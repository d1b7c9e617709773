using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Finds an order in which VMs can be moved one after the other so that every state between keeps the
/// hard rules; where they stand in each other's way, one of them is parked on a third host first.</summary>
internal sealed class MoveOrder
{
    // With more than this many moves besides those that are wanted, other moves would have been found before.
    private const int MostExtra = 2;

    private readonly Func<VirtualMachine, bool> _mayMove;
    private readonly Func<FabricHost, bool> _mayTake;
    private readonly CancellationToken _stopToken;

    /// <param name="mayMove">Which VMs may be moved at all.</param>
    /// <param name="mayTake">Which hosts something may be moved to.</param>
    /// <param name="stopToken">Ends the search.</param>
    public MoveOrder(
        Func<VirtualMachine, bool> mayMove, Func<FabricHost, bool> mayTake, CancellationToken stopToken)
    {
        _mayMove = mayMove;
        _mayTake = mayTake;
        _stopToken = stopToken;
    }

    /// <summary>Finds the shortest order.</summary>
    /// <param name="fabric">The fabric as it is.</param>
    /// <param name="targets">The host that each VM shall come to, by ids.</param>
    /// <param name="most">Moves at most.</param>
    /// <returns>VM and host, by ids, in order; null where there is none of that length.</returns>
    public IReadOnlyList<(string MachineId, string HostId)>? Find(
        FabricInventory fabric, IReadOnlyDictionary<string, string> targets, int most)
    {
        for (int extra = 0; extra <= Math.Min(MostExtra, most - targets.Count); extra++)
        {
            List<(string, string)> moves = new();
            if (Complete(fabric, targets, extra, moves))
            {
                return moves;
            }
        }

        return null;
    }

    private bool Complete(
        FabricInventory fabric,
        IReadOnlyDictionary<string, string> targets,
        int extra,
        List<(string MachineId, string HostId)> moves)
    {
        _stopToken.ThrowIfCancellationRequested();
        string[] waiting = targets
            .Where(target => fabric.FindMachine(target.Key)!.HostId != target.Value)
            .Select(target => target.Key)
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToArray();
        if (waiting.Length == 0)
        {
            return true;
        }

        return waiting.Any(id => Try(fabric, targets, extra, moves, id, targets[id]))
            || (extra > 0 && fabric.Hosts.Any(host => waiting
                .Where(id => targets[id] != host.Id)
                .Any(id => Try(fabric, targets, extra - 1, moves, id, host.Id))))
            || (extra > 1 && MakeWay(fabric, targets, extra, moves, waiting));
    }

    // Somebody who is in the way steps aside and comes back: two moves more.
    private bool MakeWay(
        FabricInventory fabric,
        IReadOnlyDictionary<string, string> targets,
        int extra,
        List<(string MachineId, string HostId)> moves,
        IReadOnlyList<string> waiting)
    {
        HashSet<string> wanted = new(waiting.Select(id => targets[id]), StringComparer.Ordinal);
        VirtualMachine[] others = fabric.VirtualMachines
            .Where(machine => wanted.Contains(machine.HostId)
                && !targets.ContainsKey(machine.Id)
                && _mayMove(machine))
            .ToArray();
        foreach (VirtualMachine other in others)
        {
            Dictionary<string, string> more = targets.ToDictionary(
                target => target.Key, target => target.Value, StringComparer.Ordinal);
            more[other.Id] = other.HostId;
            if (fabric.Hosts.Any(host => host.Id != other.HostId
                && Try(fabric, more, extra - 2, moves, other.Id, host.Id)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Try(
        FabricInventory fabric,
        IReadOnlyDictionary<string, string> targets,
        int extra,
        List<(string MachineId, string HostId)> moves,
        string machineId,
        string hostId)
    {
        VirtualMachine machine = fabric.FindMachine(machineId)!;
        FabricHost host = fabric.FindHost(hostId)!;
        if (machine.HostId == hostId || !_mayTake(host) || MigrationRules.Obstacles(fabric, machine, host).Count > 0)
        {
            return false;
        }

        moves.Add((machineId, hostId));
        if (Complete(fabric.With([machine.On(hostId)]), targets, extra, moves))
        {
            return true;
        }

        moves.RemoveAt(moves.Count - 1);
        return false;
    }
}
