using NetUtil.Core.Model;
using NetUtil.Core.Statistics;
using NetUtil.Outputs;

namespace NetUtil.Sessions;

/// <summary>Turns readings of a fabric's meters into samples and keeps them.</summary>
internal sealed class ReadingRecorder
{
    private static readonly CollectorOptions s_options = new();

    private readonly string _fabricId;
    private readonly IStatisticStore _statistics;

    /// <summary>Makes a recorder.</summary>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="statistics">Where samples are kept.</param>
    internal ReadingRecorder(string fabricId, IStatisticStore statistics)
    {
        _fabricId = fabricId;
        _statistics = statistics;
    }

    /// <summary>True where no meter of the fabric was ever read: the next reading gives no sample.</summary>
    /// <exception cref="NetUtil.Core.State.StoreException">The store fails.</exception>
    internal bool IsFirst => _statistics.ReadLastReadings(_fabricId).Count == 0;

    /// <summary>Keeps what one reading gives.</summary>
    /// <param name="reading">The reading.</param>
    /// <exception cref="NetUtil.Core.State.StoreException">The store fails.</exception>
    internal StatisticUpdate Record(MeterReading reading)
    {
        CollectedTraffic collected = ReadingCollector.Collect(
            reading, _statistics.ReadLastReadings(_fabricId), s_options);
        _statistics.Add(_fabricId, collected.Samples, collected.LastReadings);
        return new StatisticUpdate(_fabricId, reading, collected);
    }
}
