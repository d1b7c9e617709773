using System;

namespace NetUtil.Core.Import;

/// <summary>Takes values of counters one by one, in any order within a window, as Get-Counter gives them.
/// Counters may come and go. One thread at a time.</summary>
internal sealed class CounterSetFeed
{
    private const int FirstWidth = 32;

    private readonly CounterPlan _plan;
    private readonly CounterFeed _feed;
    private readonly ImportTally _tally;

    /// <param name="plan">Says what counts what.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="batch">Takes samples.</param>
    /// <param name="rows">Times held at most; null for as many as fit into memory that is bounded.</param>
    public CounterSetFeed(CounterPlan plan, ImportTally tally, SampleBatch batch, int? rows = null)
    {
        _plan = plan;
        _tally = tally;
        _feed = new CounterFeed(plan, tally, batch, rows);
        _feed.Window.Widen(FirstWidth, CellCode.Absent);
    }

    /// <summary>Takes a value.</summary>
    /// <param name="ticks">Its time, UTC.</param>
    /// <param name="place">The place that the plan gave its counter; at least 0.</param>
    /// <param name="value">The value, or a code.</param>
    /// <returns>False where it came too late.</returns>
    public bool Put(long ticks, int place, double value)
    {
        OrderWindow window = _feed.Window;
        if (_plan.Width > window.Width)
        {
            window.Widen(Math.Max(_plan.Width, window.Width * 2), CellCode.Absent);
        }

        int offset = window.OffsetOf(ticks);
        if (offset >= 0 && window.Values[offset + place] == CellCode.Absent)
        {
            window.Values[offset + place] = value;
            return true;
        }

        offset = window.Claim();
        for (int i = 0; i < window.Width; i++)
        {
            window.Values[offset + i] = CellCode.Absent;
        }

        window.Values[offset + place] = value;
        return _feed.Add(ticks);
    }

    /// <summary>Makes samples of what is left.</summary>
    /// <exception cref="ImportStop">No counter could give one.</exception>
    public void End()
    {
        _feed.End();
        if (_tally.Samples == 0 && _plan.Refusal() is ImportStop stop)
        {
            throw stop;
        }
    }
}
