using System.Collections.Generic;

namespace NetUtil.Core.Pairs;

/// <summary>An inequality that every set of pair rates obeys which fits the totals: the sum of coefficient
/// times rate is at most the right side. Immutable.</summary>
/// <param name="Coefficients">Shape: one a given pair.</param>
/// <param name="Right">Unit: bit/s.</param>
internal sealed record PairCut(IReadOnlyList<double> Coefficients, double Right);
