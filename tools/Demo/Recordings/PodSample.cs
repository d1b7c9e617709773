namespace NetUtil.Demo.Recordings;

/// <summary>One row of a recording: what a pod's network and requests came to at a time. Immutable.</summary>
/// <param name="UnixSeconds">The collector's time.</param>
/// <param name="SentBytesPerSecond">As recorded, unchecked; null where blank.</param>
/// <param name="ReceivedBytesPerSecond">As recorded, unchecked; null where blank.</param>
/// <param name="RequestsPerSecond">As recorded, unchecked; null where blank.</param>
internal sealed record PodSample(
    long UnixSeconds, double? SentBytesPerSecond, double? ReceivedBytesPerSecond, double? RequestsPerSecond);
