using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Forecasting;

/// <summary>A VM that came to lie on another host. Immutable, compared by value.</summary>
public sealed record MachineMove
{
    /// <summary>Makes a move.</summary>
    /// <param name="fromHostId">The host it left; not blank.</param>
    /// <param name="toHostId">The host it came to; not blank.</param>
    /// <param name="time">When it ended, UTC.</param>
    public MachineMove(string fromHostId, string toHostId, DateTimeOffset time)
    {
        FromHostId = Guard.NotBlank(fromHostId, nameof(fromHostId));
        ToHostId = Guard.NotBlank(toHostId, nameof(toHostId));
        Time = time.ToUniversalTime();
    }

    /// <summary>The host it left.</summary>
    public string FromHostId { get; }

    /// <summary>The host it came to.</summary>
    public string ToHostId { get; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset Time { get; }
}
