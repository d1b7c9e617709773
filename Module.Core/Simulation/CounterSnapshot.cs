using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>Every counter of a simulated fabric at one time. Immutable.</summary>
public sealed class CounterSnapshot
{
    /// <summary>Makes a snapshot.</summary>
    /// <param name="time">When they stood so, UTC.</param>
    /// <param name="totals">The counters.</param>
    public CounterSnapshot(DateTimeOffset time, IReadOnlyList<CounterTotal> totals)
    {
        Time = time.ToUniversalTime();
        Totals = Guard.NotNull(totals, nameof(totals));
    }

    /// <summary>When they stood so, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The counters.</summary>
    public IReadOnlyList<CounterTotal> Totals { get; }
}
