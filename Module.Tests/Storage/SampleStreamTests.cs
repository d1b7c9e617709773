using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Model;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

/// <summary>How many samples were new, and streams that are added in batches of 50 000.</summary>
public sealed class SampleStreamTests : IDisposable
{
    private static readonly DateTimeOffset s_zero = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly IStateStore _store;

    public SampleStreamTests() => _store = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Add_tells_how_many_samples_were_new()
    {
        Assert.Equal(3, _store.Statistics.Add("fabric", [Sample(1), Sample(2), Sample(3), Sample(2)], []));
        Assert.Equal(1, _store.Statistics.Add("fabric", [Sample(3), Sample(4)], []));
        Assert.Equal(0, _store.Statistics.Add("fabric", [], []));
        Assert.Equal(2, _store.Statistics.Add("other fabric", [Sample(3), Sample(4)], []));
    }

    [Theory]
    [InlineData(0, new long[0])]
    [InlineData(1, new long[] { 1 })]
    [InlineData(49_999, new long[] { 49_999 })]
    [InlineData(50_000, new long[] { 50_000 })]
    [InlineData(50_001, new long[] { 50_000, 50_001 })]
    [InlineData(125_000, new long[] { 50_000, 100_000, 125_000 })]
    public void AddMany_adds_all_and_reports_each_batch_once_it_is_kept(int count, long[] expected)
    {
        List<SampleIntake> reports = [];
        List<int> kept = [];

        SampleIntake intake = _store.Statistics.AddMany(
            "fabric",
            Samples(count),
            report =>
            {
                reports.Add(report);
                kept.Add(CountThroughAnotherStore());
            },
            CancellationToken.None);

        Assert.Equal(new SampleIntake(count, count), intake);
        Assert.Equal(expected, reports.Select(report => report.Given));
        Assert.Equal(expected, kept.Select(number => (long)number));
    }

    [Fact]
    public void AddMany_of_a_stream_that_is_there_already_adds_nothing()
    {
        _store.Statistics.AddMany("fabric", Samples(60_000), null, CancellationToken.None);

        SampleIntake intake = _store.Statistics.AddMany("fabric", Samples(60_003), null, CancellationToken.None);

        Assert.Equal((60_003, 3, 60_000), (intake.Given, intake.Added, intake.Known));
        Assert.Equal(60_003, CountThroughAnotherStore());
    }

    [Fact]
    public void AddMany_keeps_whole_batches_where_its_stream_breaks_off()
    {
        IEnumerable<TrafficSample> broken = Samples(75_000)
            .Concat(Enumerable.Range(0, 1).Select<int, TrafficSample>(_ => throw new FormatException("line 75001")));

        Assert.Equal("line 75001", Assert.Throws<FormatException>(
            () => _store.Statistics.AddMany("fabric", broken, null, CancellationToken.None)).Message);

        Assert.Equal(50_000, CountThroughAnotherStore());
    }

    [Fact]
    public void AddMany_keeps_whole_batches_where_it_is_cancelled()
    {
        using CancellationTokenSource source = new();

        Assert.Throws<OperationCanceledException>(() => _store.Statistics.AddMany(
            "fabric", Samples(125_000), report => CancelAt(100_000, report.Given), source.Token));

        Assert.Equal(100_000, CountThroughAnotherStore());

        void CancelAt(long wanted, long given)
        {
            if (given == wanted)
            {
                source.Cancel();
            }
        }
    }

    private static IEnumerable<TrafficSample> Samples(int count) => Enumerable.Range(0, count).Select(Sample);

    private static TrafficSample Sample(int number) => new(
        TrafficKind.Adapter, "a", s_zero.AddSeconds(number), s_zero.AddSeconds(number + 1), 1, 2, "meter");

    private int CountThroughAnotherStore()
    {
        using IStateStore other = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Read);
        return other.Statistics.Read(
            "fabric", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, CancellationToken.None).Count();
    }
}
