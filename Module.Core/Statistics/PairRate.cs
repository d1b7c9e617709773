using System;
using System.Collections.Generic;
using System.Linq;

namespace NetUtil.Core.Statistics;

/// <summary>The measured rate from one endpoint to another over a window. Immutable.</summary>
public sealed class PairRate
{
    internal PairRate(WindowRate? atReceiver, WindowRate? atSender)
    {
        ArrivedBitsPerSecond = atReceiver?.ReceivedBitsPerSecond;
        OfferedBitsPerSecond = atSender?.SentBitsPerSecond;
        ArrivedSamples = atReceiver?.Samples ?? 0;
        OfferedSamples = atSender?.Samples ?? 0;
        WindowRate[] ends = new[] { atReceiver, atSender }.OfType<WindowRate>().ToArray();
        Newest = ends.Max(end => end.Newest);
        Sources = ends
            .SelectMany(end => end.Sources)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(source => source, StringComparer.Ordinal)
            .ToArray();
    }

    /// <summary>What arrived, by the receiver's meter; null where that knows nothing of the pair. Unit: bit/s;
    /// at least 0.</summary>
    public double? ArrivedBitsPerSecond { get; }

    /// <summary>What was offered, by the sender's meter; null where that knows nothing of the pair. Unit: bit/s;
    /// at least 0.</summary>
    public double? OfferedBitsPerSecond { get; }

    /// <summary>How many intervals of the receiver's meter it comes from.</summary>
    public int ArrivedSamples { get; }

    /// <summary>How many intervals of the sender's meter it comes from.</summary>
    public int OfferedSamples { get; }

    /// <summary>End of the newest interval, UTC.</summary>
    public DateTimeOffset Newest { get; }

    /// <summary>The meters of both ends, by name.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>The same rate with another arrival, for predictions.</summary>
    internal PairRate WithArrived(double arrivedBitsPerSecond) =>
        new(this, arrivedBitsPerSecond, OfferedBitsPerSecond);

    /// <summary>Other rates of the same pair, for forecasts.</summary>
    internal PairRate WithRates(double? arrivedBitsPerSecond, double? offeredBitsPerSecond) =>
        new(this, arrivedBitsPerSecond, offeredBitsPerSecond);

    private PairRate(PairRate other, double? arrivedBitsPerSecond, double? offeredBitsPerSecond)
    {
        ArrivedBitsPerSecond = arrivedBitsPerSecond;
        OfferedBitsPerSecond = offeredBitsPerSecond;
        ArrivedSamples = other.ArrivedSamples;
        OfferedSamples = other.OfferedSamples;
        Newest = other.Newest;
        Sources = other.Sources;
    }
}
