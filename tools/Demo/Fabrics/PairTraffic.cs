namespace NetUtil.Demo.Fabrics;

/// <summary>What one end sends to another, as a share of a recorded rate. Immutable, compared by value.</summary>
/// <param name="Source">The service that sends; <see cref="Traffic.ServiceCalls.Users"/> for people.</param>
/// <param name="Target">The service that receives; <see cref="Traffic.ServiceCalls.Users"/> for people;
/// <see cref="PairModel.Elsewhere"/> for what no call explains.</param>
/// <param name="Share">Part of what the source sent or, where that was not recorded since the source are people,
/// of what the target received; above 0, at most 1.</param>
internal sealed record PairTraffic(string Source, string Target, double Share);
