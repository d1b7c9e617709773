using System;
using System.Collections.Generic;

namespace NetUtil.Core.Statistics;

/// <summary>The rates of an adapter, uplink or link over a window. Immutable.</summary>
public sealed class WindowRate
{
    internal WindowRate(
        double sentBitsPerSecond,
        double receivedBitsPerSecond,
        int samples,
        DateTimeOffset newest,
        IReadOnlyList<string> sources)
    {
        SentBitsPerSecond = sentBitsPerSecond;
        ReceivedBitsPerSecond = receivedBitsPerSecond;
        Samples = samples;
        Newest = newest;
        Sources = sources;
    }

    /// <summary>Sent; of an adapter what the guest offered. Unit: bit/s; at least 0.</summary>
    public double SentBitsPerSecond { get; }

    /// <summary>Received, so what arrived. Unit: bit/s; at least 0.</summary>
    public double ReceivedBitsPerSecond { get; }

    /// <summary>How many intervals it comes from; at least 1.</summary>
    public int Samples { get; }

    /// <summary>End of the newest of them, UTC.</summary>
    public DateTimeOffset Newest { get; }

    /// <summary>The meters they come from, by name.</summary>
    public IReadOnlyList<string> Sources { get; }
}
