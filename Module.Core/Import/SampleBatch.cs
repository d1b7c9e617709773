using System;

namespace NetUtil.Core.Import;

/// <summary>Collects samples and hands them over in batches. One thread at a time.</summary>
internal sealed class SampleBatch
{
    // Small enough to be collected young.
    private const int BatchSize = 1024;

    private readonly Action<ArraySegment<SampleFacts>> _sink;
    private SampleFacts[] _samples = new SampleFacts[BatchSize];
    private int _added;

    /// <param name="sink">Takes a batch; the array is its own from then on.</param>
    public SampleBatch(Action<ArraySegment<SampleFacts>> sink) => _sink = sink;

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
    public void Add(in SampleFacts sample)
    {
        _samples[Count++] = sample;
        _added++;
        if (Count == BatchSize)
        {
            Flush();
        }
    }

    /// <summary>Hands over what there is.</summary>
    public void Flush()
    {
        if (Count > 0)
        {
            _sink(new ArraySegment<SampleFacts>(_samples, 0, Count));
            _samples = new SampleFacts[BatchSize];
            Count = 0;
        }
    }
}
