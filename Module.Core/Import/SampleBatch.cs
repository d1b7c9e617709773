using System;
using System.Collections.Concurrent;
using System.Threading;
using NetUtil.Core.Model;

namespace NetUtil.Core.Import;

/// <summary>Collects samples and hands them over in batches: the thread that reads a file fills it, the thread that
/// keeps samples empties the queue. A full queue makes the reader wait, so that memory stays bounded.</summary>
internal sealed class SampleBatch
{
    private const int BatchSize = 8192;

    private readonly BlockingCollection<ArraySegment<TrafficSample>> _queue;
    private readonly CancellationToken _stopToken;
    private TrafficSample[] _samples = new TrafficSample[BatchSize];
    private int _added;

    public SampleBatch(BlockingCollection<ArraySegment<TrafficSample>> queue, CancellationToken stopToken)
    {
        _queue = queue;
        _stopToken = stopToken;
    }

    /// <summary>Samples that were not handed over yet.</summary>
    public int Count { get; private set; }

    /// <summary>Samples since the last call of <see cref="TakeAdded"/>.</summary>
    public int Added => _added;

    /// <summary>Gives <see cref="Added"/> and puts it to 0.</summary>
    public int TakeAdded()
    {
        int added = _added;
        _added = 0;
        return added;
    }

    /// <summary>Adds a sample.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Add(TrafficSample sample)
    {
        _samples[Count++] = sample;
        _added++;
        if (Count == BatchSize)
        {
            Flush();
        }
    }

    /// <summary>Hands over what there is.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Flush()
    {
        if (Count > 0)
        {
            _queue.Add(new ArraySegment<TrafficSample>(_samples, 0, Count), _stopToken);
            _samples = new TrafficSample[BatchSize];
            Count = 0;
        }
    }
}
