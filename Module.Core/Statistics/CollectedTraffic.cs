using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>What came of one reading of all meters. Immutable.</summary>
public sealed class CollectedTraffic
{
    internal CollectedTraffic(
        IReadOnlyList<TrafficSample> samples,
        IReadOnlyList<CounterReading> lastReadings,
        IReadOnlyDictionary<ReadingDrop, int> dropped)
    {
        Samples = samples;
        LastReadings = lastReadings;
        Dropped = dropped;
    }

    /// <summary>The samples, in the order of the readings.</summary>
    public IReadOnlyList<TrafficSample> Samples { get; }

    /// <summary>The newest reading of each counter that changed; each replaces the one remembered.</summary>
    public IReadOnlyList<CounterReading> LastReadings { get; }

    /// <summary>How many readings gave no sample, by reason; reasons without a reading are not in it.</summary>
    public IReadOnlyDictionary<ReadingDrop, int> Dropped { get; }

    /// <summary>Says in words what gave no sample, a sentence for each reason; empty where all gave
    /// one.</summary>
    public IReadOnlyList<string> DroppedInWords => Dropped
        .OrderBy(pair => pair.Key)
        .Select(pair => Words(pair.Key, pair.Value))
        .ToArray();

    private static string Words(ReadingDrop drop, int count)
    {
        string readings = string.Format(
            CultureInfo.CurrentCulture, count == 1 ? "{0} reading" : "{0} readings", count);
        string gave = readings + " gave no rate: ";
        return drop switch
        {
            ReadingDrop.First => gave + "first of its counter.",
            ReadingDrop.Restarted => gave + "the counter started again, as after a migration.",
            ReadingDrop.Repeated => gave + "same time as the reading before.",
            ReadingDrop.Late => gave + "older than the reading before.",
            ReadingDrop.ClockSetBack => gave + "the meter's clock was set back, or this machine's forward.",
            ReadingDrop.ClockSetForward => gave + "the meter's clock was set forward, or this machine's back.",
            _ => gave + "a counter of 32 bits may have wrapped more than once; read it more often.",
        };
    }
}
