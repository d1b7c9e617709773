namespace NetUtil.Bench.Loop;

/// <summary>What is made hard about a scene. Immutable, compared by value.</summary>
/// <param name="Noise">What a meter counts in a minute is off by up to this share, either way; 0 to 1.</param>
/// <param name="HasRival">True where another balancer moves VMs back to where they lay at the begin.</param>
/// <param name="Seed">Start of the noise.</param>
internal sealed record LoopSetting(double Noise, bool HasRival, long Seed = 1);
