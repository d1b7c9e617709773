using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetUtil.Core.Execution;
using NetUtil.Core.Model;
using NetUtil.Core.Planning;
using NetUtil.Core.Specs;
using NetUtil.Core.State;
using NetUtil.Core.Statistics;

namespace NetUtil.Tests.Doubles;

/// <summary>A store in memory; its percentiles are maxima.</summary>
internal sealed class MemoryStore : IStateStore, ISpecStore, IStatisticStore, ISettingStore,
    IPolicyStore
{
    private readonly Dictionary<string, RegisteredSpec> _specs = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TrafficSample> _samples = [];
    private readonly Dictionary<object, CounterReading> _last = [];
    private readonly Dictionary<string, string> _settings = [];

    private RebalancePolicy _policy = RebalancePolicy.Default;

    public MemoryStore(IJournal journal) => Journal = journal;

    public string Folder => "memory";

    public ISpecStore Specs => this;

    public IStatisticStore Statistics => this;

    public IJournal Journal { get; }

    public IPolicyStore Policy => this;

    public ISettingStore Settings => this;

    /// <summary>Which roll-ups were asked for.</summary>
    public List<(DateTimeOffset Now, StatisticRetention Retention, long Budget)> RollUps { get; } = [];

    /// <summary>How often samples were read, and from where to where.</summary>
    public List<(DateTimeOffset After, DateTimeOffset Until)> Reads { get; } = [];

    /// <summary>Which percentiles were asked for, and over which spans.</summary>
    public List<(int Percentile, DateTimeOffset After, DateTimeOffset Until)> Percentiles { get; } = [];

    public IReadOnlyList<RegisteredSpec> ReadAll() => [.. _specs.Values];

    public void Put(RegisteredSpec spec) => _specs[spec.Spec.Name] = spec;

    public bool Remove(string application) => _specs.Remove(application);

    public int Add(
        string fabricId, IReadOnlyList<TrafficSample> samples, IReadOnlyList<CounterReading> lastReadings)
    {
        _samples.AddRange(samples);
        foreach (CounterReading reading in lastReadings)
        {
            _last[(reading.Kind, reading.SubjectId, reading.RemoteId)] = reading;
        }

        return samples.Count;
    }

    public SampleIntake AddMany(
        string fabricId,
        IEnumerable<TrafficSample> samples,
        Action<SampleIntake>? report,
        CancellationToken stopToken) => throw new NotSupportedException();

    public IReadOnlyList<StatisticSeries> ReadSeries(string fabricId) => throw new NotSupportedException();

    public DateTimeOffset? ReadNewest(string fabricId) => throw new NotSupportedException();

    /// <summary>Each sample by itself, whatever was asked for.</summary>
    public IEnumerable<TrafficHistory> ReadHistory(StatisticQuery query, CancellationToken stopToken) => _samples
        .Where(sample => sample.End > query.After && sample.End <= query.Until)
        .GroupBy(sample => new StatisticSeries(sample.Kind, sample.SubjectId, sample.RemoteId, sample.Source))
        .Where(series => query.Wanted(series.Key))
        .OrderBy(series => series.Key.ToString(), StringComparer.Ordinal)
        .SelectMany(series => series.OrderBy(sample => sample.End).Select(sample => new TrafficHistory(
            series.Key,
            StatisticResolution.Raw,
            sample.Start,
            sample.End,
            sample.End - sample.Start,
            sent: null,
            received: null)
        {
            SentBytes = sample.SentBytes,
            ReceivedBytes = sample.ReceivedBytes,
            PairCoverage = sample.PairCoverage,
        }));

    public RollUpResult RollUp(
        string fabricId,
        DateTimeOffset now,
        StatisticRetention retention,
        long budget,
        CancellationToken stopToken)
    {
        RollUps.Add((now, retention, budget));
        return new RollUpResult(0, 0, 0, 0, IsComplete: true);
    }

    RebalancePolicy IPolicyStore.Read() => _policy;

    RebalancePolicy IPolicyStore.Change(Func<RebalancePolicy, RebalancePolicy> change) =>
        _policy = change(_policy);

    void IPolicyStore.Reset() => _policy = RebalancePolicy.Default;

    string? ISettingStore.Read(string name) => _settings.GetValueOrDefault(name);

    void ISettingStore.Put(string name, string? text)
    {
        _settings.Remove(name);
        if (text is not null)
        {
            _settings.Add(name, text);
        }
    }

    public IEnumerable<TrafficSample> Read(
        string fabricId, DateTimeOffset after, DateTimeOffset until, CancellationToken stopToken)
    {
        Reads.Add((after, until));
        return [.. _samples
            .Where(sample => sample.End > after && sample.End <= until)
            .OrderBy(sample => sample.End)];
    }

    public IReadOnlyList<CounterReading> ReadLastReadings(string fabricId) => [.. _last.Values];

    public IReadOnlyDictionary<string, double> SentPercentiles(
        string fabricId, int percentile, DateTimeOffset after, DateTimeOffset until)
    {
        Percentiles.Add((percentile, after, until));
        return _samples
            .Where(sample => sample.Kind == TrafficKind.Adapter && sample.End > after && sample.End <= until)
            .GroupBy(sample => sample.SubjectId)
            .ToDictionary(group => group.Key, group => group.Max(sample => sample.SentBitsPerSecond));
    }

    public void Forget(string fabricId) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
