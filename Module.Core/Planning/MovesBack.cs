using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Finds in what order as many VMs as possible can be brought to given hosts so that every state between
/// keeps the hard rules. Not safe on several threads.</summary>
/// <remarks>Whoever can go, goes; so of n VMs that are in nobody's way an order is found in O(n²). What is left
/// is sought exactly, <see cref="MostTogether"/> VMs at a time: all of them, then all but one, and so on.
/// </remarks>
internal sealed class MovesBack
{
    /// <summary>So many VMs that stand in each other's way are looked at together.</summary>
    public const int MostTogether = 5;

    private readonly MoveOrder _order;
    private readonly Dictionary<string, string> _targets;
    private readonly List<(string MachineId, string HostId)> _moves = new();
    private FabricInventory _now;

    private MovesBack(
        FabricInventory fabric,
        IReadOnlyDictionary<string, string> targets,
        Func<VirtualMachine, bool> mayMove,
        Func<FabricHost, bool> mayTake)
    {
        _now = fabric;
        _targets = targets.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        _order = new MoveOrder(mayMove, mayTake, CancellationToken.None);
    }

    /// <summary>VM and host, by ids, in order.</summary>
    public IReadOnlyList<(string MachineId, string HostId)> Moves => _moves;

    /// <summary>Ids of VMs that cannot be brought to their hosts, each with why, a sentence.</summary>
    public IReadOnlyDictionary<string, string> Blocked => Waiting().ToDictionary(id => id, WhyBlocked);

    /// <summary>Finds an order.</summary>
    /// <param name="fabric">The fabric as it is; it has all that is named.</param>
    /// <param name="targets">The host that each VM shall come to, by ids.</param>
    /// <param name="mayMove">Which other VMs may step aside.</param>
    /// <param name="mayTake">Which hosts VMs may step aside to; null for all.</param>
    public static MovesBack Find(
        FabricInventory fabric,
        IReadOnlyDictionary<string, string> targets,
        Func<VirtualMachine, bool> mayMove,
        Func<FabricHost, bool>? mayTake = null)
    {
        MovesBack found = new(fabric, targets, mayMove, mayTake ?? (_ => true));
        do
        {
            found.GoFreely();
        }
        while (found.GoTogether());
        return found;
    }

    private string[] Waiting() => _targets
        .Where(target => _now.FindMachine(target.Key)!.HostId != target.Value)
        .Select(target => target.Key)
        .OrderBy(id => id, StringComparer.Ordinal)
        .ToArray();

    private void GoFreely()
    {
        while (Waiting().FirstOrDefault(id => ObstacleOf(id) is null) is string free)
        {
            Go(free, _targets[free]);
        }
    }

    private bool GoTogether()
    {
        string[] waiting = Waiting();
        for (int first = 0; first < waiting.Length; first += MostTogether)
        {
            foreach (string[] part in Parts(waiting.Skip(first).Take(MostTogether).ToArray()))
            {
                if (_order.Find(_now, part.ToDictionary(id => id, id => _targets[id]), int.MaxValue)
                    is IReadOnlyList<(string MachineId, string HostId)> order)
                {
                    foreach ((string machineId, string hostId) in order)
                    {
                        Go(machineId, hostId);
                    }

                    return true;
                }
            }
        }

        return false;
    }

    // The largest first; none that is empty.
    private static IEnumerable<string[]> Parts(string[] group) => Enumerable
        .Range(1, (1 << group.Length) - 1)
        .Select(bits => group.Where((_, i) => (bits & (1 << i)) != 0).ToArray())
        .OrderByDescending(part => part.Length);

    private void Go(string machineId, string hostId)
    {
        _moves.Add((machineId, hostId));
        _now = _now.With([_now.FindMachine(machineId)!.On(hostId)]);
    }

    private string? ObstacleOf(string machineId) => MigrationRules.Refusal(
        _now, _now.FindMachine(machineId)!, _now.FindHost(_targets[machineId])!);

    private string WhyBlocked(string machineId) => ObstacleOf(machineId)
        ?? "VMs that go back with it stand in its way.";
}
