using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Forecasting;

/// <summary>What is counted, whichever meter counts it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="SubjectId">Id of the adapter, uplink or link.</param>
/// <param name="RemoteId">For a pair the other end's id; otherwise null.</param>
internal readonly record struct MeterKey(TrafficKind Kind, string SubjectId, string? RemoteId)
{
    public static MeterKey Of(StatisticSeries series) => new(series.Kind, series.SubjectId, series.RemoteId);

    /// <summary>The traffic of a pair as one of its ends sees it.</summary>
    public static MeterKey Pair(string subjectId, string remoteId) => new(TrafficKind.Pair, subjectId, remoteId);

    /// <summary>All traffic of an adapter.</summary>
    public static MeterKey Adapter(string id) => new(TrafficKind.Adapter, id, null);
}
