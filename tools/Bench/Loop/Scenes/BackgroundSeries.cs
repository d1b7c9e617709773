using System.Collections.Generic;

namespace NetUtil.Bench.Loop.Scenes;

/// <summary>What a VM without a spec sends and receives, in intervals of five minutes. Immutable.</summary>
/// <param name="Name">The VM's name.</param>
/// <param name="SentBitsPerSecond">Shape: one rate an interval, oldest first; finite, at least 0.</param>
/// <param name="ReceivedBitsPerSecond">Shape: as many as sent; finite, at least 0.</param>
internal sealed record BackgroundSeries(
    string Name, IReadOnlyList<double> SentBitsPerSecond, IReadOnlyList<double> ReceivedBitsPerSecond);
