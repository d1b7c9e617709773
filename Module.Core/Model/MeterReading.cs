using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Model;

/// <summary>One reading of every meter of a fabric. Immutable.</summary>
public sealed class MeterReading
{
    /// <summary>Makes a reading.</summary>
    /// <param name="time">When it was taken, UTC.</param>
    /// <param name="counters">What the meters showed.</param>
    /// <param name="problems">What could not be read, in words; may be empty.</param>
    public MeterReading(
        DateTimeOffset time, IReadOnlyList<CounterReading> counters, IReadOnlyList<string>? problems = null)
    {
        Time = time.ToUniversalTime();
        Counters = Guard.NotNull(counters, nameof(counters));
        Problems = problems ?? Array.Empty<string>();
    }

    /// <summary>When it was taken, UTC.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>What the meters showed.</summary>
    public IReadOnlyList<CounterReading> Counters { get; }

    /// <summary>What could not be read, in words.</summary>
    public IReadOnlyList<string> Problems { get; }
}
