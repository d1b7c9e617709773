using System;
using System.Collections.Generic;
using NetUtil.Core.Internals;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>Turns the values that Get-Counter gives, one after the other, into samples of a fabric. Not safe on
/// several threads.</summary>
public sealed class CounterSampleImport
{
    // The newest times are held, since a reading tells only when its interval ended.
    private const int TimesHeld = 3;

    private readonly ImportTally _tally = new() { Format = ImportFormat.CounterSamples };
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TrafficSample> _samples = [];
    private readonly CounterPlan _plan;
    private readonly CounterSetFeed _feed;
    private readonly SampleBatch _batch;
    private ImportRefusal? _refusal;

    /// <summary>Makes an import.</summary>
    /// <param name="fabric">Knows what the counters are about.</param>
    /// <param name="options">What is said of the counters.</param>
    public CounterSampleImport(FabricInventory fabric, ImportOptions options)
    {
        Guard.NotNull(fabric, nameof(fabric));
        Guard.NotNull(options, nameof(options));
        _plan = new CounterPlan(new SubjectFinder(fabric, options.Map), options.Columns, _tally);
        _batch = new SampleBatch(Make);
        _feed = new CounterSetFeed(_plan, _tally, _batch, TimesHeld);
    }

    /// <summary>What came of it so far.</summary>
    public ImportReport Report => new(_tally, _refusal);

    /// <summary>Takes the value of a counter.</summary>
    /// <param name="path">The counter's path, such as \\hv01\network interface(nic)\bytes sent/sec.</param>
    /// <param name="time">When it was read, UTC.</param>
    /// <param name="value">The value; null where it is not valid.</param>
    /// <param name="now">The time now, UTC: what is more than five minutes later is of the future.</param>
    public void Add(string path, DateTimeOffset time, double? value, DateTimeOffset now)
    {
        _tally.Rows++;
        if (!_places.TryGetValue(Guard.NotNull(path, nameof(path)), out int place))
        {
            place = _plan.Add(path);
            _places.Add(path, place);
        }

        if (place < 0)
        {
            return;
        }

        if (time.UtcTicks > now.UtcTicks + SampleSource.ToleranceTicks)
        {
            _tally.Drop(ImportDrop.Future, _tally.Rows, path);
        }
        else if (!_feed.Put(time.UtcTicks, place, value is double number ? CellCode.Of(number) : CellCode.Missing))
        {
            _tally.Drop(ImportDrop.Late, _tally.Rows, path);
        }
    }

    /// <summary>Gives the samples that are ready, each once.</summary>
    public IReadOnlyList<TrafficSample> Take()
    {
        _batch.Flush();
        TrafficSample[] samples = [.. _samples];
        _samples.Clear();
        return samples;
    }

    private void Make(ArraySegment<SampleFacts> facts)
    {
        for (int i = 0; i < facts.Count; i++)
        {
            _samples.Add(facts.Array![i].ToSample());
        }
    }

    /// <summary>Makes samples of what is still held; nothing is added from then on.</summary>
    public void End()
    {
        try
        {
            _feed.End();
        }
        catch (ImportStop stop)
        {
            _refusal = stop.Refusal;
        }
    }
}
