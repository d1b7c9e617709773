using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Forecasting;

/// <summary>What the meters of a fabric counted over a span, minute by minute. Immutable once read.</summary>
/// <remarks>Memory: 41 bytes a minute and series.</remarks>
internal sealed class HistoryCells
{
    /// <summary>Meters are read at least this often.</summary>
    public static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(10);

    private readonly Dictionary<MeterKey, MeterCells> _cells = new();

    private HistoryCells(MinuteSpan span) => Span = span;

    public MinuteSpan Span { get; }

    /// <summary>The longest interval between readings, up to <see cref="LongestInterval"/>.</summary>
    public TimeSpan Interval { get; private set; }

    /// <summary>True where nothing was counted.</summary>
    public bool IsEmpty => _cells.Count == 0;

    /// <summary>What was counted; a pair that nothing moved between for the whole span may not be in
    /// it.</summary>
    public IEnumerable<MeterKey> Keys => _cells.Keys;

    /// <summary>Streams a span from a store.</summary>
    /// <param name="statistics">The store.</param>
    /// <param name="fabricId">The fabric.</param>
    /// <param name="span">What to read.</param>
    /// <param name="interval">A sample that ends so much after the span may begin in it.</param>
    /// <param name="wanted">Which series.</param>
    /// <param name="stopToken">Ends the reading.</param>
    public static HistoryCells Read(
        IStatisticStore statistics,
        string fabricId,
        MinuteSpan span,
        TimeSpan interval,
        Predicate<StatisticSeries> wanted,
        CancellationToken stopToken)
    {
        HistoryCells cells = new(span);
        StatisticQuery query = new(fabricId, span.Start, span.End + interval, StatisticResolution.Raw)
        {
            Wanted = wanted,
        };
        StatisticSeries? last = null;
        foreach (TrafficHistory history in statistics.ReadHistory(query, stopToken))
        {
            if (history.Series != last)
            {
                cells.EndMeter(last);
                last = history.Series;
            }

            cells.At(MeterKey.Of(history.Series)).Add(history);
            if (history.Covered > cells.Interval && history.Covered <= LongestInterval)
            {
                cells.Interval = history.Covered;
            }
        }

        cells.EndMeter(last);
        cells.Finish();
        return cells;
    }

    /// <summary>The mean rates of a window; not a number where they are unknown.</summary>
    /// <param name="key">Of what.</param>
    /// <param name="end">The minute before which it ends.</param>
    /// <param name="length">Its length. Unit: minutes.</param>
    public (double Sent, double Received) Window(MeterKey key, long end, int length) =>
        _cells.TryGetValue(key, out MeterCells? cells) ? cells.Window(end, length) : (double.NaN, double.NaN);

    private MeterCells At(MeterKey key)
    {
        if (!_cells.TryGetValue(key, out MeterCells? cells))
        {
            _cells.Add(key, cells = new MeterCells(Span));
        }

        return cells;
    }

    private void EndMeter(StatisticSeries? series)
    {
        if (series is not null)
        {
            At(MeterKey.Of(series)).EndMeter();
        }
    }

    private void Finish()
    {
        foreach (KeyValuePair<MeterKey, MeterCells> pair in _cells.Where(one => one.Key.Kind == TrafficKind.Pair))
        {
            if (_cells.TryGetValue(MeterKey.Adapter(pair.Key.SubjectId), out MeterCells? adapter))
            {
                pair.Value.FillSilence(adapter);
            }
        }

        foreach (MeterCells cells in _cells.Values)
        {
            cells.Finish();
        }
    }
}
