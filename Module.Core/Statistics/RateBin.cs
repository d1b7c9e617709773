using System.Collections.Generic;

namespace NetUtil.Core.Statistics;

/// <summary>How many rates of a sketch lie between two bounds. Immutable.</summary>
/// <param name="Index">i: the rates lie above g^(i - 1) and are at most g^i, with g = 1.01 / 0.99.</param>
/// <param name="Count">How many; at least 1.</param>
public readonly record struct RateBin(int Index, long Count)
{
    /// <summary>Orders bins by index alone.</summary>
    internal static IComparer<RateBin> ByIndex { get; } =
        Comparer<RateBin>.Create((one, other) => one.Index.CompareTo(other.Index));
}
