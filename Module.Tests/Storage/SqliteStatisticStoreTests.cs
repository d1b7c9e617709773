using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class SqliteStatisticStoreTests : IDisposable
{
    private static readonly DateTimeOffset s_zero = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] s_ids = ["a", "A", "b", "ä", "名", "it's; DROP TABLE samples"];

    private static readonly Gen<string> s_id = Gen.Int[0, 5].Select(index => s_ids[index]);

    private static readonly Gen<TrafficSample> s_sample = Gen.Select(
        Gen.Enum<TrafficKind>(), s_id, s_id, Gen.Long[1, 50], Gen.Long[1, 1_000_000_000_000], Gen.Double[0, 1e300],
        Gen.Enum<SampleQuality>(), Gen.Enum<PairCoverage>(),
        (kind, subject, other, end, length, bytes, quality, coverage) => new TrafficSample(
            kind, subject, s_zero.AddTicks(end - length), s_zero.AddTicks(end), bytes, bytes / 3, "meter " + other)
        {
            RemoteId = kind == TrafficKind.Pair ? other : null,
            Quality = quality,
            PairCoverage = coverage,
        });

    private static readonly Gen<CounterReading> s_reading = Gen.Select(
        Gen.Enum<TrafficKind>(), s_id, s_id, Gen.Long[-50, 50], Gen.ULong, Gen.ULong, Gen.Enum<PairCoverage>(),
        Gen.Int[-1, 90],
        (kind, subject, other, time, sent, received, coverage, taken) => new CounterReading(
            kind, subject, s_zero.AddTicks(time), sent, received, "life " + other, "meter")
        {
            RemoteId = kind == TrafficKind.Pair ? other : null,
            PairCoverage = coverage,
            Taken = taken < 0 ? null : s_zero.AddTicks(taken),
        });

    private readonly TemporaryFolder _folder = new();
    private readonly IStateStore _store;

    public SqliteStatisticStoreTests() => _store = Open();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Samples_come_back_as_they_were_each_once_and_oldest_first()
    {
        int round = 0;
        s_sample.List[0, 60].Sample(samples =>
        {
            string fabric = "fabric " + Interlocked.Increment(ref round);
            _store.Statistics.Add(fabric, samples[..(samples.Count / 2)], []);
            _store.Statistics.Add(fabric, samples, []);
            List<TrafficSample> back = ReadAll(_store, fabric);

            // Of samples of one meter that end together the first one stays.
            Assert.Equal(
                samples.DistinctBy(KeyOf).Select(TextOf).OrderBy(text => text, StringComparer.Ordinal),
                back.Select(TextOf).OrderBy(text => text, StringComparer.Ordinal));
            Assert.Equal(back.Select(sample => sample.End).OrderBy(end => end), back.Select(sample => sample.End));
        });
    }

    [Fact]
    public void The_last_reading_of_each_counter_comes_back_as_it_was()
    {
        int round = 0;
        s_reading.List[0, 40].Sample(readings =>
        {
            string fabric = "fabric " + Interlocked.Increment(ref round);
            _store.Statistics.Add(fabric, [], readings);

            Assert.Equal(
                readings.AsEnumerable().Reverse().DistinctBy(one => (one.Kind, one.SubjectId, one.RemoteId))
                    .Select(TextOf).OrderBy(text => text, StringComparer.Ordinal),
                _store.Statistics.ReadLastReadings(fabric)
                    .Select(TextOf).OrderBy(text => text, StringComparer.Ordinal));
        });
    }

    [Fact]
    public void A_percentile_is_the_one_that_a_spec_would_take() =>
        Gen.Select(Gen.Double[0, 1e10].List[1, 40], Gen.Int[1, 99], Gen.Int[1, 1_000_000]).Sample(
            (bytes, percentile, run) =>
            {
                string fabric = "fabric of percentiles " + run + " " + Guid.NewGuid();
                TrafficSample[] samples = [.. bytes.Select((moved, i) => Sample("a", i, i + 1 + (i % 3), moved))];
                _store.Statistics.Add(fabric, samples, []);

                double found = _store.Statistics.SentPercentiles(
                    fabric, percentile, DateTimeOffset.MinValue, DateTimeOffset.MaxValue)["a"];

                double expected = WindowStatistic.OfPercentile(percentile).Of(
                    [.. samples.DistinctBy(KeyOf).Select(one => one.SentBitsPerSecond)],
                    [.. samples.DistinctBy(KeyOf).Select(one => one.IntervalSeconds)]);
                Assert.Equal(expected, found, expected * 1e-12);
            });

    [Theory]
    [InlineData(50, 24)] // position 1 + 4 * 0.50 = 3
    [InlineData(95, 76.8)] // position 1 + 4 * 0.95 = 4.8: 32 + 0.8 * (88 - 32)
    [InlineData(10, 11.2)] // position 1 + 4 * 0.10 = 1.4: 8 + 0.4 * (16 - 8)
    public void SentPercentiles_interpolates_between_rates(int percentile, double expected)
    {
        double[] bytesPerSecond = [3, 1, 11, 2, 4];
        _store.Statistics.Add(
            "fabric",
            [
                .. bytesPerSecond.Select((bytes, i) => Sample("five", i * 60, (i + 1) * 60, bytes * 60)),
                Sample("one", 0, 60, 60 * 7),
                Sample("early", -60, 0, 60),
                Sample("late", 301, 360, 60),
                Sample("uplink", 0, 60, 60, TrafficKind.Uplink),
            ],
            []);

        IReadOnlyDictionary<string, double> found = _store.Statistics.SentPercentiles(
            "fabric", percentile, s_zero, s_zero.AddSeconds(300));

        Assert.Equal(["five", "one"], found.Keys.OrderBy(id => id));
        Assert.Equal(expected, found["five"], 9);
        Assert.Equal(56, found["one"], 9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void SentPercentiles_refuses_a_percentile_outside_its_range(int percentile) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => _store.Statistics.SentPercentiles("fabric", percentile, s_zero, s_zero));

    [Theory]
    [InlineData(0, 120, new[] { 60.0, 120.0 })] // the begin is not included, the end is
    [InlineData(-0.0000001, 119.9999999, new[] { 0.0, 60.0 })]
    [InlineData(120, 120, new double[0])]
    [InlineData(200, 100, new double[0])]
    public void Read_gives_the_samples_that_end_in_the_span(double after, double until, double[] expected)
    {
        _store.Statistics.Add(
            "fabric", [Sample("a", 60, 120, 1), Sample("a", -60, 0, 1), Sample("a", 0, 60, 1)], []);

        Assert.Equal(
            expected,
            _store.Statistics.Read(
                    "fabric",
                    s_zero.AddTicks((long)(after * TimeSpan.TicksPerSecond)),
                    s_zero.AddTicks((long)(until * TimeSpan.TicksPerSecond)),
                    CancellationToken.None)
                .Select(sample => (sample.End - s_zero).TotalSeconds));
    }

    [Fact]
    public void Fabrics_are_kept_apart()
    {
        _store.Statistics.Add("one", [Sample("a", 0, 60, 1)], [Reading("a", 1)]);
        _store.Statistics.Add("two", [Sample("a", 0, 60, 2)], [Reading("a", 2)]);

        Assert.Equal(1, Assert.Single(ReadAll(_store, "one")).SentBytes);
        Assert.Equal(2ul, Assert.Single(_store.Statistics.ReadLastReadings("two")).SentBytes);
        Assert.Empty(ReadAll(_store, "three"));
        Assert.Empty(_store.Statistics.ReadLastReadings("three"));
        Assert.Empty(_store.Statistics.SentPercentiles("three", 95, s_zero, s_zero.AddDays(1)));
    }

    [Fact]
    public void Times_of_other_zones_come_back_as_the_same_moment_in_UTC()
    {
        DateTimeOffset end = new(2024, 3, 1, 14, 0, 0, TimeSpan.FromHours(2));
        _store.Statistics.Add(
            "fabric", [new TrafficSample(TrafficKind.Adapter, "a", end.AddTicks(-1), end, 1, 1, "meter")], []);

        TrafficSample back = Assert.Single(ReadAll(_store, "fabric"));

        Assert.Equal(TimeSpan.Zero, back.End.Offset);
        Assert.Equal(end, back.End);
        Assert.Equal(end.AddTicks(-1), back.Start);
    }

    [Fact]
    public void A_stream_sees_the_store_as_it_was_when_it_began()
    {
        _store.Statistics.Add("fabric", [Sample("a", 0, 60, 1), Sample("a", 60, 120, 1)], []);
        List<DateTimeOffset> ends = [];

        foreach (TrafficSample sample in _store.Statistics.Read(
            "fabric", s_zero, s_zero.AddDays(1), CancellationToken.None))
        {
            ends.Add(sample.End);
            _store.Statistics.Add("fabric", [Sample("a", 120, 180 + ends.Count, 1)], []);
        }

        Assert.Equal([s_zero.AddSeconds(60), s_zero.AddSeconds(120)], ends);
        Assert.Equal(4, ReadAll(_store, "fabric").Count);
    }

    [Fact]
    public void A_stream_ends_when_its_token_is_cancelled()
    {
        _store.Statistics.Add("fabric", [Sample("a", 0, 60, 1), Sample("a", 60, 120, 1)], []);
        using CancellationTokenSource source = new();
        using IEnumerator<TrafficSample> samples = _store.Statistics.Read(
            "fabric", s_zero, s_zero.AddDays(1), source.Token).GetEnumerator();

        Assert.True(samples.MoveNext());
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => samples.MoveNext());
    }

    [Fact]
    public void Two_stores_of_one_folder_see_what_the_other_wrote_and_number_names_alike()
    {
        using IStateStore other = Open();

        _store.Statistics.Add("fabric", [Sample("a", 0, 60, 1)], [Reading("a", 1)]);
        other.Statistics.Add("fabric", [Sample("b", 0, 60, 2), Sample("a", 0, 60, 9)], [Reading("a", 2)]);
        _store.Statistics.Add("fabric", [Sample("b", 60, 120, 3)], []);

        foreach (IStateStore store in new[] { _store, other })
        {
            Assert.Equal(
                [("a", 1d), ("b", 2d), ("b", 3d)],
                ReadAll(store, "fabric").Select(sample => (sample.SubjectId, sample.SentBytes)));
            Assert.Equal(2ul, Assert.Single(store.Statistics.ReadLastReadings("fabric")).SentBytes);
        }
    }

    [Fact]
    public void Several_threads_write_through_several_stores_and_lose_nothing()
    {
        using IStateStore other = Open();

        Parallel.For(0, 60, i => (i % 2 == 0 ? _store : other).Statistics.Add(
            "fabric", [Sample("adapter " + (i % 7), i, i + 1, 1)], [Reading("adapter " + (i % 7), 1)]));

        Assert.Equal(60, ReadAll(_store, "fabric").Count);
        Assert.Equal(7, other.Statistics.ReadLastReadings("fabric").Count);
    }

    [Fact]
    public void Nothing_of_a_call_is_kept_where_a_part_of_it_fails()
    {
        Assert.Throws<NullReferenceException>(
            () => _store.Statistics.Add("new fabric", [Sample("new", 0, 60, 1), null!], [Reading("new", 1)]));

        Assert.Empty(ReadAll(_store, "new fabric"));
        _store.Statistics.Add("new fabric", [Sample("new", 0, 60, 1)], []);
        Assert.Equal("new", Assert.Single(ReadAll(_store, "new fabric")).SubjectId);
    }

    [Fact]
    public void The_numbers_of_enumerations_are_those_that_files_hold()
    {
        Assert.Equal([0, 1, 2, 3], Enum.GetValues<TrafficKind>().Select(value => (int)value));
        Assert.Equal((0, 1, 2, 3), (
            (int)TrafficKind.Adapter, (int)TrafficKind.Pair, (int)TrafficKind.Uplink, (int)TrafficKind.Link));
        Assert.Equal((0, 1, 2), (
            (int)SampleQuality.Good, (int)SampleQuality.Wrapped, (int)SampleQuality.Long));
        Assert.Equal((0, 1, 2), (
            (int)PairCoverage.None, (int)PairCoverage.Listed, (int)PairCoverage.All));
    }

    private static TrafficSample Sample(
        string id, double start, double end, double sent, TrafficKind kind = TrafficKind.Adapter) =>
        new(kind, id, s_zero.AddSeconds(start), s_zero.AddSeconds(end), sent, 0, "meter");

    private static CounterReading Reading(string id, ulong sent) =>
        new(TrafficKind.Adapter, id, s_zero, sent, 0, "life", "meter");

    private static object KeyOf(TrafficSample one) =>
        (one.Kind, one.SubjectId, one.RemoteId, one.Source, one.End);

    private static string TextOf(TrafficSample one) => FormattableString.Invariant(
        $"{one.Kind} {one.SubjectId} {one.RemoteId} {one.Start:O} {one.End:O} {one.SentBytes:R} ")
        + FormattableString.Invariant($"{one.ReceivedBytes:R} {one.Source} {one.Quality} {one.PairCoverage}");

    private static string TextOf(CounterReading one) => FormattableString.Invariant(
        $"{one.Kind} {one.SubjectId} {one.RemoteId} {one.Time:O} {one.SentBytes} {one.ReceivedBytes} ")
        + FormattableString.Invariant($"{one.Life} {one.Source} {one.PairCoverage} {one.Taken:O}");

    private static List<TrafficSample> ReadAll(IStateStore store, string fabric) => [.. store.Statistics.Read(
        fabric, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None)];

    private IStateStore Open() => new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);
}
