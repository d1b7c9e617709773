using System.Collections.Generic;

namespace NetUtil.Core.Pairs;

/// <summary>What pair rates are likely before a window's totals are looked at: some pairs by themselves, all
/// others that have a way in proportion to what both ends exchange. Immutable.</summary>
/// <param name="Edges">The pairs that are likely by themselves, by numbers of their ends; each once.</param>
/// <param name="Rates">Shape: one an edge. Unit: bit/s, at least 0.</param>
/// <param name="Sending">Shape: one an end. Any other pair's rate is its sender's figure times its
/// receiver's.</param>
/// <param name="Receiving">Shape: one an end.</param>
internal sealed record PairPrior(
    IReadOnlyList<(int Source, int Target)> Edges, double[] Rates, double[] Sending, double[] Receiving);
