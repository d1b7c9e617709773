using NetUtil.Core.Model;

namespace NetUtil.Core.Statistics;

/// <summary>Tells counters apart: two meters of one adapter are two counters.</summary>
internal readonly record struct CounterKey(TrafficKind Kind, string SubjectId, string? RemoteId, string Source)
{
    public static CounterKey Of(CounterReading reading) =>
        new(reading.Kind, reading.SubjectId, reading.RemoteId, reading.Source);
}
