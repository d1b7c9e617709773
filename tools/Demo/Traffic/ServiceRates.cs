using System.Collections.Generic;

namespace NetUtil.Demo.Traffic;

/// <summary>What one service sent and received in each minute. Immutable.</summary>
/// <param name="Service">Its name.</param>
/// <param name="SentBytesPerSecond">Shape: one rate a minute, oldest first; finite, at least 0.</param>
/// <param name="ReceivedBytesPerSecond">Shape: as many as sent; finite, at least 0.</param>
internal sealed record ServiceRates(
    string Service, IReadOnlyList<double> SentBytesPerSecond, IReadOnlyList<double> ReceivedBytesPerSecond);
