using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Compliance;

namespace NetUtil.Core.Planning;

/// <summary>What may be done with one VM. Immutable.</summary>
public sealed class MachinePolicy
{
    /// <summary>Stands among <see cref="Sources"/> for what no rule says otherwise.</summary>
    public const string Standard = "default";

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

    /// <summary>When it is changed: where several rules count, one window of each must be open; of a rule without
    /// windows any time is.</summary>
    public IReadOnlyList<IReadOnlyList<ChangeWindow>> Windows { get; internal init; } =
        Array.Empty<IReadOnlyList<ChangeWindow>>();

    /// <summary>Which rule says what, by the setting's name: "default", "VM 'web-*'", "application
    /// 'Shop'".</summary>
    public IReadOnlyDictionary<string, string> Sources { get; internal init; } = new Dictionary<string, string>();

    /// <summary>Why its ports may not be changed, as a clause; null where they may.</summary>
    public string? NoBandwidthReason => Exclusion ?? (MayChangeBandwidth
        ? null
        : $"the policy leaves its bandwidth as it is ({Sources[nameof(MayChangeBandwidth)]})");

    /// <summary>Why it may not be moved, as a clause; null where it may.</summary>
    public string? NoMigrationReason => Exclusion ?? (MayMigrate
        ? null
        : $"the policy does not let it be moved ({Sources[nameof(MayMigrate)]})");

    /// <summary>The floor of the policy, as a clause.</summary>
    public string FloorReason => $"the floor of the policy ({Sources[nameof(FloorBitsPerSecond)]})";

    /// <summary>Says why a port is not limited to a rate, where the policy's floor lies above it.</summary>
    /// <param name="bitsPerSecond">The rate; null for no limit. Unit: bit/s.</param>
    /// <returns>Why, as a clause; null where it may be.</returns>
    public string? BelowFloorReason(double? bitsPerSecond) => bitsPerSecond < FloorBitsPerSecond
        ? $"it keeps at least {ObstacleText.Rate(FloorBitsPerSecond)}, {FloorReason}"
        : null;

    /// <summary>Says whether nothing may be done at a time, because no window is open then.</summary>
    /// <param name="time">The time, UTC.</param>
    /// <returns>Why, as a clause; null where something may be done.</returns>
    public string? ClosedReason(DateTimeOffset time) => Windows
        .Select(windows => ChangeWindow.ClosedReason(windows, time))
        .FirstOrDefault(reason => reason is not null);

    /// <summary>When something may next be done.</summary>
    /// <param name="time">The time, UTC.</param>
    /// <returns>The time itself where something may be done then, else the begin of the next minute in which it
    /// may; null where there is none within eight days.</returns>
    public DateTimeOffset? NextOpening(DateTimeOffset time) => ChangeWindow.NextOpening(Windows, time);

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
