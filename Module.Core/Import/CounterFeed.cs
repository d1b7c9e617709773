using System;
using System.Collections.Generic;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>Turns rows of a performance log, in any order within a window, into samples. One thread at a
/// time.</summary>
internal sealed class CounterFeed
{
    private const int MostRows = 512;
    private const int FewestRows = 16;
    private const int MostValues = 1 << 20;

    private readonly CounterPlan _plan;
    private readonly ImportTally _tally;
    private readonly SampleBatch _batch;
    private readonly IntervalRule _intervals = new(gapsAreWhole: true);
    private readonly long[] _gaps = new long[MostRows + 1];
    private double[] _merged = [];

    /// <param name="plan">Says what counts what.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="batch">Takes samples.</param>
    /// <param name="rows">Rows held at most; null for as many as fit into memory that is bounded.</param>
    public CounterFeed(CounterPlan plan, ImportTally tally, SampleBatch batch, int? rows = null)
    {
        _plan = plan;
        _tally = tally;
        _batch = batch;
        int width = Math.Max(1, plan.Width);
        Window = new OrderWindow(
            width, rows ?? Math.Max(FewestRows, Math.Min(MostRows, MostValues / width)));
    }

    /// <summary>The rows that are held.</summary>
    public OrderWindow Window { get; }

    /// <summary>Adds the row whose values were put at the place that the window gave.</summary>
    /// <returns>False where it came too late.</returns>
    public bool Add(long ticks)
    {
        if (!Window.Add(ticks, out bool isInOrder))
        {
            return false;
        }

        if (!isInOrder)
        {
            _tally.Mend(ImportMend.OutOfOrder);
        }

        if (Window.IsFull)
        {
            Take(all: false);
        }

        return true;
    }

    /// <summary>Makes samples of what is left.</summary>
    public void End()
    {
        Take(all: true);
        foreach (CounterSubject subject in _plan.Subjects)
        {
            _tally.Subjects += subject.HasSample ? 1 : 0;
        }
    }

    private void Take(bool all)
    {
        int count = Window.CountToTake(all);
        _intervals.Learn(Window, _gaps);
        for (int from = 0; from < count;)
        {
            long end = Window.TicksAt(from);
            int until = from + 1;
            while (until < count && Window.TicksAt(until) == end)
            {
                until++;
            }

            long start = _intervals.Pass(end, out ImportMend? mend, out bool isLong);
            Interval interval = new(start, end, mend, isLong ? SampleQuality.Long : SampleQuality.Good);
            Take(from, until, interval);
            from = until;
        }

        Window.Remove(count);
    }

    private void Take(int from, int until, Interval interval)
    {
        double[] values = Window.Values;
        int offset = Window.OffsetAt(from);
        bool isMerged = until > from + 1;
        if (isMerged)
        {
            Merge(from, until);
            (values, offset) = (_merged, 0);
        }

        foreach (CounterSubject subject in _plan.Subjects)
        {
            double sent = Sum(values, offset, subject.Sent);
            double received = Sum(values, offset, subject.Received);
            int readings = isMerged ? Readings(from, until, subject) : 1;
            if (sent == CellCode.Absent && received == CellCode.Absent)
            {
                continue;
            }

            Take(subject, sent, received, readings, interval);
        }

        if (_batch.Added > 0)
        {
            _tally.AddSamples(_batch.TakeAdded(), interval.Start, interval.End);
        }
    }

    private void Take(CounterSubject subject, double sent, double received, int readings, in Interval interval)
    {
        if (sent < 0 || received < 0)
        {
            ImportDrop kind = CellCode.DropOf(Math.Min(sent, received));
            _tally.Drop(kind, kind == ImportDrop.Contradictory ? readings : 1);
            _tally.Drop(ImportDrop.Repeated, kind == ImportDrop.Contradictory ? 0 : readings - 1);
            return;
        }

        _tally.Drop(ImportDrop.Repeated, readings - 1);
        if (sent > subject.MaximumBytesPerSecond || received > subject.MaximumBytesPerSecond)
        {
            _tally.Drop(ImportDrop.Absurd);
        }
        else if (interval.Start < 0)
        {
            _tally.Drop(ImportDrop.NoInterval);
        }
        else
        {
            if (interval.Mend is ImportMend mend)
            {
                _tally.Mend(mend);
            }

            subject.HasSample = true;
            double seconds = interval.Seconds;
            _batch.Add(new SampleFacts(
                subject.Shared,
                interval.Start,
                interval.End,
                sent * seconds,
                received * seconds,
                interval.Quality));
        }
    }

    private static double Sum(double[] values, int offset, List<int> places)
    {
        if (places.Count == 1)
        {
            return values[offset + places[0]];
        }

        double sum = 0;
        double worst = 0;
        int absent = 0;
        for (int i = 0; i < places.Count; i++)
        {
            double value = values[offset + places[i]];
            sum += value;
            worst = Math.Min(worst, value);
            absent += value == CellCode.Absent ? 1 : 0;
        }

        return worst >= 0 ? sum
            : worst < CellCode.Absent ? worst
            : absent == places.Count ? CellCode.Absent : CellCode.Missing;
    }

    // Rows of one time: what only one of them knows counts, and what they agree on.
    private void Merge(int from, int until)
    {
        int width = Window.Width;
        if (_merged.Length < width)
        {
            _merged = new double[width];
        }

        for (int place = 0; place < width; place++)
        {
            double merged = CellCode.Absent;
            for (int row = from; row < until; row++)
            {
                double value = Window.Values[Window.OffsetAt(row) + place];
                merged = merged == CellCode.Contradictory || value == CellCode.Absent ? merged
                    : merged < 0 ? (value < 0 ? Math.Min(merged, value) : value)
                    : value < 0 || value == merged ? merged
                    : CellCode.Contradictory;
            }

            _merged[place] = merged;
        }
    }

    private int Readings(int from, int until, CounterSubject subject)
    {
        int most = 0;
        foreach (List<int> places in new[] { subject.Sent, subject.Received })
        {
            foreach (int place in places)
            {
                int count = 0;
                for (int row = from; row < until; row++)
                {
                    count += Window.Values[Window.OffsetAt(row) + place] == CellCode.Absent ? 0 : 1;
                }

                most = Math.Max(most, count);
            }
        }

        return most;
    }
}
