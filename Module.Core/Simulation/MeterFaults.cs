using System;
using NetUtil.Core.Internals;

namespace NetUtil.Core.Simulation;

/// <summary>What is wrong with the meters of a simulated fabric. Immutable, compared by value.</summary>
public sealed record MeterFaults
{
    /// <summary>The longest lag that a simulated meter can have.</summary>
    public static readonly TimeSpan LongestLag = TimeSpan.FromHours(1);

    /// <summary>Meters that tell the truth at once.</summary>
    public static MeterFaults None { get; } = new();

    /// <summary>Share of readings that go missing, drawn for each counter and reading; 0 (default) to
    /// 1.</summary>
    public double LossProbability
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(LossProbability));
    }

    /// <summary>How old a reading is: it shows the counter as it stood then, with that time; 0 (default) to
    /// <see cref="LongestLag"/>.</summary>
    public TimeSpan Lag
    {
        get;
        init => field = value < TimeSpan.Zero || value > LongestLag
            ? throw new ArgumentOutOfRangeException(nameof(Lag), value, $"A lag lies from 0 to {LongestLag}.")
            : value;
    }

    /// <summary>What a counter counts in a step is off by up to this share, either way; 0 (default) to
    /// 1.</summary>
    public double NoiseFraction
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(NoiseFraction));
    }

    /// <summary>Width of the counters: 32 or 64 (default). A counter starts again at 0 when it is full.</summary>
    public int CounterBits
    {
        get;
        init => field = value is 32 or 64
            ? value
            : throw new ArgumentOutOfRangeException(nameof(CounterBits), value, "A counter has 32 or 64 bits.");
    } = 64;
}
