using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Control;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Outputs;

/// <summary>What one reading of all meters gave. Immutable.</summary>
public sealed class StatisticUpdate
{
    internal StatisticUpdate(string fabric, MeterRound round)
    {
        MeterReading reading = round.Reading;
        CollectedTraffic collected = round.Collected;
        Fabric = fabric;
        Time = reading.Time;
        CounterCount = reading.Counters.Count;
        SampleCount = collected.Samples.Count;
        FirstCount = CountOf(collected, ReadingDrop.First);
        RestartedCount = CountOf(collected, ReadingDrop.Restarted);
        RepeatedCount = CountOf(collected, ReadingDrop.Repeated);
        LateCount = CountOf(collected, ReadingDrop.Late);
        ClockSetBackCount = CountOf(collected, ReadingDrop.ClockSetBack);
        ClockSetForwardCount = CountOf(collected, ReadingDrop.ClockSetForward);
        WrapUnclearCount = CountOf(collected, ReadingDrop.WrapUnclear);
        DroppedCount = collected.Dropped.Values.Sum();
        Dropped = collected.DroppedInWords.ToArray();
        Problems = reading.Problems.ToArray();
        RolledUpCount = round.RolledUp.RolledSamples + round.RolledUp.RolledBuckets;
        OverlappingCount = round.RolledUp.Overlapping;
    }

    /// <summary>The fabric.</summary>
    public string Fabric { get; }

    /// <summary>When the meters were read, UTC, by the fabric's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Counters that were read.</summary>
    public int CounterCount { get; }

    /// <summary>Samples that came of it.</summary>
    public int SampleCount { get; }

    /// <summary>Readings without a sample.</summary>
    public int DroppedCount { get; }

    /// <summary>Readings that were the first of their counter, so that there is nothing to compare
    /// with.</summary>
    public int FirstCount { get; }

    /// <summary>Readings of counters that started again, as after a migration.</summary>
    public int RestartedCount { get; }

    /// <summary>Readings with the time of the one before.</summary>
    public int RepeatedCount { get; }

    /// <summary>Readings older than the one before.</summary>
    public int LateCount { get; }

    /// <summary>Readings after the meter's clock was set back, or this machine's forward.</summary>
    public int ClockSetBackCount { get; }

    /// <summary>Readings after the meter's clock was set forward, or this machine's back.</summary>
    public int ClockSetForwardCount { get; }

    /// <summary>Readings of counters of 32 bits that may have wrapped more than once.</summary>
    public int WrapUnclearCount { get; }

    /// <summary>What gave no sample, in words.</summary>
    public IReadOnlyList<string> Dropped { get; }

    /// <summary>Meters that could not be read, in words.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Samples that became part of a minute, minutes of an hour and hours of a day, because of their
    /// age.
    /// </summary>
    public long RolledUpCount { get; }

    /// <summary>Samples that were left out of their minute, because their meter had counted their time already.
    /// </summary>
    public long OverlappingCount { get; }

    private static int CountOf(CollectedTraffic collected, ReadingDrop drop) =>
        collected.Dropped.TryGetValue(drop, out int count) ? count : 0;
}
