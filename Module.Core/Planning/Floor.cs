namespace NetUtil.Core.Planning;

/// <summary>The rate below which a VM's adapter is not lowered. Immutable.</summary>
/// <param name="BitsPerSecond">Unit: bit/s; infinite where it may not be lowered at all.</param>
/// <param name="Reason">Where it comes from, in words.</param>
internal sealed record Floor(double BitsPerSecond, string Reason);
