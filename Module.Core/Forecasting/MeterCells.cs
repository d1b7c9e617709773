using System;
using NetUtil.Core.Model;
using NetUtil.Core.Statistics;

namespace NetUtil.Core.Forecasting;

/// <summary>What meters counted of one thing, minute by minute. Filled once, then only read. Rates in
/// bit/s.</summary>
/// <remarks>What a sample counted is spread evenly over its time, so that any sampling interval serves. A minute
/// of which less than half was counted is unknown; so is a window of which less than half of the minutes is
/// known. Of several meters the first one counts, and others where it is silent.</remarks>
internal sealed class MeterCells
{
    private const double LeastSeconds = 30;

    private readonly MinuteSpan _span;
    private readonly double[] _sent;
    private readonly double[] _received;
    private readonly int[] _known;
    private readonly bool[] _countsAllPairs;
    private double[] _sentBytes;
    private double[] _receivedBytes;
    private double[] _seconds;

    public MeterCells(MinuteSpan span)
    {
        _span = span;
        _sent = new double[span.Count + 1];
        _received = new double[span.Count + 1];
        _known = new int[span.Count + 1];
        _countsAllPairs = new bool[span.Count];
        (_sentBytes, _receivedBytes, _seconds) =
            (new double[span.Count], new double[span.Count], new double[span.Count]);
    }

    /// <summary>Adds what the meter counted that is being read.</summary>
    public void Add(TrafficHistory history)
    {
        long length = Math.Max((history.End - history.Start).Ticks, history.Covered.Ticks);
        long begin = history.End.UtcTicks - length;
        double density = history.Covered.Ticks / (double)length;
        long first = Math.Max(0, (begin / TimeSpan.TicksPerMinute) - _span.First);
        for (long i = first; i < _span.Count; i++)
        {
            long start = (_span.First + i) * TimeSpan.TicksPerMinute;
            long overlap = Math.Min(start + TimeSpan.TicksPerMinute, history.End.UtcTicks) - Math.Max(start, begin);
            if (overlap <= 0)
            {
                break;
            }

            double share = overlap / (double)length;
            _sentBytes[i] += history.SentBytes * share;
            _receivedBytes[i] += history.ReceivedBytes * share;
            _seconds[i] += overlap * density / TimeSpan.TicksPerSecond;
            _countsAllPairs[i] |= history.PairCoverage == PairCoverage.All;
        }
    }

    /// <summary>Ends what one meter counted: where minutes are unknown so far, its figures are taken.</summary>
    public void EndMeter()
    {
        for (int i = 0; i < _span.Count; i++)
        {
            if (_known[i + 1] == 0 && _seconds[i] >= LeastSeconds)
            {
                _known[i + 1] = 1;
                _sent[i + 1] = _sentBytes[i] * 8 / _seconds[i];
                _received[i + 1] = _receivedBytes[i] * 8 / _seconds[i];
            }

            _sentBytes[i] = _receivedBytes[i] = _seconds[i] = 0;
        }
    }

    /// <summary>Takes silence for 0 where the meter of the adapter counted all its pairs.</summary>
    public void FillSilence(MeterCells adapter)
    {
        for (int i = 0; i < _span.Count; i++)
        {
            if (_known[i + 1] == 0 && adapter._known[i + 1] > 0 && adapter._countsAllPairs[i])
            {
                _known[i + 1] = 1;
            }
        }
    }

    /// <summary>Ends the filling: windows can be asked for.</summary>
    public void Finish()
    {
        for (int i = 1; i <= _span.Count; i++)
        {
            _sent[i] += _sent[i - 1];
            _received[i] += _received[i - 1];
            _known[i] += _known[i - 1];
        }

        _sentBytes = _receivedBytes = _seconds = [];
    }

    /// <summary>The mean rates of a window; not a number where they are unknown.</summary>
    /// <param name="end">The minute before which it ends.</param>
    /// <param name="length">Its length. Unit: minutes.</param>
    public (double Sent, double Received) Window(long end, int length)
    {
        long last = end - _span.First;
        long first = last - length;
        if (first < 0 || last > _span.Count)
        {
            return (double.NaN, double.NaN);
        }

        int known = _known[last] - _known[first];
        return known * 2 < length
            ? (double.NaN, double.NaN)
            : ((_sent[last] - _sent[first]) / known, (_received[last] - _received[first]) / known);
    }
}
