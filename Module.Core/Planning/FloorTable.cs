using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;
using NetUtil.Core.Model;

namespace NetUtil.Core.Planning;

/// <summary>Finds how far each adapter may be lowered. Not safe on several threads.</summary>
/// <remarks>The floor is the largest of the port's own minimum, what the policy says, and the 95th percentile of
/// what was sent in the last 24 h. Where an upper bound that is broken names the adapter as a sender, that bound
/// takes the percentile's place: it is the administrator's own word on how much it may send. No VM without a spec
/// is limited to less than 1 Mbit/s, also where the last 24 h were silent: it must stay reachable, and port
/// profiles of VMM know no smaller maximum. What specs need of an adapter is kept by the plan's rows. Source:
/// Microsoft Learn, Set-SCVirtualNetworkAdapterNativePortProfile (-MaximumBandwidth is in whole
/// Mbit/s).</remarks>
internal sealed class FloorTable
{
    private const double LeastMaximum = 1e6;

    private readonly PlanRequest _request;
    private readonly HashSet<string> _covered;
    private readonly HashSet<string> _boundedSenders;
    private readonly Dictionary<string, Floor> _floors = new(StringComparer.Ordinal);

    public FloorTable(PlanRequest request, IEnumerable<string> covered, IEnumerable<string> boundedSenders)
    {
        _request = request;
        _covered = new HashSet<string>(covered, StringComparer.Ordinal);
        _boundedSenders = new HashSet<string>(boundedSenders, StringComparer.Ordinal);
    }

    private FabricInventory Fabric => _request.Evaluation.Fabric;

    /// <summary>The floor of an adapter.</summary>
    public Floor Of(string adapterId)
    {
        if (!_floors.TryGetValue(adapterId, out Floor? floor))
        {
            _floors.Add(adapterId, floor = Find(adapterId));
        }

        return floor;
    }

    /// <summary>The smallest maximum that a limit may set: the floor, and for a VM that no spec names no less
    /// than keeps it reachable.</summary>
    public Floor WhenLimited(string adapterId) => Of(adapterId) is Floor floor
        && (floor.BitsPerSecond >= LeastMaximum || _covered.Contains(adapterId))
        ? floor
        : new Floor(LeastMaximum, "the least that any VM is limited to");

    /// <summary>Why an adapter's port may not be changed at all; null where it may.</summary>
    public string? NotChangeable(string adapterId)
    {
        VirtualMachine? machine = Fabric.MachineOf(adapterId);
        return machine is null ? "it is no VM of the fabric"
            : !_request.CanChangeBandwidth ? "the platform cannot set bandwidth"
            : _request.PolicyOf(machine).NoBandwidthReason
                ?? Fabric.FindAdapter(adapterId)!.NotAdjustableReason;
    }

    private Floor Find(string adapterId)
    {
        VirtualMachine? machine = Fabric.MachineOf(adapterId);
        if (machine is null)
        {
            return new Floor(double.PositiveInfinity, "it is no VM of the fabric");
        }

        if (NotChangeable(adapterId) is string reason)
        {
            return new Floor(double.PositiveInfinity, reason);
        }

        MachinePolicy policy = _request.PolicyOf(machine);
        double minimum = Fabric.FindAdapter(adapterId)!.Port.MinimumBitsPerSecond ?? 0;
        Floor least = policy.FloorBitsPerSecond > minimum
            ? new Floor(policy.FloorBitsPerSecond, policy.FloorReason)
            : new Floor(minimum, "its port's own minimum");
        bool ignoresHistory = _boundedSenders.Contains(adapterId)
            || (!_covered.Contains(adapterId) && policy.MayGoBelowHistory);
        if (ignoresHistory)
        {
            return least;
        }

        if (!_request.RecentPeaks.TryGetValue(adapterId, out double peak))
        {
            return new Floor(double.PositiveInfinity, "nothing is known of its last 24 h");
        }

        return peak >= least.BitsPerSecond ? new Floor(peak, "the 95th percentile of its last 24 h") : least;
    }
}
