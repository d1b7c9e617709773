using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Planning;

/// <summary>Moves in order, and the bandwidth plan for the fabric once they are made. Immutable.</summary>
/// <param name="Moves">VM and host, by ids, in order.</param>
/// <param name="MemoryBytes">Memory of the moved VMs, once for each move.</param>
/// <param name="Bandwidth">The bandwidth plan after them.</param>
internal sealed record PlacedPlan(
    IReadOnlyList<(string MachineId, string HostId)> Moves, long MemoryBytes, RebalancePlan Bandwidth)
{
    // Shortfalls that differ by less are the same.
    private const double Hair = 1e-6;

    /// <summary>Predicted shortfall.</summary>
    public double Shortfall => Bandwidth.ShortfallAfter;

    /// <summary>VMs that it lowers.</summary>
    public int Lowered => Bandwidth.Steps.Count(step => step.IsLowering);

    /// <summary>Requirements that it leaves broken.</summary>
    public int Unmet => Bandwidth.Unmet.Count;

    /// <summary>Says whether it is better than another: less shortfall, fewer moves, less memory moved, fewer VMs
    /// lowered, in this order.</summary>
    public bool IsBetterThan(PlacedPlan other)
    {
        if (Shortfall < other.Shortfall - Hair || Shortfall > other.Shortfall + Hair)
        {
            return Shortfall < other.Shortfall;
        }

        return (Moves.Count, MemoryBytes, Lowered).CompareTo((other.Moves.Count, other.MemoryBytes, other.Lowered)) < 0;
    }

    /// <summary>Says whether a plan with at least so much shortfall, moves and memory could be better than this
    /// one.
    /// </summary>
    public bool CanBeBeatenBy(double shortfall, int moves, long memoryBytes) => shortfall < Shortfall - Hair
        || (shortfall <= Shortfall + Hair && (moves, memoryBytes).CompareTo((Moves.Count, MemoryBytes)) < 0);
}
