using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class RollUpTests : IDisposable
{
    private static readonly DateTimeOffset s_zero = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly StatisticRetention s_short = new(
        TimeSpan.FromHours(2), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(10));

    // Samples without gaps, of 10 s to 2 min, for some hours; idle times, rates of all sizes.
    private static readonly Gen<List<TrafficSample>> s_series = Gen
        .Select(Gen.Int[10, 120], Gen.OneOf(Gen.Const(0d), Gen.Double[0, 1e9], Gen.Double[0, 1000]))
        .List[1, 400]
        .Select(steps =>
        {
            List<TrafficSample> samples = [];
            DateTimeOffset start = s_zero.AddSeconds(7);
            foreach ((int seconds, double bytes) in steps)
            {
                samples.Add(Sample("a", start, start.AddSeconds(seconds), bytes));
                start = start.AddSeconds(seconds);
            }

            return samples;
        });

    private readonly TemporaryFolder _folder = new();
    private readonly IStateStore _store;

    public RollUpTests() => _store = Open();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_history_is_the_same_before_and_after_whatever_the_order_the_budget_and_what_comes_late() =>
        Gen.Select(s_series, Gen.Int[0, 3], Gen.Int[1, 50], Gen.Double[0, 1.9], Gen.Double[0, 9]).Sample(
            (samples, late, budget, days, laterDays) =>
            {
                string fabric = "fabric " + Guid.NewGuid();
                List<TrafficSample> first = [.. samples.Where((_, i) => late == 0 || i % 4 != late)];
                List<TrafficSample> rest = [.. samples.Where((_, i) => late != 0 && i % 4 == late)];
                DateTimeOffset now = s_zero.AddDays(days);
                _store.Statistics.Add(fabric, [.. first, Sample("clock", now, now.AddSeconds(1), 0)], []);
                _store.Statistics.RollUp(fabric, now, s_short, budget, CancellationToken.None);
                Assert.Equal(rest.Count, _store.Statistics.Add(fabric, rest, []));
                now = now.AddDays(laterDays);
                _store.Statistics.Add(fabric, [Sample("clock", now, now.AddSeconds(1), 0)], []);
                RollUpAll(fabric, now);

                // What was rolled up is known, and stays as it is.
                Assert.Equal(0, _store.Statistics.Add(fabric, samples, []));
                RollUpAll(fabric, now);
                foreach (StatisticResolution resolution in new[]
                {
                    StatisticResolution.Minute, StatisticResolution.Hour, StatisticResolution.Day,
                })
                {
                    AssertHistory(fabric, samples, resolution);
                }
            },
            iter: 60);

    [Fact]
    public void Meters_that_are_read_a_second_early_or_late_lose_nothing_and_repeat_nothing()
    {
        Random random = new(7);
        List<TrafficSample> samples = [.. Enumerable.Range(1, 2000).Select(i =>
        {
            DateTimeOffset end = s_zero.AddMinutes(5 * i).AddSeconds(random.Next(-1, 2));
            return Sample("a", end.AddMinutes(-5), end, i);
        })];
        _store.Statistics.Add("fabric", samples, []);

        RollUpResult result = RollUpAll("fabric", s_zero.AddDays(30));

        Assert.Equal(0, result.Overlapping);
        Assert.Equal(0, _store.Statistics.Add("fabric", samples, []));
        AssertHistory("fabric", samples, StatisticResolution.Day);
        Assert.Equal(1, Number("SELECT COUNT(*) FROM rolled_spans"));
    }

    [Fact]
    public void Samples_move_from_raw_to_minutes_hours_and_days_as_they_age_and_then_go()
    {
        TrafficSample[] samples = [.. Enumerable.Range(1, 24 * 60 / 5).Select(
            i => Sample("a", s_zero.AddMinutes((i - 1) * 5), s_zero.AddMinutes(i * 5), i))];
        _store.Statistics.Add("fabric", samples, []);

        // The newest sample ends at 0:00 of the second day; the last two hours stay as they are.
        Assert.Equal((264, 0, 0, 0), Moved(s_zero.AddDays(1)));
        Assert.Equal([(0, 24), (1, 264)], RowsByTier());

        Assert.Equal((24, 0, 0, 0), Moved(s_zero.AddDays(1.5)));
        Assert.Equal([(0, 1), (1, 288)], RowsByTier());

        Assert.Equal((1, 288, 0, 0), Moved(s_zero.AddDays(2)));
        Assert.Equal([(0, 1), (1, 1), (2, 24)], RowsByTier());

        Assert.Equal((1, 24 + 2, 0, 0), Moved(s_zero.AddDays(4)));
        Assert.Equal([(0, 1), (2, 2), (3, 1)], RowsByTier());
        Assert.Equal(
            (288, 288d * 289 / 2, TimeSpan.FromDays(1)),
            Assert.Single(
                ReadHistory("fabric", StatisticResolution.Raw)
                    .Where(one => one.Resolution == StatisticResolution.Day)
                    .Select(one => (one.SampleCount, one.SentBytes, one.Covered))));

        // Of the two samples of the second day and the one of the fourth, days are left; the first day is
        // deleted.
        Assert.Equal((1, 1 + 3, 0, 1), Moved(s_zero.AddDays(11)));
        Assert.Equal([(0, 1), (3, 2)], RowsByTier());
        Assert.DoesNotContain(
            ReadHistory("fabric", StatisticResolution.Day), one => one.End <= s_zero.AddDays(1));

        (long Rolled, long Buckets, long Overlapping, long Expired) Moved(DateTimeOffset now)
        {
            // One sample more tells that the fabric's time has come so far.
            _store.Statistics.Add("fabric", [Sample("a", now.AddMinutes(-1), now, 0)], []);
            RollUpResult result = RollUpAll("fabric", now);
            return (result.RolledSamples, result.RolledBuckets, result.Overlapping, result.Expired);
        }
    }

    [Theory]
    [InlineData(6, 6)] // six gaps are seven spans in an hour: they are forgotten with its minutes
    [InlineData(5, 0)]
    public void What_comes_after_its_minutes_are_gone_fills_the_gaps_of_an_hour_that_had_few(int gaps, int known)
    {
        TrafficSample[] samples = [.. Enumerable.Range(0, 13).Select(
            i => Sample("a", s_zero.AddMinutes(i * 4), s_zero.AddMinutes((i * 4) + 4), i))];
        TrafficSample[] late = [.. samples.Where((_, i) => i % 2 == 1 && i / 2 < gaps)];
        _store.Statistics.Add("fabric", [.. samples.Except(late), Sample("a", At(5), At(5).AddMinutes(1), 0)], []);
        RollUpAll("fabric", At(5));

        Assert.Equal(late.Length - known, _store.Statistics.Add("fabric", late, []));
        RollUpAll("fabric", At(5));

        Assert.Equal(14 - known, ReadHistory("fabric", StatisticResolution.Hour).Sum(one => one.SampleCount));

        static DateTimeOffset At(int day) => s_zero.AddDays(day);
    }

    [Fact]
    public void Ages_count_from_the_newest_sample_and_never_from_one_of_the_future()
    {
        _store.Statistics.Add("old", [Sample("a", s_zero, s_zero.AddMinutes(1), 1)], []);
        _store.Statistics.Add("wrong", [Sample("a", s_zero, s_zero.AddMinutes(1), 1)], []);
        DateTimeOffset future = s_zero.AddYears(50);
        _store.Statistics.Add("wrong", [Sample("a", future, future.AddSeconds(1), 1)], []);

        Assert.Equal(0, RollUpAll("old", s_zero.AddYears(50)).Work);
        Assert.Equal(0, RollUpAll("wrong", s_zero.AddHours(1)).Work);
        Assert.Equal(0, RollUpAll("unknown", s_zero).Work);
    }

    [Fact]
    public void A_roll_up_does_about_as_much_as_its_budget_and_goes_on_where_it_stopped()
    {
        _store.Statistics.Add(
            "fabric",
            [
                .. Enumerable.Range(0, 1000).Select(i => Sample("a", At(i), At(i + 1), 1)),
                Sample("b", At(9999), At(10_000), 1),
            ],
            []);
        List<long> work = [];
        bool isComplete = false;
        while (!isComplete)
        {
            RollUpResult result = _store.Statistics.RollUp(
                "fabric", At(10_000), s_short, 300, CancellationToken.None);
            work.Add(result.Work);
            isComplete = result.IsComplete;
        }

        Assert.Equal([300, 300, 300, 100], work);

        static DateTimeOffset At(int minute) => s_zero.AddMinutes(minute / 10d);
    }

    [Fact]
    public void A_cancelled_roll_up_stops_between_two_steps()
    {
        DateTimeOffset later = s_zero.AddDays(2);
        _store.Statistics.Add(
            "fabric",
            [Sample("a", s_zero, s_zero.AddMinutes(1), 1), Sample("a", later, later.AddMinutes(1), 1)],
            []);

        Assert.Throws<OperationCanceledException>(() => _store.Statistics.RollUp(
            "fabric", s_zero.AddDays(3), s_short, 1000, new CancellationToken(canceled: true)));
        Assert.Equal([(0, 2)], RowsByTier());
    }

    [Fact]
    public void Percentiles_of_the_floor_are_right_within_one_percent_over_raw_and_rolled_up_samples() =>
        Gen.Select(s_series, Gen.Int[1, 99]).Sample(
            (samples, percentile) =>
            {
                string fabric = "fabric " + Guid.NewGuid();
                _store.Statistics.Add(fabric, samples, []);
                double exact = _store.Statistics.SentPercentiles(
                    fabric, percentile, s_zero, s_zero.AddDays(9))["a"];
                RollUpAll(fabric, s_zero.AddDays(1));
                double rolled = _store.Statistics.SentPercentiles(
                    fabric, percentile, s_zero, s_zero.AddDays(9))["a"];

                Assert.InRange(rolled, exact * 0.9899999, exact * 1.0100001);
            },
            iter: 60);

    [Fact]
    public void Samples_come_back_from_what_they_were_rolled_up_to_with_the_bytes_and_time_that_they_had() =>
        s_series.Sample(
            samples =>
            {
                string fabric = "fabric " + Guid.NewGuid();
                _store.Statistics.Add(fabric, samples, []);
                RollUpAll(fabric, s_zero.AddDays(1));

                TrafficSample[] back = [.. _store.Statistics.Read(
                    fabric, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None)];

                Assert.Equal(samples.Count, back.Length);
                double sent = samples.Sum(one => one.SentBytes);
                Assert.Equal(sent, back.Sum(one => one.SentBytes), sent * 1e-9);
                Assert.Equal(
                    samples.Sum(one => (one.End - one.Start).Ticks), back.Sum(one => (one.End - one.Start).Ticks));
                Assert.Equal(back.OrderBy(one => one.End).Select(one => one.End), back.Select(one => one.End));
                Assert.All(back.Zip(back.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            },
            iter: 40);

    [Fact]
    public void Forget_deletes_what_was_rolled_up()
    {
        DateTimeOffset later = s_zero.AddDays(2);
        _store.Statistics.Add(
            "fabric",
            [Sample("a", s_zero, s_zero.AddMinutes(1), 1), Sample("a", later, later.AddMinutes(1), 1)],
            []);
        RollUpAll("fabric", s_zero.AddDays(3));
        Assert.Equal(1, Number("SELECT COUNT(*) FROM rolled_spans"));

        _store.Forget("fabric");

        Assert.Empty(RowsByTier());
        Assert.Equal(0, Number("SELECT (SELECT COUNT(*) FROM rolled_spans) + (SELECT COUNT(*) FROM series)"));
        Assert.Equal(0, Number("SELECT COUNT(*) FROM rollup_state"));
        Assert.Equal(1, _store.Statistics.Add("fabric", [Sample("a", s_zero, s_zero.AddMinutes(1), 1)], []));
    }

    [Fact]
    public void A_series_that_another_process_deleted_is_made_anew()
    {
        _store.Statistics.Add("fabric", [Sample("a", s_zero, s_zero.AddMinutes(1), 1)], []);
        using (IStateStore other = Open())
        {
            other.Forget("fabric");
            other.Statistics.Add("other fabric", [Sample("b", s_zero, s_zero.AddMinutes(1), 1)], []);
        }

        _store.Statistics.Add("fabric", [Sample("a", s_zero, s_zero.AddMinutes(1), 1)], []);

        Assert.Equal("a", Assert.Single(ReadHistory("fabric", StatisticResolution.Day)).Series.SubjectId);
        Assert.Equal("b", Assert.Single(ReadHistory("other fabric", StatisticResolution.Day)).Series.SubjectId);
    }

    private static TrafficSample Sample(string id, DateTimeOffset start, DateTimeOffset end, double sent) =>
        new(TrafficKind.Adapter, id, start, end, sent, sent / 2, "meter");

    private static void AssertNear(double[] rates, TrafficHistory found)
    {
        foreach (double fraction in new[] { 0.5, 0.95, 0.99 })
        {
            double exact = Reduction.PercentileOf(rates, fraction);
            Assert.InRange(found.SentPercentile(fraction), exact * 0.9899999, exact * 1.0100001);
            Assert.InRange(found.ReceivedPercentile(fraction), exact * 0.49499995, exact * 0.50500005);
        }

        Assert.Equal(rates.Max(), found.SentPercentile(1), rates.Max() * 1e-12);
    }

    private void AssertHistory(string fabric, List<TrafficSample> samples, StatisticResolution resolution)
    {
        TrafficHistory[] history = [.. ReadHistory(fabric, resolution)
            .Where(one => one.Series.SubjectId == "a")];
        Assert.All(history, one => Assert.True(one.Resolution >= resolution));
        Assert.Equal(samples.Count, history.Sum(one => one.SampleCount));
        foreach (TrafficHistory one in history)
        {
            TrafficSample[] its = [.. samples.Where(sample => sample.End > one.Start && sample.End <= one.End)];
            TimeSpan length = one.Resolution switch
            {
                StatisticResolution.Minute => TimeSpan.FromMinutes(1),
                StatisticResolution.Hour => TimeSpan.FromHours(1),
                _ => TimeSpan.FromDays(1),
            };
            Assert.Equal((length, its.Length), (one.End - one.Start, (int)one.SampleCount));
            double sent = its.Sum(sample => sample.SentBytes);
            Assert.Equal(sent, one.SentBytes, sent * 1e-12);
            Assert.Equal(sent / 2, one.ReceivedBytes, sent * 1e-12);
            Assert.Equal(its.Sum(sample => (sample.End - sample.Start).Ticks), one.Covered.Ticks);
            Assert.Equal(sent * 8 / one.Covered.TotalSeconds, one.SentBitsPerSecond, sent * 1e-9);
            AssertNear([.. its.Select(sample => sample.SentBitsPerSecond)], one);
        }
    }

    private TrafficHistory[] ReadHistory(string fabric, StatisticResolution resolution) =>
        [.. _store.Statistics.ReadHistory(
            new StatisticQuery(fabric, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, resolution),
            CancellationToken.None)];

    private RollUpResult RollUpAll(string fabric, DateTimeOffset now) =>
        _store.Statistics.RollUp(fabric, now, s_short, long.MaxValue, CancellationToken.None);

    private (int Tier, int Rows)[] RowsByTier()
    {
        int[] tiers = [0, 1, 2, 3];
        return [.. tiers
            .Select(tier => (tier, (int)Number(tier == 0
                ? "SELECT COUNT(*) FROM samples"
                : "SELECT COUNT(*) FROM rollups WHERE tier = " + tier)))
            .Where(pair => pair.Item2 > 0)];
    }

    private long Number(string text)
    {
        using SqliteConnection connection = new($"Data Source={_folder.At("netutil.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        return (long)command.ExecuteScalar()!;
    }

    private IStateStore Open() => new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);
}
