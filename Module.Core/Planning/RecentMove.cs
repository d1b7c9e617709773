using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Planning;

/// <summary>A move of a VM that NetUtil made. Immutable, compared by value.</summary>
public sealed record RecentMove
{
    /// <summary>Makes a move.</summary>
    /// <param name="machineId">Id of the VM; not blank.</param>
    /// <param name="time">When it ended, UTC.</param>
    public RecentMove(string machineId, DateTimeOffset time)
    {
        MachineId = Guard.NotBlank(machineId, nameof(machineId));
        Time = time.ToUniversalTime();
    }

    /// <summary>Id of the VM.</summary>
    public string MachineId { get; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset Time { get; }
}
