using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Outputs;

/// <summary>How far a simulation was moved on, and what its meters gave on the way. Immutable.</summary>
public sealed class SimulationStep
{
    internal SimulationStep(
        string fabric, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<StatisticUpdate> updates)
    {
        Fabric = fabric;
        From = from;
        To = to;
        ReadingCount = updates.Count;
        SampleCount = updates.Sum(update => update.SampleCount);
        DroppedCount = updates.Sum(update => update.DroppedCount);
        Problems = updates.SelectMany(update => update.Problems).Distinct(StringComparer.Ordinal).ToArray();
    }

    /// <summary>The fabric.</summary>
    public string Fabric { get; }

    /// <summary>The time there before, UTC.</summary>
    public DateTimeOffset From { get; }

    /// <summary>The time there now, UTC.</summary>
    public DateTimeOffset To { get; }

    /// <summary>How much time has passed.</summary>
    public TimeSpan Duration => To - From;

    /// <summary>How often all meters were read.</summary>
    public int ReadingCount { get; }

    /// <summary>Samples that came of it.</summary>
    public int SampleCount { get; }

    /// <summary>Readings without a sample, such as the first of each counter.</summary>
    public int DroppedCount { get; }

    /// <summary>Meters that could not be read, in words, each once.</summary>
    public IReadOnlyList<string> Problems { get; }
}
