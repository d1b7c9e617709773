using System;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>Turns the rows of a plain CSV's subjects into samples. One thread at a time.</summary>
internal sealed class PlainFeed
{
    private readonly ImportTally _tally;
    private readonly SampleBatch _batch;
    private readonly long[] _gaps = new long[1024];

    public PlainFeed(ImportTally tally, SampleBatch batch)
    {
        _tally = tally;
        _batch = batch;
    }

    /// <summary>Adds the row whose values were put at the place that the series' window gave.</summary>
    /// <returns>False where it came too late.</returns>
    public bool Add(PlainSeries series, long ticks)
    {
        if (!series.Window!.Add(ticks, out bool isInOrder))
        {
            return false;
        }

        if (!isInOrder)
        {
            _tally.Mend(ImportMend.OutOfOrder);
        }

        if (series.Window.IsFull)
        {
            Take(series, all: false);
        }

        return true;
    }

    /// <summary>Makes samples of a series' rows.</summary>
    /// <param name="series">The series.</param>
    /// <param name="all">True at the end of the file; false for the older half.</param>
    public void Take(PlainSeries series, bool all)
    {
        OrderWindow window = series.Window!;
        int count = window.CountToTake(all);
        series.Intervals.Learn(window, _gaps);
        for (int from = 0; from < count;)
        {
            long end = window.TicksAt(from);
            int until = from + 1;
            bool isAgreed = true;
            while (until < count && window.TicksAt(until) == end)
            {
                isAgreed &= IsSame(window, from, until);
                until++;
            }

            long start = series.Intervals.Pass(end, out ImportMend? mend, out _);
            _tally.Drop(
                isAgreed ? ImportDrop.Repeated : ImportDrop.Contradictory, until - from - (isAgreed ? 1 : 0));
            if (isAgreed)
            {
                Take(series, window.Values, window.OffsetAt(from), start, end, mend);
            }

            from = until;
        }

        window.Remove(count);
    }

    private void Take(PlainSeries series, double[] values, int offset, long start, long end, ImportMend? mend)
    {
        long length = (long)values[offset + PlainSeries.Length];
        start = length > 0 ? end - length : start;
        if (start < 0)
        {
            _tally.Drop(ImportDrop.NoInterval);
            return;
        }

        double seconds = (end - start) / (double)TimeSpan.TicksPerSecond;
        int amounts = (int)values[offset + PlainSeries.Amounts];
        double sent = values[offset + PlainSeries.Sent] * ((amounts & 1) != 0 ? 1 : seconds);
        double received = values[offset + PlainSeries.Received] * ((amounts & 2) != 0 ? 1 : seconds);
        if (Math.Max(sent, received) > series.Match.MaximumBytesPerSecond * seconds)
        {
            _tally.Drop(ImportDrop.Absurd);
            return;
        }

        if (length == 0 && mend is ImportMend kind)
        {
            _tally.Mend(kind);
        }

        series.HasSample = true;
        _batch.Add(new SampleFacts(series.Shared, start, end, sent, received, SampleQuality.Good));
        _tally.AddSamples(_batch.TakeAdded(), start, end);
    }

    private static bool IsSame(OrderWindow window, int first, int second)
    {
        for (int i = 0; i < window.Width; i++)
        {
            if (window.Values[window.OffsetAt(first) + i] != window.Values[window.OffsetAt(second) + i])
            {
                return false;
            }
        }

        return true;
    }
}
