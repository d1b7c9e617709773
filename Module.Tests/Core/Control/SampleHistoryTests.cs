using System;
using System.Collections.Generic;
using System.Linq;
using NetUtil.Core.Control;
using NetUtil.Core.Model;
using NetUtil.Tests.Doubles;
using Xunit;

namespace NetUtil.Tests.Core.Control;

public sealed class SampleHistoryTests
{
    private static readonly DateTimeOffset s_now = new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero);

    private readonly MemoryStore _store = new(new MemoryJournal());

    [Fact]
    public void A_verdict_looks_back_over_the_window_and_one_interval()
    {
        AddSamples(interval: 1, minutes: 120);
        SampleHistory history = Read(window: 5);
        Assert.Equal((Minutes(1), Minutes(6)), (history.Interval, history.Span));
        Assert.Equal(s_now, history.For(s_now).Max(sample => sample.End));
        Assert.Single(_store.Reads);
    }

    [Fact]
    public void Of_slow_meters_three_intervals_are_needed_to_call_data_stale()
    {
        // Three intervals of 20 min and one more, where 5 min and half an hour are read at first.
        AddSamples(interval: 20, minutes: 600);
        SampleHistory history = Read(window: 5);
        Assert.Equal((Minutes(20), Minutes(80)), (history.Interval, history.Span));
        Assert.Equal([(35, 0), (80, 35)], Reads());
        Assert.Equal(4, history.For(s_now).Count);
    }

    [Fact]
    public void Long_silence_is_looked_beyond_so_that_it_can_be_told()
    {
        AddSamples(interval: 1, minutes: 30, silence: 600);
        SampleHistory history = Read(window: 5);
        Assert.Equal([(35, 0), (1445, 35)], Reads());
        Assert.Equal(s_now - Minutes(600), history.For(s_now).Max(sample => sample.End));
    }

    [Fact]
    public void Earlier_verdicts_read_only_what_is_not_yet_read_and_nothing_twice()
    {
        AddSamples(interval: 1, minutes: 120);
        SampleHistory history = Read(window: 5);
        history.For(s_now - Minutes(29));
        Assert.Single(_store.Reads);
        IReadOnlyList<TrafficSample> samples = history.For(s_now - Minutes(40));
        Assert.Equal([(35, 0), (46, 35)], Reads());
        Assert.Equal(46, samples.Count);
        Assert.Equal(46, samples.Select(sample => sample.End).Distinct().Count());
    }

    [Fact]
    public void An_empty_store_has_a_usual_interval_of_a_minute()
    {
        SampleHistory history = Read(window: 5);
        Assert.Equal((Minutes(1), Minutes(6)), (history.Interval, history.Span));
        Assert.Empty(history.For(s_now));
    }

    [Fact]
    public void The_longest_window_is_read_whole()
    {
        AddSamples(interval: 1, minutes: 600);
        Read(window: 240);
        Assert.Equal([(270, 0)], Reads());
    }

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    private SampleHistory Read(double window) => new(_store, "test", s_now, Minutes(window), default);

    private IEnumerable<(int After, int Until)> Reads() => _store.Reads.Select(read => (
        (int)(s_now - read.After).TotalMinutes, (int)(s_now - read.Until).TotalMinutes));

    private void AddSamples(int interval, int minutes, int silence = 0) => _store.Add(
        "test",
        [.. Enumerable.Range(0, minutes / interval).Select(index => new TrafficSample(
            TrafficKind.Adapter,
            "a-nic",
            s_now - Minutes(silence + ((index + 1) * interval)),
            s_now - Minutes(silence + (index * interval)),
            1,
            1,
            "test"))],
        []);
}
