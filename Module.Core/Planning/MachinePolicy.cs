using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Planning;

/// <summary>What may be done with one VM. Immutable.</summary>
public sealed class MachinePolicy
{
    internal MachinePolicy()
    {
    }

    /// <summary>Why the VM is never changed, as a clause; null where it may be.</summary>
    public string? Exclusion { get; internal init; }

    /// <summary>False where it is not moved.</summary>
    public bool MayMigrate { get; internal init; }

    /// <summary>False where its ports are left as they are.</summary>
    public bool MayChangeBandwidth { get; internal init; }

    /// <summary>True where it is moved also for requirements that are only at risk.</summary>
    public bool MayMigrateForRisk { get; internal init; }

    /// <summary>True where it may be lowered below the 95th percentile of its last 24 h, if no spec covers
    /// it.</summary>
    public bool MayGoBelowHistory { get; internal init; }

    /// <summary>What each of its adapters keeps at least. Unit: bit/s; 0 for no floor.</summary>
    public double FloorBitsPerSecond { get; internal init; }

    /// <summary>How long it stays where NetUtil has moved it.</summary>
    public TimeSpan CoolDown { get; internal init; }

    /// <summary>When it is changed; any time where there is none.</summary>
    public IReadOnlyList<ChangeWindow> Windows { get; internal init; } = Array.Empty<ChangeWindow>();

    /// <summary>Why its ports may not be changed, as a clause; null where they may.</summary>
    public string? NoBandwidthReason => Exclusion
        ?? (MayChangeBandwidth ? null : "the policy leaves its bandwidth as it is");

    /// <summary>Why it may not be moved, as a clause; null where it may.</summary>
    public string? NoMigrationReason => Exclusion ?? (MayMigrate ? null : "the policy does not let it be moved");

    /// <summary>Says whether nothing may be done at a time, because no window is open then.</summary>
    /// <param name="time">The time, UTC.</param>
    /// <returns>Why, as a clause; null where something may be done.</returns>
    public string? ClosedReason(DateTimeOffset time) => ChangeWindow.ClosedReason(Windows, time);

    /// <summary>Says whether the VM stays because NetUtil moved it lately.</summary>
    /// <param name="moves">What NetUtil moved.</param>
    /// <param name="machineId">Id of the VM.</param>
    /// <param name="time">The time, UTC.</param>
    /// <returns>Why, as a clause; null where it may be moved.</returns>
    public string? CoolDownReason(IEnumerable<RecentMove> moves, string machineId, DateTimeOffset time)
    {
        RecentMove? last = moves
            .Where(move => move.MachineId == machineId && move.Time + CoolDown > time)
            .OrderBy(move => move.Time)
            .LastOrDefault();
        return last is null
            ? null
            : $"NetUtil moved it at {last.Time:u}, and it stays until {last.Time + CoolDown:u}";
    }
}
